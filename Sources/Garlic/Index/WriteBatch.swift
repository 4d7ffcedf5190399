// What shall be in the index after the next commit?

import GarlicText

/// The changes of one commit: documents that are put and deleted, in order.
///
/// A batch is used inside `write(_:)` and by one thread at a time. Its changes are invisible before the
/// commit, and are dropped when the closure throws.
///
/// A document is refused if its id is empty or has more than 65,535 bytes, a field is not in the schema, a value does not
/// fit its field, or it has more than 1 GiB. The
/// batch is then unchanged and may be used on. After any other failure the batch lacks changes and is not committed, even
/// when the closure catches the error: every later call on it, and the commit, throw `IndexError.batchFailed` with the
/// first failure.
public final class WriteBatch {
  let schema: Schema
  private let analyzer: Analyzer
  private let budget: Int
  private let configuration: WriterConfiguration
  private let pipeline: IngestPipeline
  private var pending: [Document] = []
  private var pendingBytes = 0
  private var chunks: [InvertedChunk] = []
  private var chunkBytes = 0
  private var segments: BatchSegments
  private var putCount = 0
  private var hasEnded = false
  /// What failed first and left the batch without something that was put or deleted.
  private var failure: IndexError?
  /// The number of malformed UTF-8 sequences that were replaced by U+FFFD.
  public private(set) var replacements = 0
  /// The number of documents put so far.
  public var count: Int { putCount }

  /// Blocks of documents that are worth reading ahead on other threads.
  package let blocksAhead: Int

  init(
    base: Commit, writer: CommitWriter, analyzer: Analyzer, options: SearchIndex.Options
  ) {
    self.analyzer = analyzer
    schema = base.manifest.schema
    budget = options.waitingBudget
    blocksAhead = options.blocksAhead
    var configuration = options.writer
    if options.analyzingThreads == 1 { configuration.trace = options.trace }
    self.configuration = configuration
    pipeline = IngestPipeline(
      schema: schema, analyzer: analyzer, threads: options.analyzingThreads,
      budget: options.memoryBudget, configuration: configuration)
    segments = BatchSegments(
      base: base, writer: writer, threads: options.analyzingThreads, configuration)
    configuration.trace?.start()
  }

  /// Puts a document into the index; it replaces a document with the same id.
  ///
  /// - Throws: `IndexError.invalidArgument` when the id is empty, a field is not in the schema or a value does not fit
  ///   its field, as NaN fits none, and `.tooLarge` when the id has more than 65,535 bytes or the document more than
  ///   1 GiB; the batch is then unchanged. Errors of the file system and of
  ///   text analysis, which may concern earlier documents that are written now; `.batchFailed` after one of these.
  public func put(_ document: Document) throws(IndexError) {
    try checkOpen()
    try check(id: document.id)
    try restore(document)
  }

  /// Puts a document that an index had, whose id may be one that is refused today.
  ///
  /// - Throws: what ``put(_:)-(Document)`` throws.
  func restore(_ document: Document) throws(IndexError) {
    try check(document)
    pending.append(document)
    putCount += 1
    pendingBytes += document.byteCount + 64
    if pendingBytes >= configuration.chunkSize {
      try unlessFailed { () throws(IndexError) in try submit() }
    }
  }

  /// Puts a document with these fields into the index; it replaces a document with the same id.
  public func put(id: String, _ fields: [String: FieldValue]) throws(IndexError) {
    try put(Document(id: id, fields))
  }

  /// Changes some fields of a document and keeps the others.
  ///
  /// - Parameters:
  ///   - id: the id of a document of the index or of this batch.
  ///   - fields: the new values; nil removes a value.
  /// - Returns: false when there is no document with this id; the batch is then unchanged.
  /// - Throws: `IndexError.invalidArgument` when a text that is kept is not stored, so that the document has to be put
  ///   whole; the batch is then unchanged. What ``put(_:)-(Document)`` throws.
  /// - Complexity: that of ``put(_:)-(Document)`` and of reading the document. Documents of this batch are written before they
  ///   are read: put them whole where that is possible.
  @discardableResult
  public func update(id: String, _ fields: [String: FieldValue?]) throws(IndexError) -> Bool {
    try checkOpen()
    var document: Document
    if let waiting = pending.last(where: { $0.id == id }), !segments.wasDeleted(id) {
      document = waiting
    } else {
      if putCount > 0 { try unlessFailed { () throws(IndexError) in try flushAll() } }
      let snapshot = Snapshot(
        commit: segments.current, path: segments.path, analyzer: AnalyzerProvider(analyzer))
      guard let number = try snapshot.documentNumber(of: id) else { return false }
      document = try snapshot.document(at: number)
      if let lost = try snapshot.complete(
        &document, number: number, in: schema, besides: Set(fields.keys))
      {
        throw .invalidArgument(
          "document '\(id)': the field '\(lost)' is not stored, so it cannot be kept: put the whole document"
        )
      }
    }
    for (name, value) in fields { document.fields[name] = value }
    try restore(document)
    return true
  }

  /// Deletes the document with this id from the index and from this batch; without effect if there is none.
  ///
  /// - Throws: `IndexError.corrupt` when ids cannot be read; the batch can then not be committed.
  public func delete(id: String) throws(IndexError) {
    try checkOpen()
    try unlessFailed { () throws(IndexError) in
      try segments.delete(id: id, before: putCount)
    }
  }

  /// Deletes all documents that match a query, including those put earlier in this batch.
  ///
  /// - Returns: the number of deleted documents.
  /// - Throws: errors of the file system and of the search; the batch can then not be committed.
  @discardableResult
  public func delete(matching query: Query) throws(IndexError) -> Int {
    try checkOpen()
    return try unlessFailed { () throws(IndexError) in try deleteAll(query) }
  }

