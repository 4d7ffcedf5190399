// How can a program outside this package measure the steps of text analysis?

/// The steps of text analysis, one text at a time, for programs that measure them.
///
/// Not part of the public API: it changes with what it measures. Not for several threads at once.
@_spi(Measuring) public final class AnalysisBenchmark {
  private let tokenizer: Tokenizer
  // Made when asked for, so that a tokenizer can be measured alone.
  private var icu: ICUSegmenter?
  private var lattice: LatticeSegmenter?
  private var comparison: SegmenterComparison?
  private var terms = FieldTerms()
  private var ends: [UInt32] = []

  /// The steps of one analyzer, each with its own scratch memory.
  /// - Throws: ``AnalysisError/icu(operation:status:)`` when ICU's iterator cannot be opened.
  public init(_ analyzer: Analyzer) throws(AnalysisError) {
    tokenizer = try analyzer.makeTokenizer()
  }

  /// The number of positions of a text, whose terms enter the vocabulary.
  /// - Throws: ``AnalysisError/textTooLong(byteCount:)`` above 1 GiB.
  public func analyze(_ utf8: Span<UInt8>) throws(AnalysisError) -> Int {
    try tokenizer.analyze(utf8, into: &terms)
    return terms.positionCount
  }

  /// Forgets the vocabulary, as an index does after a chunk, and the terms of the last text.
  public func removeAll() {
    tokenizer.vocabulary.removeAll()
    terms = FieldTerms()
  }

  /// The number of segments of a text, cut by one segmenter.
  /// - Throws: ``AnalysisError/textTooLong(byteCount:)`` above 1 GiB, and
  ///   ``AnalysisError/icu(operation:status:)`` when ICU's rules or dictionary are not installed.
  public func segment(_ utf8: Span<UInt8>, by kind: SegmenterKind) throws(AnalysisError) -> Int {
    switch kind {
    case .icu:
      if icu == nil { icu = try ICUSegmenter() }
      try icu?.segment(utf8, into: &ends)
    case .lattice:
      if lattice == nil { lattice = try LatticeSegmenter() }
      try lattice?.segment(utf8, into: &ends)
    case .disabled: return 1
    }
    return ends.count
  }

  /// The UTF-8 offset at which the two segmenters first differ; nil when they agree.
  /// - Throws: ``AnalysisError/textTooLong(byteCount:)`` above 1 GiB.
  public func firstDifference(in utf8: Span<UInt8>) throws(AnalysisError) -> Int? {
    if comparison == nil { comparison = try SegmenterComparison() }
    return try comparison?.firstDifference(in: utf8)
  }
}
