// Which terms does this text have? The work of an analyzer, one field at a time.

/// A tokenizer: turns the text of a field into terms with positions.
///
/// One for each thread: it keeps scratch memory, ICU's iterator and the vocabulary.
package final class Tokenizer {
  /// The terms met so far, by number.
  package let vocabulary: Vocabulary

  private let analyzer: Analyzer
  private var segmentation: Segmentation
  private var scanner: TermScanner<IndexSink>

  /// - Parameter windowSize: bytes of a long text that are taken at once; tests make it small.
  package init(
    _ analyzer: Analyzer, windowSize: Int = 1 << 17
  ) throws(AnalysisError) {
    self.analyzer = analyzer
    vocabulary = try Vocabulary()
    segmentation = try Segmentation(analyzer, windowSize: windowSize)
    scanner = TermScanner(sink: IndexSink(vocabulary: vocabulary))
  }

  /// Clears `terms` and fills it with the terms of one field.
  ///
  /// Malformed UTF-8 is read as U+FFFD and counted.
  /// - Throws: ``AnalysisError/textTooLong(byteCount:)`` above 1 GiB, and
  ///   ``AnalysisError/icu(operation:status:)`` when ICU fails.
  /// - Complexity: linear in the length of the text.
  package func analyze(
    _ utf8: Span<UInt8>, into terms: inout FieldTerms
  ) throws(AnalysisError) {
    terms.removeAll()
    try segmentation.analyze(utf8, with: &scanner, into: &terms)
  }

  /// Clears `units` and fills it with the units of one text, for highlights and exact phrases.
  /// - Throws: ``AnalysisError/textTooLong(byteCount:)`` above 1 GiB, and
  ///   ``AnalysisError/icu(operation:status:)`` when ICU fails.
  /// - Complexity: linear in the length of the text.
  package func units(
    of utf8: Span<UInt8>, into units: inout TextUnits
  ) throws(AnalysisError) {
    try self.units(of: utf8, findsWords: false, into: &units)
  }

  /// The same, and where words of runs begin.
  /// - Parameter findsWords: whether words are found, which takes the most time.
  package func units(
    of utf8: Span<UInt8>, findsWords: Bool, into units: inout TextUnits
  ) throws(AnalysisError) {
    units.removeAll()
    try segmentation.segment(utf8, findsWords: findsWords)
    segmentation.scan(vocabulary: vocabulary, into: &units)
    units.replacements = segmentation.replacements
    guard segmentation.mayHaveLongClusters else { return }
    let clusters = GraphemeClusters(utf8)
    for index in units.starts.indices {
      let range = clusters.widen(Int(units.starts[index])..<Int(units.ends[index]))
      units.starts[index] = UInt32(range.lowerBound)
      units.ends[index] = UInt32(range.upperBound)
    }
  }

  /// Every token of a text by position.
  func tokens(in text: String) throws(AnalysisError) -> [Token] {
    var text = text
    text.makeContiguousUTF8()
    let utf8 = text.utf8Span.span
    try segmentation.segment(utf8)
    var tokens = segmentation.tokens()
    guard segmentation.mayHaveLongClusters else { return tokens }
    let clusters = GraphemeClusters(utf8)
    for index in tokens.indices {
      tokens[index].range = clusters.widen(tokens[index].range)
    }
    return tokens
  }
}
