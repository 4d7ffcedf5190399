// What does a person want to see of each term? Tokens with texts, ranges, runs and weights.

/// Collects tokens, and gives bigrams their weights when the words of the text are known.
struct TokenSink: TermSink {
  private(set) var tokens: [Token] = []
  private var run = -1
  private var bytes: [UInt8] = []
  private let joins: [LineJoin]

  /// - Parameters:
  ///   - elements: characters of the text, of which most queries have a few.
  ///   - joins: where lines were joined.
  init(elements: Int, joins: [LineJoin]) {
    self.joins = joins
    tokens.reserveCapacity(2 * min(elements, 64) + 2)
  }

  mutating func unit(
    _ elements: Range<Int>, of text: SegmentedText, isCJK: Bool, startsRun: Bool
  ) {
    // Words open their run themselves, because they are told before their units.
    if isCJK && startsRun { run += 1 }
  }

  mutating func bigram(_ first: Int, _ second: Int, of text: SegmentedText, unit: Int) {
    bytes.removeAll(keepingCapacity: true)
    unsafe bytes.append(utf8: text.scalars[first].scalar)
    unsafe bytes.append(utf8: text.scalars[second].scalar)
    let isUncut = unsafe text.scalars[first].isUncut && text.scalars[second].isUncut
    unsafe add(
      .bigram, first..<second + 1, of: text, unit: unit, unitCount: 2,
      weight: isUncut ? TermWeights.wordBigram : TermWeights.otherBigram)
  }

  mutating func unigram(_ element: Int, of text: SegmentedText, unit: Int) {
    bytes.removeAll(keepingCapacity: true)
    unsafe bytes.append(utf8: text.scalars[element].scalar)
    unsafe add(
      .unigram, element..<element + 1, of: text, unit: unit, unitCount: 1,
      weight: TermWeights.unigram)
  }

  mutating func cjkWord(
    _ elements: Range<Int>, of text: SegmentedText, unit: Int, unitCount: Int, entry: UInt32
  ) {
    if unitCount == 2 {
      // The bigram, which was told before, is that word.
      var bigram = tokens.count - 1
      while bigram >= 0, tokens[bigram].kind != .bigram || tokens[bigram].position > unit {
        bigram -= 1
      }
      if bigram >= 0, tokens[bigram].position == unit {
        tokens[bigram].weight =
          TermWeights.wordBigram * Self.share(ofHiragana: tokens[bigram].utf8)
      }
      return
    }
    bytes.removeAll(keepingCapacity: true)
    bytes.append(Token.wordTag)
    for element in elements where unsafe text.isUnit(element) {
      unsafe bytes.append(utf8: text.scalars[element].scalar)
    }
    unsafe add(
      .cjkWord, elements, of: text, unit: unit, unitCount: unitCount, weight: TermWeights.cjkWord)
  }

  mutating func word(
    _ elements: Range<Int>, of text: SegmentedText, unit: Int, unitCount: Int, kind: TokenKind
  ) {
    if kind == .word { run += 1 }
    unsafe text.copyWord(elements, unitCount: unitCount, into: &bytes)
    unsafe add(
      kind, elements, of: text, unit: unit, unitCount: unitCount,
      weight: kind == .word ? TermWeights.word : TermWeights.part)
  }

  /// A word of a run, in a field without bigrams: a run by itself, as a word of another script is.
  mutating func runWord(
    _ elements: Range<Int>, of text: SegmentedText, unit: Int, unitCount: Int
  ) {
    run += 1
    unsafe text.copyCJK(elements, into: &bytes)
    unsafe add(
      .word, elements, of: text, unit: unit, unitCount: unitCount,
      weight: TermWeights.word * Self.share(ofHiragana: bytes[...]))
  }

  mutating func innerWord(
    _ elements: Range<Int>, _ next: Range<Int>?, of text: SegmentedText, unit: Int
  ) {
    unsafe text.copyInnerWord(elements, next, into: &bytes)
    let end = next?.upperBound ?? elements.upperBound
    unsafe add(
      .part, elements.lowerBound..<end, of: text, unit: unit, unitCount: 1,
      weight: TermWeights.innerWord)
  }

  private mutating func add(
    _ kind: TokenKind, _ elements: Range<Int>, of text: SegmentedText, unit: Int, unitCount: Int,
    weight: Double
  ) {
    let start = unsafe Int(text.starts[elements.lowerBound])
    let end = unsafe Int(joins.end(text.end(of: elements.upperBound - 1)))
    let share =
      kind == .word ? 1 : Self.share(ofHiragana: kind == .cjkWord ? bytes.dropFirst() : bytes[...])
    tokens.append(
      Token(
        term: bytes, kind: kind, position: unit, unitCount: unitCount, range: start..<end,
        run: run, weight: weight * share))
  }

  /// What a term keeps of its weight: a part when it is of hiragana alone, U+3041 to U+309F.
  static func share(ofHiragana utf8: ArraySlice<UInt8>) -> Double {
    var number = 0
    var second: UInt8 = 0
    for byte in utf8 {
      switch number % 3 {
      case 0: if byte != 0xE3 { return 1 }
      case 1: second = byte
      default:
        let isHiragana = second == 0x81 ? byte >= 0x81 : second == 0x82 && byte <= 0x9F
        if !isHiragana { return 1 }
      }
      number += 1
    }
    return TermWeights.hiragana
  }

  /// The tokens by position, in the order they were told otherwise.
  consuming func finished() -> [Token] {
    // A word is told when it ends, after its bigrams: only a few positions after its own.
    var end = 1
    while end < tokens.count {
      var index = end
      while index > 0, tokens[index - 1].position > tokens[index].position {
        tokens.swapAt(index - 1, index)
        index -= 1
      }
      end += 1
    }
    return tokens
  }
}
