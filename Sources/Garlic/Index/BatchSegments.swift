// Which segments and documents would the commit of a batch have?

/// The segments of the commit before a batch and those that the batch has written, without the documents that it
/// deletes from them.
struct BatchSegments {
  private let base: Commit
  private let writer: CommitWriter
  private let threads: Int
  private let configuration: WriterConfiguration
  private var parts: [BatchPart]
  /// The ids that were deleted, each with the number of documents put before.
  private var deletions: [String: Int] = [:]
  private var nextName: UInt64
  /// Hashes of the ids of all documents, from when a segment of another index is taken over: most of its ids are new,
  /// and need not be looked for in each of the others.
  private var hashes: Set<UInt64>?
  /// The fingerprints of indexes of which segments were taken over.
  var inherited: [[UInt8]] = []

  init(base: Commit, writer: CommitWriter, threads: Int, _ configuration: WriterConfiguration) {
    self.base = base
    self.writer = writer
    self.threads = threads
    self.configuration = configuration
    parts = base.parts.map { BatchPart($0) }
    nextName = base.manifest.nextName
  }

  /// The path of the file.
  var path: String { writer.file.path }

  /// Deletes the document of an id: one of the index, or one of the first `putCount` of the batch, even when it is
  /// yet to be written.
  mutating func delete(id: String, before putCount: Int) throws(IndexError) {
    deletions[id] = putCount
    for part in parts.indices { try parts[part].delete(id: Array(id.utf8)) }
  }

  /// Whether a document of an id was deleted in the batch.
  func wasDeleted(_ id: String) -> Bool { deletions[id] != nil }

  /// Deletes a document by its number in a segment of `current`.
  mutating func delete(_ document: UInt32, of reader: SegmentReader) {
    if let number = parts.firstIndex(where: { $0.part.reader.shown === reader }) {
      parts[number].delete(document)
    }
  }

  /// Writes a segment; documents of the same ids in the other segments are deleted.
  mutating func write(
    _ sources: [MergeSource], ids: @autoclosure () -> [[UInt8]]
  ) throws(IndexError) {
    let first = parts.reduce(0) { $0 + ($1.firstPut == nil ? 0 : $1.documentCount) }
    var (record, replaced) = try writer.writeSegment(
      sources, schema: base.manifest.schema, threads: threads, configuration: configuration)
    record.name = nextName
    nextName += 1
    if !parts.isEmpty || hashes != nil {
      let ids = ids()
      for part in parts.indices { try parts[part].delete(ids: ids) }
      if hashes != nil { for id in ids { hashes?.insert(TermHash.of(id: id)) } }
    }
    let reader = try writer.open(record, base.manifest.schema)
    var part = BatchPart(
      Commit.Part(reader: reader, deleted: DocumentSet(), record: record), firstPut: first)
    for document in replaced { part.delete(document) }
    for (id, before) in deletions where before > first {
      try part.delete(id: Array(id.utf8), before: before)
    }
    parts.append(part)
  }

  /// Copies a segment of another file; documents of the same ids in the other segments are deleted.
  ///
  /// - Parameters:
  ///   - record: what the manifest of its file says about it.
  ///   - deleted: the documents of it that are not there.
  mutating func copy(
    _ reader: SegmentReader, _ record: Manifest.SegmentRecord, besides deleted: DocumentSet
  ) throws(IndexError) {
    let first = parts.reduce(0) { $0 + ($1.firstPut == nil ? 0 : $1.documentCount) }
    var record = try writer.copySegment(reader, record, schema: base.manifest.schema)
    record.name = nextName
    nextName += 1
    let source = MergeSource.segment(reader, deleted)
    try deleteAll(of: source)
    var part = BatchPart(
      Commit.Part(
        reader: try writer.open(record, base.manifest.schema), deleted: DocumentSet(),
        record: record), firstPut: first)
    for document in deleted.documents { part.delete(document) }
    parts.append(part)
  }

  /// Writes a segment of another file anew; documents of the same ids in the other segments are deleted.
  mutating func rewrite(_ source: MergeSource) throws(IndexError) {
    try deleteAll(of: source)
    try write([source], ids: [])
  }

  /// Deletes the documents that have an id of a source, some ids at a time.
  ///
  /// - Complexity: O(documents of the source), the first time O(all documents); some 20 bytes for each document of all.
  private mutating func deleteAll(of source: MergeSource) throws(IndexError) {
    if hashes == nil { hashes = try idHashes() }
    // Taken out, so that the set is changed where it is.
    var known = hashes.take() ?? []
    try source.forEachIDs(configuration.idsAtOnce) { (ids) throws(IndexError) in
      var again: [[UInt8]] = []
      // Two ids may have one hash; then it is looked for and not found.
      for id in ids where !known.insert(TermHash.of(id: id)).inserted { again.append(id) }
      if again.isEmpty { return }
      for part in parts.indices { try parts[part].delete(ids: again) }
    }
    hashes = known
  }

  private func idHashes() throws(IndexError) -> Set<UInt64> {
    var hashes: Set<UInt64> = []
    for part in parts {
      let source = MergeSource.segment(part.part.reader, part.deleted)
      try source.forEachIDs(configuration.idsAtOnce) { ids in
        for id in ids { hashes.insert(TermHash.of(id: id)) }
      }
    }
    return hashes
  }

  /// The commit of these segments; nothing is written of it.
  var current: Commit {
    var manifest = base.manifest
    manifest.segments = parts.map(\.part.record)
    return Commit(
      slot: base.slot, manifest: manifest,
      parts: parts.map {
        Commit.Part(reader: $0.part.reader, deleted: $0.deleted, record: $0.part.record)
      }, identity: base.identity)
  }

  /// Whether they are what they were before the batch.
  var changeNothing: Bool {
    parts.count == base.parts.count && parts.allSatisfy(\.newlyDeleted.isEmpty)
  }

  /// Writes what was deleted and makes a commit of the segments that still have documents.
  ///
  /// - Parameter fingerprint: that of the analyzer of the batch.
  func commit(fingerprint: [UInt8]) throws(IndexError) {
    var manifest = base.manifest
    let isEmpty = manifest.segments.isEmpty
    manifest.fingerprint = AnalyzerProvider.adding(
      fingerprint, to: (isEmpty ? [] : [manifest.fingerprint]) + inherited)
    manifest.nextName = nextName
    manifest.segments = []
    for part in parts where part.deleted.count < part.documentCount {
      var record = part.part.record
      let fresh = part.newlyDeleted
      if !fresh.isEmpty {
        if record.tombstones.count >= configuration.tombstoneLists {
          record.tombstones = [try writer.writeTombstones(part.deleted.documents)]
        } else {
          record.tombstones.append(try writer.writeTombstones(fresh))
        }
      }
      manifest.segments.append(record)
    }
    guard manifest.segments.count <= configuration.maximumSegments else {
      throw .tooLarge(
        thing: "segments of '\(path)'", size: manifest.segments.count,
        limit: configuration.maximumSegments, remedy: "compact the index")
    }
    _ = try writer.commit(manifest)
  }
}
