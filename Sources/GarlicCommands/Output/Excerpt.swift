// Which part of a text shows why it was found?

import GarlicText

/// A part of a text with the matches in it.
struct Excerpt: Equatable {
  var text = ""
  /// Where it begins in the text, in bytes.
  var start = 0
  /// The matches, in bytes of `text`.
  var highlights: [Range<Int>] = []
  var startsAtBeginning = true
  var endsAtEnd = true
}

/// Finds the part of a text where most of a query stands.
struct ExcerptFinder {
  private let analyzer: Analyzer
  private let terms: Set<String>

  init(query: String, analyzer: Analyzer) {
    self.analyzer = analyzer
    terms = Set(analyzer.tokens(in: query).map(\.text))
  }

  func excerpt(of text: String, columns: Int) -> Excerpt {
    let utf8 = text.utf8
    var matches: [Range<Int>] = []
    for token in analyzer.tokens(in: text) where terms.contains(token.text) {
      if let last = matches.last, token.range.lowerBound <= last.upperBound {
        matches[matches.count - 1] =
          last.lowerBound..<max(last.upperBound, token.range.upperBound)
      } else {
        matches.append(token.range)
      }
    }
    let anchor = matches.first?.lowerBound ?? 0
    let from = text.index(text.startIndex, offsetBy: 0)
    let at = utf8.index(utf8.startIndex, offsetBy: anchor)
    var start = String.Index(at, within: text) ?? from
    var before = 0
    while start > text.startIndex, before < columns / 4 {
      let previous = text.index(before: start)
      if text[previous].isNewline { break }
      before += DisplayWidth.columns(of: text[previous...previous])
      start = previous
    }
    var end = start
    var width = 0
    while end < text.endIndex, width < columns {
      width += max(1, DisplayWidth.columns(of: text[end...end]))
      end = text.index(after: end)
    }
    let offset = utf8.distance(from: utf8.startIndex, to: start)
    let length = utf8.distance(from: start, to: end)
    return Excerpt(
      text: String(text[start..<end]), start: offset,
      highlights: matches.compactMap { match in
        let low = max(match.lowerBound - offset, 0)
        let high = min(match.upperBound - offset, length)
        return low < high ? low..<high : nil
      }, startsAtBeginning: start == text.startIndex, endsAtEnd: end == text.endIndex)
  }
}
