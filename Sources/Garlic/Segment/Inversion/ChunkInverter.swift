// Here are documents: which terms do they contain, and where?

import GarlicText

/// Collects documents of a chunk.
///
/// One for each thread; kept from chunk to chunk.
final class ChunkInverter {
  private let schema: Schema
  private let configuration: WriterConfiguration
  private let tokenizer: Tokenizer
  /// By field, those of fields with an analysis of their own; empty when no field has one.
  private let ownTokenizers: [Tokenizer?]
  /// By field; empty when keywords are taken as they are.
  private let normalizers: [KeywordNormalizer]
  private let compressor: ZstandardCompressor
  private var inversions: [FieldInversion]
  /// By field what is sorted.
  private var sorted: [SortedField]
  private var terms: [SortedTerms] = []
  private var stored: StoredDocumentsWriter
  private var ids: [[UInt8]] = []
  private var columns: [ColumnValues]
  private var scripts: [TextScript] = []
  private var sort = RadixSort()
  private var numbers = VarintSlab(capacity: 1 << 16)
  private var replacements = 0

  init(
    schema: Schema, analyzer: Analyzer, configuration: WriterConfiguration = WriterConfiguration()
  ) throws(IndexError) {
    self.schema = schema
    self.configuration = configuration
    let analyzers = try FieldAnalyzers(schema, analyzer, path: "")
    do throws(AnalysisError) {
      tokenizer = try analyzer.makeTokenizer(window: configuration.analysisWindow)
      var own: [Tokenizer?] = []
      if !analyzers.isUniform {
        for field in schema.fields.indices {
          own.append(
            analyzers.hasOwn(field)
              ? try analyzers[field].makeTokenizer(window: configuration.analysisWindow) : nil)
        }
      }
      ownTokenizers = own
    } catch { throw .analysis(error.description) }
    normalizers =
      schema.fields.allSatisfy(\.normalization.isEmpty) ? [] : schema.fields.map(\.normalizer)
    compressor = ZstandardCompressor(level: StoredDocumentsWriter.level)
    inversions = schema.fields.map { _ in FieldInversion(chunkSize: configuration.chunkSize) }
    sorted = schema.fields.map { _ in SortedField() }
    columns = schema.fields.map { _ in ColumnValues() }
    stored = StoredDocumentsWriter(
      schema: schema, compressor: compressor, blockSize: configuration.storedBlockSize)
  }

  var documentCount: Int { ids.count }

  /// Adds a document.
  func add(_ document: Document) throws(IndexError) {
    ids.append(Array(document.id.utf8))
    var sample = ScriptSample()
    for (number, field) in schema.fields.enumerated() {
      let value = document.fields[field.name]
      switch field.kind {
      case .text: try addText(value, number, &sample)
      case .keyword: addKeywords(value, number)
      case .integer, .double, .date:
        columns[number].append(NumberValue.sortable(value, field.kind) ?? [])
      }
    }
    scripts.append(sample.script)
    try stored.add(document)
  }

  private func addText(
    _ value: FieldValue?, _ number: Int, _ sample: inout ScriptSample
  ) throws(IndexError) {
    guard var text = value?.text else {
      inversions[number].addNothing()
      return
    }
    text.makeContiguousUTF8()
    // Taken out of the inversion, which sorts them when they are many.
    var terms = FieldTerms.collecting()
    swap(&terms, &inversions[number].terms)
    func sortIfMany(_ terms: inout FieldTerms) {
      guard terms.bigrams.count + terms.otherTerms.count >= configuration.occurrencesPerRun
      else { return }
      swap(&terms, &inversions[number].terms)
      sortTerms(open: number)
      swap(&terms, &inversions[number].terms)
    }
    do throws(AnalysisError) {
      if number < ownTokenizers.count, let own = ownTokenizers[number] {
        try own.analyze(
          text.utf8Span.span, into: &terms, numberedBy: tokenizer.vocabulary, between: sortIfMany)
      } else {
        try tokenizer.analyze(text.utf8Span.span, into: &terms, between: sortIfMany)
      }
    } catch { throw .analysis(error.description) }
    swap(&terms, &inversions[number].terms)
    guard inversions[number].terms.positionCount < inversions[number].room else {
      let id = String(decoding: ids.last ?? [], as: UTF8.self)
      throw .tooLarge(
        thing: "positions in field '\(schema.fields[number].name)' of document '\(id)'",
        size: inversions[number].terms.positionCount, limit: inversions[number].room,
        remedy: "split the document")
    }
    sample.add(text.utf8Span.span)
    replacements += inversions[number].terms.replacements
    inversions[number].endDocument()
  }

