// Which characters does a title have once it is folded, and where do its words begin?

import GarlicText

/// A text as the index folds it: its letters and characters without white space and punctuation, with a space
/// between two words of other scripts than Chinese, Japanese and Korean.
struct FoldedTitle {
  /// UTF-16, of other planes than the first U+FFFD.
  private(set) var units: [UInt16] = []
  /// The bytes of the text that each unit stands for.
  private(set) var ranges: [Range<Int>] = []
  /// The units with which words begin.
  private(set) var wordStarts: [Int] = []

  static let space: UInt16 = 0x20
  private static let unknown: UInt16 = 0xFFFD

  /// - Throws: `IndexError.analysis`.
  /// - Complexity: O(characters).
  init(_ text: String, by analyzer: Analyzer) throws(IndexError) {
    let tokens: [Token]
    do throws(AnalysisError) {
      tokens = try analyzer.tokens(in: text)
    } catch { throw .analysis(error.description) }
    let utf8 = Array(text.utf8)
    var endsInWord = false
    var start = 0
    while start < tokens.count {
      var end = start
      while end < tokens.count, tokens[end].run == tokens[start].run { end += 1 }
      let run = tokens[start..<end]
      if run.contains(where: { $0.kind == .bigram || $0.kind == .unigram }) {
        appendRun(run)
        endsInWord = false
      } else if let word = run.first(where: { $0.kind == .word }) {
        if endsInWord { append(Self.space, word.range.lowerBound..<word.range.lowerBound) }
        appendWord(word, utf8)
        endsInWord = true
      }
      start = end
    }
  }

  private mutating func append(_ unit: UInt16, _ range: Range<Int>) {
    units.append(unit)
    ranges.append(range)
  }

  /// The characters of a run: the first ones of its bigrams, and the last.
  private mutating func appendRun(_ run: ArraySlice<Token>) {
    let first = units.count
    let position = run.reduce(Int.max) { min($0, $1.position) }
    var borders: Set<Int> = [0]
    for token in run {
      let at = token.position - position
      switch token.kind {
      case .bigram, .unigram:
        guard let scalar = token.text.unicodeScalars.first else { continue }
        while units.count <= first + at { append(Self.unknown, token.range) }
        units[first + at] = Self.unit(scalar)
        var range = token.range
        if token.kind == .bigram {
          let second = token.text.unicodeScalars.dropFirst().first
          // What it was folded from may have another width, as half of a bigram of Latin has.
          range =
            range
            .lowerBound..<max(
              range.lowerBound, range.upperBound - (second.map { UTF8.width($0) } ?? 0))
          if token.weight >= Self.leastWordWeight { borders.formUnion([at, at + 2]) }
        }
        ranges[first + at] = range
      case .cjkWord: borders.formUnion([at, at + token.unitCount])
      default: continue
      }
    }
    let isHangul = units[first..<units.count].allSatisfy { 0xAC00...0xD7A3 ~= $0 }
    for border in (isHangul ? [0] : borders.sorted()) where first + border < units.count {
      wordStarts.append(first + border)
    }
  }

  /// A bigram that weighs less is no word.
  private static let leastWordWeight = 0.5

  private mutating func appendWord(_ word: Token, _ utf8: [UInt8]) {
    wordStarts.append(units.count)
    let scalars = Array(word.text.unicodeScalars)
    let bytes = utf8[word.range]
    let starts = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 }
    for (number, scalar) in scalars.enumerated() {
      guard starts.count == scalars.count else {
        append(Self.unit(scalar), word.range)
        continue
      }
      let end = number + 1 < starts.count ? starts[number + 1] : word.range.upperBound
      append(Self.unit(scalar), starts[number]..<end)
    }
  }

  private static func unit(_ scalar: Unicode.Scalar) -> UInt16 {
    UInt16(exactly: scalar.value) ?? unknown
  }

  /// The bytes that units stand for.
  func bytes(_ units: Range<Int>) -> Range<Int> {
    guard !units.isEmpty, units.upperBound <= ranges.count else { return 0..<0 }
    let start = ranges[units.lowerBound].lowerBound
    return start..<max(start, ranges[units.upperBound - 1].upperBound)
  }
}
