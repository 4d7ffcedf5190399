// Which units does a highlighter want? The characters and words with their ranges.

/// Collects units with their offsets.
struct UnitSink: TermSink {
  let vocabulary: Vocabulary
  var units: TextUnits
  private var bytes: [UInt8] = []
  private let joins: [LineJoin]

  init(vocabulary: Vocabulary, units: TextUnits, joins: [LineJoin]) {
    self.joins = joins
    self.vocabulary = vocabulary
    self.units = units
  }

  mutating func unit(
    _ elements: Range<Int>, of text: SegmentedText, isCJK: Bool, startsRun: Bool
  ) {
    if isCJK {
      units.scalars.append(unsafe text.scalars[elements.lowerBound].scalar)
    } else {
      unsafe text.copyWord(elements, unitCount: 1, into: &bytes)
      units.scalars.append(TextUnits.wordFlag | vocabulary.intern(bytes))
    }
    units.starts.append(unsafe text.starts[elements.lowerBound])
    units.ends.append(joins.end(unsafe text.end(of: elements.upperBound - 1)))
    units.startsRun.append(startsRun)
  }

  mutating func bigram(_ first: Int, _ second: Int, of text: SegmentedText, unit: Int) {}
  mutating func unigram(_ element: Int, of text: SegmentedText, unit: Int) {}
  mutating func cjkWord(
    _ elements: Range<Int>, of text: SegmentedText, unit: Int, unitCount: Int, entry: UInt32
  ) {
    units.wordStarts.append(unit)
  }
  mutating func word(
    _ elements: Range<Int>, of text: SegmentedText, unit: Int, unitCount: Int, kind: TokenKind
  ) {}

  mutating func innerWord(
    _ elements: Range<Int>, _ next: Range<Int>?, of text: SegmentedText, unit: Int
  ) {
    unsafe text.copyInnerWord(elements, next, into: &bytes)
    units.innerWords.append(
      TextUnits.InnerWord(
        scalar: TextUnits.wordFlag | vocabulary.intern(bytes),
        units: unit..<unit + (next == nil ? 1 : 2)))
  }
}