  private func addKeywords(_ value: FieldValue?, _ number: Int) {
    let keywords: [String] =
      switch value {
      case nil: []
      case .strings(let values)?: values
      case let value?: [value.text]
      }
    var seen: Set<UInt32> = []
    var distinct: [UInt32] = []
    for keyword in keywords {
      let keyword = normalizers.isEmpty ? keyword : normalizers[number].normalized(keyword)
      let id = tokenizer.vocabulary.intern(Array(keyword.utf8))
      if seen.insert(id).inserted { distinct.append(id) }
    }
    inversions[number].add(keywords: distinct)
  }

  /// Sorts what was collected and starts afresh.
  func finish() throws(IndexError) -> InvertedChunk {
    sortTerms(open: nil)
    var parts: [InvertedChunk.FieldPart?] = []
    for (number, field) in schema.fields.enumerated() {
      guard field.kind == .text || field.kind == .keyword else {
        parts.append(nil)
        continue
      }
      let occurrences = Int(clamping: sorted[number].occurrences)
      guard occurrences <= configuration.maximumChunkOccurrences else {
        throw .tooLarge(
          thing: "terms in field '\(field.name)' of documents that are inverted together",
          size: occurrences, limit: configuration.maximumChunkOccurrences,
          remedy: "split the largest of the documents")
      }
      parts.append(
        InvertedChunk.FieldPart(
          runs: sorted[number].runs, norms: inversions[number].norms,
          starts: inversions[number].starts, occurrences: sorted[number].occurrences,
          ordinals: sorted[number].ordinals))
      inversions[number].removeAll()
      sorted[number] = SortedField()
    }
    try stored.close()
    var chunk = InvertedChunk(
      documentCount: ids.count, fields: parts, terms: terms, ids: ids,
      stored: stored.takeBlocks(),
      columns: schema.fields.indices.map { number in
        switch schema.fields[number].kind {
        case .integer, .double, .date: columns[number]
        case .text, .keyword: nil
        }
      }, scripts: scripts, replacements: replacements,
      totals: DocumentTotals(fields: schema.fields.count))
    chunk.totals.add(chunk)
    terms = []
    ids = []
    scripts = []
    for number in columns.indices { columns[number].removeAll() }
    replacements = 0
    return chunk
  }

  /// What of a field is sorted.
  private struct SortedField {
    var runs: [InvertedChunk.FieldRun] = []
    var occurrences: UInt64 = 0
    var ordinals: UInt64 = 0
  }

  /// Sorts the terms that were collected, and forgets them and their numbers.
  ///
  /// - Parameter open: the field whose last document has not ended.
  private func sortTerms(open: Int?) {
    let (terms, ranks) = SortedTerms.sorting(tokenizer.vocabulary)
    for (number, field) in schema.fields.enumerated() where inversions[number].occurrences > 0 {
      sorted[number].occurrences += inversions[number].occurrences
      if field.hasPositions {
        sorted[number].ordinals &+= inversions[number].ordinals(
          ranks: ranks, words: terms.wordRanks)
      }
      sorted[number].runs.append(run(number, field, isOpen: number == open, terms, ranks))
      inversions[number].removeOccurrences()
    }
    self.terms.append(terms)
    tokenizer.vocabulary.removeAll()
    for own in ownTokenizers { own?.forgetTerms() }
  }

  private func run(
    _ number: Int, _ field: Field, isOpen: Bool, _ terms: SortedTerms, _ ranks: [UInt32]
  ) -> InvertedChunk.FieldRun {
    let locator = DocumentLocator(starts: inversions[number].starts(isOpen: isOpen))
    let bigrams = inversions[number].sortedBigrams(by: &sort) { records in
      PostingRun(records, locator: locator, in: &numbers) { _ in field.hasPositions }
    }
    let otherTerms = inversions[number].sortedOtherTerms(ranks: ranks, by: &sort) { records in
      PostingRun(records, locator: locator, in: &numbers) { rank in
        field.hasPositions && !terms.isWord(rank)
      }
    }
    return InvertedChunk.FieldRun(bigrams: bigrams, otherTerms: otherTerms, terms: terms)
  }
}
