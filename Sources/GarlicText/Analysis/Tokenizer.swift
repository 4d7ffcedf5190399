// Which terms does this text have? The work of an analyzer, one field at a time.

/// A tokenizer: turns the text of a field into terms with positions.
///
/// One for each thread: it keeps scratch memory, ICU's iterator and the vocabulary.
package final class Tokenizer {
  /// The terms met so far, by number.
  package let vocabulary: Vocabulary

  // What is needed of the analyzer, and not the analyzer: its pool keeps tokenizers, and would keep itself.
  private let filtersTokens: Bool
  private let filters: [any TokenFilter]
  private let style: TokenStyle
  private let tables: SharedTables
  private var segmentation: Segmentation
  private var scanner: TermScanner<IndexSink>
  /// For each term the number that another vocabulary has for it, plus one; 0 where that is not known.
  private var otherNumbers: [UInt32] = []

  /// - Parameter windowSize: bytes of a long text that are taken at once; tests make it small.
  package init(
    _ analyzer: Analyzer, windowSize: Int = 1 << 17
  ) throws(AnalysisError) {
    filtersTokens = analyzer.filtersTokens
    filters = analyzer.filters
    style = analyzer.tokenStyle
    tables = analyzer.tables
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
    _ utf8: Span<UInt8>, into terms: inout FieldTerms,
    between: (inout FieldTerms) -> Void = { _ in }
  ) throws(AnalysisError) {
    terms.removeAll()
    if filtersTokens {
      return try add(utf8, to: &terms, numberedBy: vocabulary, between: between)
    }
    try segmentation.analyze(utf8, with: &scanner, into: &terms, between: between)
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

  /// The same with the numbers of another tokenizer's vocabulary, which inverts the other fields of a document.
  package func analyze(
    _ utf8: Span<UInt8>, into terms: inout FieldTerms, numberedBy other: Vocabulary,
    between: (inout FieldTerms) -> Void = { _ in }
  ) throws(AnalysisError) {
    terms.removeAll()
    if filtersTokens {
      return try add(utf8, to: &terms, numberedBy: other, between: between)
    }
    var first = terms.otherTerms.count
    try segmentation.analyze(utf8, with: &scanner, into: &terms) { terms in
      renumber(&terms, from: first, in: other)
      between(&terms)
      first = terms.otherTerms.count
    }
    renumber(&terms, from: first, in: other)
  }

  /// Gives terms from `first` on the numbers of another vocabulary.
  private func renumber(_ terms: inout FieldTerms, from first: Int, in other: Vocabulary) {
    for index in first..<terms.otherTerms.count {
      let record = terms.otherTerms[index]
      let id = number(of: UInt32(record >> 32), in: other)
      terms.otherTerms[index] = UInt64(id) << 32 | record & 0xFFFF_FFFF
    }
  }

  /// The number that another vocabulary gives to a term of this one.
  private func number(of id: UInt32, in other: Vocabulary) -> UInt32 {
    while otherNumbers.count <= id { otherNumbers.append(0) }
    if otherNumbers[Int(id)] == 0 {
      otherNumbers[Int(id)] = other.intern(vocabulary.term(id)) + 1
    }
    return otherNumbers[Int(id)] - 1
  }

  /// Forgets every term, and the numbers that another vocabulary gave to them.
  package func forgetTerms() {
    vocabulary.removeAll()
    otherNumbers.removeAll(keepingCapacity: true)
  }

  /// Adds the tokens of a text to the terms of a field.
  private func add(
    _ utf8: Span<UInt8>, to terms: inout FieldTerms, numberedBy vocabulary: Vocabulary,
    between: (inout FieldTerms) -> Void
  ) throws(AnalysisError) {
    var clusters: GraphemeClusters?
    let batches = try segmentation.forEachTokenBatch(utf8, style) {
      (batch) throws(AnalysisError) in
      var tokens = batch.tokens
      if batch.mayHaveLongClusters, !filters.isEmpty {
        let known = clusters ?? GraphemeClusters(utf8)
        clusters = known
        for index in tokens.indices { tokens[index].range = known.widen(tokens[index].range) }
      }
      tokens = try FilteredTokens(
        filters: filters, purpose: .indexing, positions: batch.positions,
        offsets: batch.mayHaveLongClusters ? 0..<utf8.count : batch.offsets
      ).applied(to: tokens)
      terms.add(tokens, style, tables, numberedBy: vocabulary)
      if batch.offsets.upperBound < utf8.count {
        terms.positionCount = batch.positions.upperBound
        between(&terms)
      }
    }
    terms.positionCount = batches.positionCount
    terms.replacements = batches.replacements
  }

  /// Every token of a text by position, as the filters leave them.
  func tokens(in text: String, for purpose: TokenPurpose) throws(AnalysisError) -> [Token] {
    let tokens = try tokens(in: text)
    if filters.isEmpty { return tokens }
    return try FilteredTokens(
      filters: filters, purpose: purpose, positions: 0..<segmentation.tokenPositions,
      offsets: 0..<text.utf8.count
    ).applied(to: tokens)
  }

  /// Every token of a text by position.
  private func tokens(in text: String) throws(AnalysisError) -> [Token] {
    var text = text
    text.makeContiguousUTF8()
    let utf8 = text.utf8Span.span
    try segmentation.segment(utf8)
    var tokens = segmentation.tokens(style)
    guard segmentation.mayHaveLongClusters else { return tokens }
    let clusters = GraphemeClusters(utf8)
    for index in tokens.indices {
      tokens[index].range = clusters.widen(tokens[index].range)
    }
    return tokens
  }
}
