// What does a search look at, while others write?

import GarlicText

/// An immutable, searchable view of an index as of one commit.
///
/// Any number of threads may search it. It keeps the part of the file that it needs mapped into memory.
public final class Snapshot: Sendable {
  /// The schema of the index.
  public let schema: Schema

  let path: String
  /// The commit of each index that is searched.
  let commits: [Commit]
  let views: [SegmentView]
  let statistics: CollectionStatistics
  private let providedAnalyzer: AnalyzerProvider
  /// What filters left out in searches of this and other snapshots of the index.
  let filters: FilterCache
  /// Who is told of searches; nil for nobody.
  let observation: Observation?
  /// The titles of this and other snapshots of the index.
  var titles: TitleTables { filters.titles }
  private let openedContext = Guarded<SnapshotContext?>(nil)

  init(
    commit: Commit, path: String, analyzer: AnalyzerProvider, filters: FilterCache = FilterCache(),
    observation: Observation? = nil
  ) {
    self.filters = filters
    self.observation = observation
    commits = [commit]
    schema = commit.manifest.schema.shown
    self.path = path
    providedAnalyzer = analyzer
    var base = 0
    var views: [SegmentView] = []
    for part in commit.parts {
      views.append(SegmentView(reader: part.reader.shown, deleted: part.deleted, base: base))
      base += part.reader.documentCount
    }
    self.views = views
    statistics = CollectionStatistics(views, fields: schema.fields.count)
  }

  /// A snapshot of several indexes.
  ///
  /// - Parameters:
  ///   - views: their segments, counted on from each other.
  ///   - analyzer: that of all of them.
  init(
    _ views: [SegmentView], commits: [Commit], schema: Schema, path: String,
    analyzer: AnalyzerProvider, filters: FilterCache, observation: Observation? = nil
  ) {
    self.views = views
    self.observation = observation
    self.commits = commits
    self.schema = schema
    self.path = path
    self.filters = filters
    providedAnalyzer = analyzer
    statistics = CollectionStatistics(views, fields: schema.fields.count)
  }

  /// The commit of the index; of several, of the first.
  var commit: Commit { commits[0] }

  /// The number of documents.
  public var count: Int { views.reduce(0) { $0 + $1.liveCount } }

  /// The sequence number of the commit, one more than that of the commit before; of several indexes the sum.
  public var sequence: UInt64 { commits.reduce(0) { $0 &+ $1.slot.sequence } }

  /// A checksum of what was committed.
  var checksum: UInt32 {
    commits.dropFirst().reduce(commits[0].slot.manifestChecksum) { sum, commit in
      (sum &* 0x9e37_79b1) ^ commit.slot.manifestChecksum
    }
  }

  var analyzers: AnalyzerProvider { providedAnalyzer }

  /// What searches need, worked out at the first.
  ///
  /// - Throws: `IndexError.analyzerMismatch` when the index was made with another analyzer,
  ///   `.unknownAnalysis` when it has an analysis that this version does not know, `IndexError.corrupt` where norms or scripts are damaged.
  func context() throws(IndexError) -> SnapshotContext {
    if let context = openedContext.withLock({ $0 }) { return context }
    let analyzers = try providedAnalyzer.analyzers(for: commit.manifest, schema, path: path)
    for other in commits.dropFirst() {
      _ = try providedAnalyzer.analyzers(for: other.manifest, path: path)
    }
    let context = try SnapshotContext(
      self, analyzers: analyzers, analyses: providedAnalyzer.analyses)
    openedContext.withLock { $0 = context }
    return context
  }

  /// The document with this id; nil when there is none.
  ///
  /// - Throws: `IndexError.corrupt` when the file is damaged there.
  /// - Complexity: O(log documents) in each segment.
  public func document(id: String) throws(IndexError) -> Document? {
    guard let number = try documentNumber(of: id) else { return nil }
    return try document(at: number)
  }