  private func deleteAll(_ query: Query) throws(IndexError) -> Int {
    try flushAll()
    let snapshot = Snapshot(
      commit: segments.current, path: segments.path, analyzer: AnalyzerProvider(analyzer))
    var options = SearchOptions(limit: max(snapshot.count, 1))
    options.memoryBudget = .max
    options.mode = .all
    let searcher = try Searcher(snapshot, query, options)
    let node = try searcher.plan(query, .strict)
    let (found, _) = try searcher.best(node, options.limit, besides: [])
    for entry in found {
      let view = snapshot.view(of: entry.document)
      segments.delete(UInt32(entry.document - view.base), of: view.reader)
    }
    return found.count
  }

  /// Refuses what cannot be put; the batch is unchanged.
  func check(_ document: Document) throws(IndexError) {
    try checkOpen()
    for (name, value) in document.fields {
      guard let number = schema.index(of: name) else {
        throw .invalidArgument(
          "document '\(document.id)': there is no field '\(name)' in the schema")
      }
      let kind = schema.fields[number].kind
      switch kind {
      case .text, .keyword:
        if value.hasNaN {
          throw .invalidArgument(
            "document '\(document.id)': the value of '\(name)' is not a number")
        }
      case .integer, .double, .date:
        if NumberValue.sortable(value, kind) == nil {
          throw .invalidArgument(
            "document '\(document.id)': '\(value.text)' is no value for the \(kind) field '\(name)'"
          )
        }
      }
    }
    let size = document.byteCount
    guard size <= configuration.maximumDocumentSize else {
      throw .tooLarge(
        thing: "bytes of document '\(document.id.prefix(200))'", size: size,
        limit: configuration.maximumDocumentSize, remedy: "split the document")
    }
  }

  private func check(id: String) throws(IndexError) {
    if id.isEmpty {
      throw .invalidArgument("a document without an id: give it one that no other document has")
    }
    let length = id.utf8.count
    if length > Document.longestID {
      throw .tooLarge(
        thing: "bytes of the id that begins with '\(id.prefix(40))'", size: length,
        limit: Document.longestID, remedy: "take a shorter id, and put the long one into a field")
    }
  }

  private func checkOpen() throws(IndexError) {
    if hasEnded { throw .invalidArgument("the batch has ended: use it inside its closure only") }
    if let failure { throw .batchFailed(first: failure) }
  }

  /// Keeps what `work` throws: the batch is then no longer what was asked for, whoever catches it.
  private func unlessFailed<R>(_ work: () throws(IndexError) -> R) throws(IndexError) -> R {
    do throws(IndexError) { return try work() } catch {
      if failure == nil { failure = error }
      throw error
    }
  }

  private func submit() throws(IndexError) {
    if pending.isEmpty { return }
    let documents = pending
    let byteCount = pendingBytes
    pending = []
    pendingBytes = 0
    configuration.trace?.end(.produce)
    try pipeline.submit(documents, byteCount: byteCount)
    configuration.trace?.end(.invert)
    try takeChunks()
  }

  private func takeChunks() throws(IndexError) {
    while let chunk = try pipeline.next() {
      replacements += chunk.replacements
      chunkBytes += chunk.byteCount
      chunks.append(chunk)
      configuration.trace?.end(.collect)
      if chunkBytes >= budget { try flush() }
    }
  }

  /// Writes the chunks in memory as one segment.
  private func flush() throws(IndexError) {
    if chunks.isEmpty { return }
    let taken = chunks
    chunks = []
    chunkBytes = 0
    try segments.write(taken.map { .chunk($0) }, ids: taken.flatMap(\.ids))
    configuration.trace?.end(.finish, "opening")
  }

  /// Takes up that segments come from an index with these fingerprints.
  func inherit(fingerprints: [UInt8]) { segments.inherited.append(fingerprints) }

  /// A segment of which at least one document in so many is deleted is written anew without them.
  private static let copiedBesides = 4

  /// Takes over a whole segment of another index.
  ///
  /// Its bytes are copied where its fields have the same numbers in this index and few documents of it are deleted.
  ///
  /// - Parameters:
  ///   - reader: under the schema of this index.
  ///   - record: what the manifest of its file says about it; nil to write it anew.
  ///   - deleted: the documents of it that are not there.
  func copy(
    _ reader: SegmentReader, _ record: Manifest.SegmentRecord? = nil, besides deleted: DocumentSet
  ) throws(IndexError) {
    try checkOpen()
    let source = MergeSource.segment(try reader.renumbered(for: schema), deleted)
    if source.documentCount == 0 { return }
    try unlessFailed { () throws(IndexError) in
      try flushAll()
      if let record, deleted.count * Self.copiedBesides < reader.documentCount,
        CommitWriter.canCopy(reader, under: schema)
      {
        try segments.copy(reader, record, besides: deleted)
        putCount += reader.documentCount
        return
      }
      try segments.rewrite(source)
      putCount += source.documentCount
    }
  }

  private func flushAll() throws(IndexError) {
    try submit()
    pipeline.finish()
    try takeChunks()
    try flush()
  }

  /// Writes everything and makes it a commit; false when there was nothing to do.
  ///
  /// - Throws: `IndexError.batchFailed` when something failed before, whoever caught it.
  func commit() throws(IndexError) -> Bool {
    defer { hasEnded = true }
    try checkOpen()
    try flushAll()
    if segments.changeNothing { return false }
    try segments.commit(fingerprint: analyzer.fingerprint.encoded)
    configuration.trace?.end(.commit)
    return true
  }

  /// Ends the batch without a commit.
  func abandon() {
    hasEnded = true
    pipeline.finish()
  }
}
