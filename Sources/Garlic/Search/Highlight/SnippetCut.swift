// Where does a piece of text begin and end, so that it reads well?

import GarlicText

/// Cuts a snippet out of a text, around the best window of matches.
struct SnippetCut {
  private static let sentenceEnds: Set<Character> = [
    "。", "！", "？", "．", "!", "?", "…", "\n", "\r\n", "\r", "\u{2028}", "\u{2029}",
  ]

  /// Bytes of a snippet for each of its columns: characters with more marks than that are cut.
  private static let bytesPerColumn = 16

  let snippet: Snippet

  init(_ text: String, _ matches: HighlightMatches, columns: Int) {
    var start = text.startIndex
    if let window = matches.bestWindow(columns: columns) {
      let first = text.utf8.index(
        text.startIndex, offsetBy: Int(matches.units.starts[window.lowerBound]))
      let last = text.utf8.index(
        text.startIndex, offsetBy: Int(matches.units.ends[window.upperBound - 1]))
      let left =
        text.utf8.distance(from: first, to: last) > columns * Self.bytesPerColumn
        ? 0 : columns - DisplayWidth.columns(of: text[first..<last])
      start = SnippetCut.begin(text, before: first, columns: max(0, left) * 2 / 3)
    }
    while start < text.endIndex, text[start].isWhitespace { start = text.index(after: start) }
    var end = start
    var used = 0
    let most = columns * Self.bytesPerColumn + 64
    while end < text.endIndex {
      let next = text.index(after: end)
      if text.utf8.distance(from: start, to: next) > most {
        if end == start { end = SnippetCut.cut(text, start, most) }
        break
      }
      used += DisplayWidth.columns(of: text[end])
      if used > columns, end > start { break }
      end = next
    }
    // By scalars, as it may end inside a character that was cut.
    while end > start {
      let last = text.unicodeScalars.index(before: end)
      if !text.unicodeScalars[last].properties.isWhitespace { break }
      end = last
    }
    let offset = text.utf8.distance(from: text.startIndex, to: start)
    let length = text.utf8.distance(from: start, to: end)
    var highlights: [Range<Int>] = []
    for range in matches.ranges {
      let clamped = range.clamped(to: offset..<offset + length)
      if !clamped.isEmpty {
        highlights.append(clamped.lowerBound - offset..<clamped.upperBound - offset)
      }
    }
    snippet = Snippet(
      text: SnippetCut.withoutControls(text[start..<end]), start: offset, highlights: highlights,
      isBeginning: offset == 0, isEnd: offset + length == text.utf8.count)
  }

  /// The beginning of the sentence, if it is near enough; else as far back as there is room for,
  /// at a blank where words have them.
  private static func begin(
    _ text: String, before first: String.Index, columns: Int
  ) -> String.Index {
    var at = first
    var used = 0
    var blank: String.Index?
    while at > text.startIndex {
      let previous = text.index(before: at)
      let character = text[previous]
      if sentenceEnds.contains(character) { return at }
      used += DisplayWidth.columns(of: character)
      if text.utf8.distance(from: previous, to: first) > columns * bytesPerColumn { return at }
      if used > columns {
        // Latin words are not cut in two.
        if character.isASCII, at < first, text[at].isASCII, text[at].isLetter {
          return blank ?? first
        }
        return at
      }
      if character.isWhitespace { blank = at }
      at = previous
    }
    return at
  }

  /// The last scalar border that is not more than `most` bytes after `start`.
  private static func cut(_ text: String, _ start: String.Index, _ most: Int) -> String.Index {
    var end = start
    while end < text.endIndex {
      let next = text.unicodeScalars.index(after: end)
      if text.utf8.distance(from: start, to: next) > most { break }
      end = next
    }
    return end
  }

  /// Control characters as blanks, of the same length in bytes.
  private static func withoutControls(_ text: Substring) -> String {
    String(decoding: text.utf8.map { $0 < 0x20 || $0 == 0x7f ? 0x20 : $0 }, as: UTF8.self)
  }
}
