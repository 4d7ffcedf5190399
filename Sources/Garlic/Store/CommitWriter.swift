// How does a commit get into the file, so that a crash at any instant leaves the one before whole?

/// Appends segments, lists of deletions and a manifest after the last commit, syncs, then writes
/// the other slot and syncs again.
///
/// Committed bytes are never overwritten.
final class CommitWriter {
  let file: any StorageFile
  private let last: CommitSlot
  /// Where the next bytes go.
  var end: Int
  /// Whether a slot was written: from then on the file may be at the new commit, whatever fails.
  private(set) var hasTouchedSlot = false

  init(file: any StorageFile, last: CommitSlot) {
    self.file = file
    self.last = last
    end = CommitWriter.aligned(Int(last.end))
  }

  static func aligned(_ offset: Int) -> Int {
    (offset + FileFormat.alignment - 1) / FileFormat.alignment * FileFormat.alignment
  }

  /// Writes a new segment and returns its record, without name and deletions.
  ///
  /// - Throws: `IndexError.verificationFailed` when segments were joined and the new one, read back from the
  ///   file, does not hold what they do.
  func writeSegment(
    _ sources: [MergeSource], schema: Schema, threads: Int,
    configuration: WriterConfiguration
  ) throws(IndexError) -> (record: Manifest.SegmentRecord, replaced: [UInt32]) {
    let result = try SegmentWriter.write(
      sources, schema: schema, to: file, at: end, threads: threads, configuration: configuration)
    end = CommitWriter.aligned(result.start + result.length + result.directoryLength)
    let record = Manifest.SegmentRecord(result)
    if sources.contains(where: { if case .segment = $0 { true } else { false } }) {
      let verification = MergeVerification(
        path: file.path, schema: schema, sources: sources, threads: threads)
      try verification.compare(segment: try open(record, schema))
    }
    return (record, result.replaced)
  }

  /// Opens a segment that was written, as it is in the file.
  func open(
    _ record: Manifest.SegmentRecord, _ schema: Schema
  ) throws(IndexError) -> SegmentReader {
    let end = end
    let mapping = try onStorage { () throws(StorageError) in
      try file.map(min(end, try file.length()))
    }
    return try Commit.openSegment(record, mapping: mapping, schema: schema, path: file.path)
  }

  /// Writes a list of documents that are deleted, ascending.
  func writeTombstones(
    _ documents: [UInt32]
  ) throws(IndexError) -> Manifest.TombstoneRecord {
    let bytes = DocumentSet.encode(documents)
    let record = Manifest.TombstoneRecord(
      start: UInt64(end), length: UInt32(bytes.count), checksum: Checksum.of(bytes),
      count: UInt32(documents.count))
    let target = end
    try onStorage { () throws(StorageError) in try file.write(bytes[...], at: target) }
    end = CommitWriter.aligned(end + bytes.count)
    return record
  }

  /// Makes everything appended a commit.
  ///
  /// When this returns it survives a power cut.
  func commit(_ manifest: Manifest) throws(IndexError) -> CommitSlot {
    let bytes = manifest.encode()
    let slot = CommitSlot(
      sequence: last.sequence + 1, manifestOffset: UInt64(end),
      manifestLength: UInt32(bytes.count), manifestChecksum: Checksum.of(bytes),
      end: UInt64(end + bytes.count))
    let target = end
    try onStorage { () throws(StorageError) in
      try file.write(bytes[...], at: target)
      try file.sync()
      hasTouchedSlot = true
      try file.write(Superblock.page(slot)[...], at: slot.offset)
      try file.sync()
    }
    return slot
  }

  /// Writes the superblock and first commit of a new, empty file.
  static func initialize(
    _ file: any StorageFile, _ manifest: Manifest
  ) throws(IndexError) -> CommitSlot {
    let blank = CommitSlot(
      sequence: 0, manifestOffset: 0, manifestLength: 0, manifestChecksum: 0,
      end: UInt64(FileFormat.dataStart))
    try writeSuperblock(file)
    return try CommitWriter(file: file, last: blank).commit(manifest)
  }

  /// Writes the header and two empty slots of a new file.
  static func writeSuperblock(_ file: any StorageFile) throws(IndexError) {
    try onStorage { () throws(StorageError) in
      try file.write(Superblock.header()[...], at: 0)
      try file.write(
        [UInt8](repeating: 0, count: FileFormat.dataStart - FileFormat.pageSize)[...],
        at: FileFormat.pageSize)
    }
  }
}

extension Manifest.SegmentRecord {
  init(_ result: SegmentWriter.Result) {
    self.init(
      name: 0, start: UInt64(result.start), length: UInt64(result.length),
      directoryLength: UInt32(result.directoryLength),
      directoryChecksum: result.directoryChecksum,
      documentCount: UInt32(result.directory.documentCount), tombstones: [])
  }
}
