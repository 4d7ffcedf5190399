// What can be saved of a damaged index?

public import GarlicText

/// What became of a damaged index.
public struct IndexRepair: Sendable {
  /// Documents in the new index.
  public internal(set) var savedCount = 0
  /// Segments that were whole.
  public internal(set) var wholeSegments = 0
  /// Segments of which some documents were saved by reading them again.
  public internal(set) var damagedSegments = 0
  /// Documents that are known to be lost.
  public internal(set) var lostCount = 0
  /// What could not be read, a line each.
  public internal(set) var faults: [String] = []

  private init() {}

  /// Writes a new index with every segment and document of `path` that is whole.
  ///
  /// Whole segments keep their documents as they are; of damaged ones, each document whose stored
  /// fields and id can be read is indexed again. Fields that are not stored are lost with their
  /// segment.
  ///
  /// - Throws: `IndexError.notAnIndex` when no commit can be found; errors of the new file.
  public static func of(
    _ path: String, into target: String, analyzer: Analyzer? = nil
  ) throws -> IndexRepair {
    try of(path, into: target, on: FileStorage(), analyzer: analyzer)
  }

  package static func of(
    _ path: String, into target: String, on storage: any Storage, analyzer: Analyzer? = nil
  ) throws -> IndexRepair {
    let file = try onStorage { () throws(StorageError) in
      try storage.open(path, writable: false)
    }
    let length = try onStorage { () throws(StorageError) in try file.length() }
    let mapping = try onStorage { () throws(StorageError) in try file.map(length) }
    guard let manifest = mapping.withView({ bestManifest($0, path: path) }) else {
      throw IndexError.notAnIndex(path: path, reason: "no commit in it can be read")
    }
    // Segments are taken over as they are, so the new index must be one of the same analyzer.
    _ = try AnalyzerProvider(analyzer).analyzer(for: manifest.fingerprint, path: path)
    var repair = IndexRepair()
    let index = try SearchIndex.open(
      target, on: storage, schema: manifest.schema, analyzer: analyzer)
    try index.write { batch in
      for record in manifest.segments {
        try repair.save(record, mapping, manifest.schema, path, into: batch)
      }
      repair.savedCount = batch.count
    }
    index.waitForMerges()
    return repair
  }

  /// The newest manifest that can be read.
  private static func bestManifest(_ view: ByteView, path: String) -> Manifest? {
    let slots = Superblock.slots(view).flatMap { $0.copies.compactMap { $0 } }
    for slot in slots.sorted(by: { $0.sequence > $1.sequence }) {
      if let manifest = try? Commit.readManifest(slot, view, path: path) { return manifest }
    }
    return nil
  }

  private mutating func save(
    _ record: Manifest.SegmentRecord, _ mapping: MappedBytes, _ schema: Schema, _ path: String,
    into batch: WriteBatch
  ) throws(IndexError) {
    let part: Commit.Part
    do throws(IndexError) {
      part = try Commit.part(record, nil, mapping: mapping, schema: schema, path: path)
    } catch {
      faults.append("segment \(record.name): \(error.description)")
      damagedSegments += 1
      lostCount += record.liveCount
      return
    }
    if SegmentValidator.faults(of: part.reader).isEmpty {
      wholeSegments += 1
      try batch.copy(part)
      return
    }
    damagedSegments += 1
    guard let stored = part.reader.stored else {
      faults.append("segment \(record.name): nothing is stored of its documents")
      lostCount += record.liveCount
      return
    }
    let zstd = ZstandardDecompressor()
    for block in 0..<stored.blockCount {
      let first = stored.firstDocument(ofBlock: block)
      do throws(IndexError) {
        for (i, fields) in try stored.records(ofBlock: block, by: zstd).enumerated()
        where !part.deleted.contains(UInt32(first + i)) {
          let id = try part.reader.ids.text(of: first + i)
          try batch.put(Document(id: id, try stored.fields(of: fields, schema: schema)))
        }
      } catch {
        if case .corrupt = error {
          faults.append("segment \(record.name), stored block \(block): \(error.description)")
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
}