  /// The number of a document in the snapshot; nil when there is none of this id.
  func documentNumber(of id: String) throws(IndexError) -> Int? {
    let bytes = Array(id.utf8)
    for view in views.reversed() {
      if let document = try view.reader.ids.document(of: bytes),
        !view.deleted.contains(UInt32(document))
      {
        return view.base + document
      }
    }
    return nil
  }

  /// The segment of a document's number.
  func view(of document: Int) -> SegmentView { views[segment(of: document)] }

  /// The index in `views` of the segment of a document's number.
  func segment(of document: Int) -> Int {
    (1..<max(1, views.count)).partitioningIndex { views[$0].base > document } - 1
  }

  /// Ids that are fetched side by side, at most: what a page of hits has.
  static let prefetchedIDs = 32

  /// Has the processor fetch the ids of documents side by side: each lies elsewhere in the file, and one after another
  /// would be waited for.
  ///
  /// An array, as the runtime would look through all conformances of a program for the type of a lazy sequence's prefix.
  /// - Parameter documents: by their numbers in the snapshot, up to `prefetchedIDs`.
  func prefetchIDs(of documents: [Int]) {
    guard let view = views.first else { return }
    if views.count == 1 {
      let ids = view.reader.ids
      for document in documents { ids.prefetchOffset(of: document) }
      for document in documents { ids.prefetch(document) }
      return
    }
    forEach(of: documents) { $0.prefetchOffset(of: $1) }
    forEach(of: documents) { $0.prefetch($1) }
  }

  /// Calls `body` with documents, by their numbers in their segments, and the ids of these.
  @inline(__always)
  private func forEach(of documents: [Int], _ body: (DocumentIDs, Int) -> Void) {
    for document in documents {
      let view = view(of: document)
      body(view.reader.ids, document - view.base)
    }
  }

  func id(at document: Int) throws(IndexError) -> String {
    let number = segment(of: document)
    let base = views[number].base
    return try views[number].reader.id(of: document - base)
  }

  func document(at document: Int) throws(IndexError) -> Document {
    let view = view(of: document)
    let id = try id(at: document)
    guard let stored = view.reader.stored else { return Document(id: id, [:]) }
    let record = try ZstandardDecompressor.withOne { (zstd) throws(IndexError) in
      try stored.record(of: document - view.base, by: zstd)
    }
    return Document(id: id, try stored.fields(of: record, schema: view.reader.storedSchema))
  }

  /// Calls `body` with every document, in order.
  ///
  /// - Parameter body: returns false to stop.
  public func forEachDocument(
    _ body: (Document) throws(IndexError) -> Bool
  ) throws(IndexError) {
    try forEachDocument(fields: nil, body)
  }

  /// Calls `body` with every document, in order.
  ///
  /// - Parameters:
  ///   - names: the fields that the documents shall have; nil for all.
  ///   - body: returns false to stop.
  package func forEachDocument(
    fields names: Set<String>?, _ body: (Document) throws(IndexError) -> Bool
  ) throws(IndexError) {
    try forEachNumberedDocument(fields: names) { (_, document) throws(IndexError) in
      try body(document)
    }
  }

  /// The same with the number of each document.
  func forEachNumberedDocument(
    fields names: Set<String>? = nil, _ body: (Int, Document) throws(IndexError) -> Bool
  ) throws(IndexError) {
    let zstd = ZstandardDecompressor()
    for view in views {
      let count = view.reader.documentCount
      guard let stored = view.reader.stored else {
        for document in 0..<count where !view.deleted.contains(UInt32(document)) {
          let number = view.base + document
          if try !body(number, Document(id: try id(at: number), [:])) { return }
        }
        continue
      }
      for block in 0..<stored.blockCount {
        let first = stored.firstDocument(ofBlock: block)
        for (i, record) in try stored.records(ofBlock: block, by: zstd).enumerated()
        where !view.deleted.contains(UInt32(first + i)) {
          let number = view.base + first + i
          let fields = try stored.fields(
            of: record, schema: view.reader.storedSchema, only: names)
          if try !body(number, Document(id: try id(at: number), fields)) { return }
        }
      }
    }
  }
}
