// Who wants to know of each term? An index, a reader of tokens, or a highlighter.

/// Receives what the scanner finds, unit by unit.
///
/// Generic, so that each use is compiled by itself.
protocol TermSink: ~Copyable {
  /// A unit of text: one CJK character, or a word or part that takes a unit of its own.
  mutating func unit(_ elements: Range<Int>, of text: SegmentedText, isCJK: Bool, startsRun: Bool)
  /// Two adjacent CJK characters, at elements `first` and `second`.
  mutating func bigram(_ first: Int, _ second: Int, of text: SegmentedText, unit: Int)
  /// The last character of a CJK run.
  mutating func unigram(_ element: Int, of text: SegmentedText, unit: Int)
  /// A segmented word of CJK characters, of any length but Hangul.
  mutating func cjkWord(
    _ elements: Range<Int>, of text: SegmentedText, unit: Int, unitCount: Int, entry: UInt32)
  /// A word of another script, or a part of one.
  mutating func word(
    _ elements: Range<Int>, of text: SegmentedText, unit: Int, unitCount: Int, kind: TokenKind)
  /// Another way to find what is written: a word inside the one at a unit, or that one and the next in one
  /// word.
  ///
  /// It takes no unit and does not count for the length.
  mutating func innerWord(
    _ elements: Range<Int>, _ next: Range<Int>?, of text: SegmentedText, unit: Int)
}
