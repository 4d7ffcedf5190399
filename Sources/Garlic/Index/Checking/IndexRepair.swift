// What can be saved of a damaged index?

public import GarlicText

/// The result of repairing a damaged index file.
public struct IndexRepair: Sendable {
  /// The number of documents in the new index.
  public internal(set) var savedCount = 0
  /// The number of undamaged segments.
  public internal(set) var wholeSegments = 0
  /// The number of damaged segments, whose documents were indexed again from their stored fields.
  public internal(set) var damagedSegments = 0
  /// The number of documents that are known to be lost.
  public internal(set) var lostCount = 0
  /// The faults that were found, in one line each.
  public internal(set) var faults: [String] = []

  private init() {}

  /// Writes a new index with every segment and document of a damaged index that can be read.
  ///
  /// Whole segments keep their documents as they are; of damaged ones, and of those that lack postings of their
  /// documents, each document whose stored fields and id can be read is indexed again. Fields that are not stored
  /// are lost with a damaged segment.
  ///
  /// Where the newest commit cannot be read, segments are found by their directories: those of the commit before, and
  /// all that were written after it. Documents that were deleted since then may be back, which ``faults`` says.
  ///
  /// - Parameters:
  ///   - path: the damaged index.
  ///   - target: the new index.
  ///   - analyzer: the analyzer that the index was made with; nil for the standard one.
  ///   - schema: the fields of the index, for the case that they cannot be read.
  /// - Throws: `IndexError.notAnIndex` when neither a commit nor a segment can be found; errors of the new file.
  public static func of(
    _ path: String, into target: String, analyzer: Analyzer? = nil, schema: Schema? = nil
  ) throws -> IndexRepair {
    try of(path, into: target, on: FileStorage(), analyzer: analyzer, schema: schema)
  }

  package static func of(
    _ path: String, into target: String, on storage: any Storage, analyzer: Analyzer? = nil,
    schema: Schema? = nil
  ) throws -> IndexRepair {
    let file = try onStorage { () throws(StorageError) in
      try storage.open(path, writable: false)
    }
    let length = try onStorage { () throws(StorageError) in try file.length() }
    let mapping = try onStorage { () throws(StorageError) in try file.map(length) }
    var repair = IndexRepair()
    let provider = AnalyzerProvider(analyzer)
    let own = try provider.analyzer().fingerprint.encoded
    guard
      let manifest = mapping.withView({ repair.manifest($0, path, schema, fingerprint: own) })
    else {
      throw IndexError.notAnIndex(
        path: path, reason: "neither a commit nor a segment in it can be read")
    }
    // Segments are taken over as they are, so the new index must be one of the same analyzer.
    let used = try provider.analyzers(for: manifest, path: path).standard
    let index = try SearchIndex.open(
      target, on: storage, schema: manifest.schema.shown, analyzer: analyzer)
    try index.write { batch in
      batch.inherit(fingerprints: manifest.fingerprint)
      for record in manifest.segments {
        try repair.save(record, mapping, manifest.schema, path, used, into: batch)
      }
    }
    repair.savedCount = index.count
    do throws(IndexError) { try index.waitForMerges() } catch {
      repair.faults.append("segments of the new index could not be joined: \(error.description)")
    }
    return repair
  }

