// What of a text that somebody types is finished, and what may go on?

import GarlicText

/// A typed text, cut before the word that may go on.
struct TypedText {
  /// What stands after the last white space, and before it with it.
  let clause: String
  let beforeClause: String
  /// What stands before the last word, as typed, with the white space after it.
  let earlier: String
  /// The last word as typed.
  let last: String
  /// The last word as the dictionary has it; nil when it has no term.
  let folded: String?
  /// Whether the last word is a run of Chinese, Japanese or Korean.
  let isCJK: Bool
  /// Where in `last` the segmenter cuts the last word of a run, in characters of `folded`; 0 for no cut.
  let cut: Int

  init(_ typed: String, by analyzer: Analyzer) throws(IndexError) {
    let scalars = typed.unicodeScalars
    var end = scalars.endIndex
    while end > scalars.startIndex, scalars[scalars.index(before: end)].properties.isWhitespace {
      end = scalars.index(before: end)
    }
    var start = end
    while start > scalars.startIndex, !scalars[scalars.index(before: start)].properties.isWhitespace
    {
      start = scalars.index(before: start)
    }
    clause = String(scalars[start..<end])
    beforeClause = String(scalars[..<start])
    guard let run = try QueryRun.runs(of: clause, by: analyzer).last else {
      (earlier, last, folded, isCJK, cut) = (beforeClause, clause, nil, false, 0)
      return
    }
    let utf8 = Array(clause.utf8)
    let from = run.tokens.reduce(utf8.count) { min($0, $1.range.lowerBound) }
    earlier = beforeClause + String(decoding: utf8[..<from], as: UTF8.self)
    last = String(decoding: utf8[from...], as: UTF8.self)
    isCJK = run.isCJK
    guard run.isCJK else {
      folded = run.tokens.first { $0.kind == .word }?.text
      cut = 0
      return
    }
    var text = ""
    for token in run.tokens.sorted(by: { $0.position < $1.position }) {
      if token.kind == .bigram, let first = token.text.unicodeScalars.first {
        text.unicodeScalars.append(first)
      } else if token.kind == .unigram {
        text += token.text
      }
    }
    folded = text
    let words = run.tokens.filter {
      $0.kind == .cjkWord || $0.kind == .bigram && $0.weight >= Self.leastWordWeight
    }
    let lastStart = words.filter { $0.position + $0.unitCount == run.position + run.unitCount }
      .map(\.position).min()
    cut = max(0, (lastStart ?? run.position + run.unitCount - 1) - run.position)
  }

  /// A bigram that weighs less is no word.
  static let leastWordWeight = 0.5
}
