// Which tokens has a text whose runs of characters are words alone, without bigrams?

/// Collects tokens as `TokenSink` does, but of runs of characters their words, each a run by itself, as words in letters
/// are.
///
/// Words keep the unit positions of their characters. Characters that no dictionary cuts, as those of Hangul, are one word
/// as far as they stand side by side.
struct WordTokenSink: TermSink {
  private var sink: TokenSink
  /// Uncut characters that stand side by side: their elements, the position of the first, and their number.
  private var pending: (elements: Range<Int>, unit: Int, count: Int)?

  init(elements: Int, joins: [LineJoin]) { sink = TokenSink(elements: elements, joins: joins) }

  mutating func unit(
    _ elements: Range<Int>, of text: SegmentedText, isCJK: Bool, startsRun: Bool
  ) {}

  mutating func bigram(_ first: Int, _ second: Int, of text: SegmentedText, unit: Int) {
    unsafe add(first, of: text, unit)
  }

  mutating func unigram(_ element: Int, of text: SegmentedText, unit: Int) {
    unsafe add(element, of: text, unit)
    unsafe flush(text)
  }

  private mutating func add(_ element: Int, of text: SegmentedText, _ unit: Int) {
    guard unsafe text.scalars[element].isUncut else { return unsafe flush(text) }
    if let begun = pending {
      pending = (begun.elements.lowerBound..<element + 1, begun.unit, begun.count + 1)
    } else {
      pending = (element..<element + 1, unit, 1)
    }
  }

  private mutating func flush(_ text: SegmentedText) {
    guard let word = pending else { return }
    pending = nil
    unsafe sink.runWord(word.elements, of: text, unit: word.unit, unitCount: word.count)
  }

  mutating func cjkWord(
    _ elements: Range<Int>, of text: SegmentedText, unit: Int, unitCount: Int, entry: UInt32
  ) {
    unsafe sink.runWord(elements, of: text, unit: unit, unitCount: unitCount)
  }

  mutating func word(
    _ elements: Range<Int>, of text: SegmentedText, unit: Int, unitCount: Int, kind: TokenKind
  ) {
    unsafe sink.word(elements, of: text, unit: unit, unitCount: unitCount, kind: kind)
  }

  mutating func innerWord(
    _ elements: Range<Int>, _ next: Range<Int>?, of text: SegmentedText, unit: Int
  ) {
    unsafe sink.innerWord(elements, next, of: text, unit: unit)
  }

  /// The tokens by position, their runs numbered in this order.
  consuming func finished() -> [Token] {
    var tokens = sink.finished()
    var numbers: [Int: Int] = [:]
    for index in tokens.indices {
      let told = tokens[index].run
      let number = numbers[told] ?? numbers.count
      numbers[told] = number
      tokens[index].run = number
    }
    return tokens
  }
}