  /// The newest manifest, or one that is put together where that cannot be read.
  private mutating func manifest(
    _ view: ByteView, _ path: String, _ schema: Schema?, fingerprint: [UInt8]
  ) -> Manifest? {
    let pages = Superblock.slots(view)
    let slots = pages.flatMap { $0.copies.compactMap { $0 } }.sorted {
      $0.sequence > $1.sequence
    }
    // A slot that was never written is blank; of any other it is not known what it led to.
    let areSlotsWhole = zip(pages, FileFormat.slotOffsets).allSatisfy { page, offset in
      page.copies.contains { $0 != nil }
        || view.slice(offset, FileFormat.pageSize).array.allSatisfy { $0 == 0 }
    }
    let newest = slots.first
    if areSlotsWhole, let newest, let manifest = try? Commit.readManifest(newest, view, path: path)
    {
      return manifest
    }
    let damaged = areSlotsWhole ? newest.map { Int(clamping: $0.manifestOffset) } : nil
    let scan = SegmentScan(view, upTo: damaged ?? view.count, damaged: damaged)
      .adding(view, schemaAt: damaged)
    guard let found = scan.manifest(schema: schema, fingerprint: fingerprint),
      found.isContinued || !found.manifest.segments.isEmpty
    else { return nil }
    faults.append(
      found.isContinued
        ? "the newest commit cannot be read: an older one can, and \(found.addedSegments) segments after it are found by their directories; documents that were deleted after it may be back"
        : "no commit can be read: \(found.addedSegments) segments are found by their directories; documents that were deleted may be back"
    )
    return found.manifest
  }

  private mutating func save(
    _ record: Manifest.SegmentRecord, _ mapping: MappedBytes, _ schema: Schema, _ path: String,
    _ analyzer: Analyzer, into batch: WriteBatch
  ) throws(IndexError) {
    let part: Commit.Part
    do throws(IndexError) {
      part = try Commit.part(record, nil, mapping: mapping, schema: schema, path: path)
    } catch  where !record.tombstones.isEmpty {
      faults.append(
        "segment \(record.name): \(error.description); documents that were deleted from it may be back"
      )
      var record = record
      record.tombstones = []
      return try save(record, mapping, schema, path, analyzer, into: batch)
    } catch {
      faults.append("segment \(record.name): \(error.description)")
      damagedSegments += 1
      lostCount += record.liveCount
      return
    }
    let inversion = StoredInversion(part.reader, analyzer)
    switch try state(of: part, analyzer) {
    case .whole:
      wholeSegments += 1
      try batch.copy(part.reader, besides: part.deleted)
      return
    case .incomplete(let reason) where !inversion.unstoredFields.isEmpty:
      // What is there is better than nothing of the fields that are not stored.
      faults.append(
        "segment \(record.name): \(reason); kept as it is, as the values of \(inversion.unstoredFields.joined(separator: ", ")) are not stored: index its documents again"
      )
      wholeSegments += 1
      try batch.copy(part.reader, besides: part.deleted)
      return
    case .incomplete(let reason):
      faults.append(
        "segment \(record.name): \(reason); its documents are indexed again from what is stored")
    case .damaged: break
    }
    damagedSegments += 1
    guard let stored = part.reader.stored else {
      faults.append("segment \(record.name): nothing is stored of its documents")
      lostCount += record.liveCount
      return
    }
    let zstd = ZstandardDecompressor()
    for block in 0..<stored.blockCount {
      do throws(IndexError) {
        try inversion.forEachDocument(
          ofBlock: block, stored, besides: part.deleted, by: zstd
        ) { (document, _) throws(IndexError) in try batch.restore(document) }
      } catch {
        if case .corrupt = error {
          faults.append("segment \(record.name), stored block \(block): \(error.description)")
          let first = stored.firstDocument(ofBlock: block)
          let next =
            block + 1 < stored.blockCount
            ? stored.firstDocument(ofBlock: block + 1) : part.reader.documentCount
          lostCount += max(0, next - first)
        } else {
          throw error
        }
      }
    }
  }

  /// What can be taken over of a segment.
  private enum State {
    case whole
    /// Its structure is right, but it lacks terms or postings that its documents have.
    case incomplete(String)
    case damaged
  }

  /// Segments of version 2 have no totals that would show what a merge lost: their texts are analysed again.
  private func state(
    of part: Commit.Part, _ analyzer: Analyzer
  ) throws(IndexError) -> State {
    if !SegmentValidator.faults(of: part.reader).isEmpty { return .damaged }
    if part.reader.hasTotals { return .whole }
    return try DeepCheck(part.reader, analyzer).differences().first.map { .incomplete($0) }
      ?? .whole
  }
}
