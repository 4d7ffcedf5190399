// What does the file hold, as of its last commit?

/// An opened commit: the manifest, and a reader for each segment.
struct Commit: Sendable {
  /// A segment with the documents that are deleted from it.
  struct Part: Sendable {
    var reader: SegmentReader
    var deleted: DocumentSet
    var record: Manifest.SegmentRecord
  }

  let slot: CommitSlot
  let manifest: Manifest
  let parts: [Part]
  let identity: FileIdentity

  /// The slot of the last commit of `file`.
  static func lastSlot(of file: any StorageFile) throws(IndexError) -> CommitSlot {
    let head = try onStorage { () throws(StorageError) in
      try file.map(min(try file.length(), FileFormat.dataStart))
    }
    return try head.withView { (view) throws(IndexError) in
      try Superblock.lastCommit(view, path: file.path) { () throws(IndexError) in
        try onStorage { () throws(StorageError) in try file.length() }
      }
    }
  }

  /// Opens the last commit of `file`.
  ///
  /// - Parameter earlier: an earlier commit of the same file, whose readers are used again.
  /// - Throws: `IndexError.overwritten` when the file no longer knows of `earlier` or a later one.
  static func last(
    of file: any StorageFile, after earlier: Commit? = nil
  ) throws(IndexError) -> Commit {
    var slot = try lastSlot(of: file)
    let identity = try onStorage { () throws(StorageError) in try file.identity() }
    if let earlier, earlier.identity == identity {
      // Two commits while the slots were read can hide both.
      for _ in 0..<3 where slot.sequence < earlier.slot.sequence {
        Processor.milliseconds(1)
        slot = try lastSlot(of: file)
      }
      if slot == earlier.slot { return earlier }
      guard slot.sequence > earlier.slot.sequence else { throw .overwritten(path: file.path) }
    }
    let mapping = try onStorage { () throws(StorageError) in try file.map(Int(slot.end)) }
    let manifest = try mapping.withView { (view) throws(IndexError) in
      try readManifest(slot, view, path: file.path)
    }
    var known: [UInt64: Part] = [:]
    // Readers know the fields that there were when they were made.
    if let earlier, earlier.identity == identity, earlier.manifest.schema == manifest.schema {
      for part in earlier.parts { known[part.record.name] = part }
    }
    var parts: [Part] = []
    for record in manifest.segments {
      let old = known[record.name].flatMap { $0.record.isSameSegment(as: record) ? $0 : nil }
      parts.append(
        try part(record, old, mapping: mapping, schema: manifest.schema, path: file.path))
    }
    return Commit(slot: slot, manifest: manifest, parts: parts, identity: identity)
  }

  static func readManifest(
    _ slot: CommitSlot, _ view: ByteView, path: String
  ) throws(IndexError) -> Manifest {
    let offset = Int(clamping: slot.manifestOffset)
    guard view.holds(offset, Int(slot.manifestLength)) else {
      throw .corrupt(
        path: path, section: "commit slot", offset: slot.offset,
        reason: "the manifest lies outside the file")
    }
    let bytes = view.slice(offset, Int(slot.manifestLength))
    guard Checksum.of(bytes) == slot.manifestChecksum else {
      throw .corrupt(
        path: path, section: "manifest", offset: offset, reason: "checksum is wrong")
    }
    do throws(DecodingError) {
      return try Manifest(bytes)
    } catch {
      throw .corrupt(
        path: path, section: "manifest", offset: offset + error.offset, reason: error.reason)
    }
  }

  /// A segment of `record`, with what `old` has read of it already.
  static func part(
    _ record: Manifest.SegmentRecord, _ old: Part?, mapping: MappedBytes, schema: Schema,
    path: String
  ) throws(IndexError) -> Part {
    let reader: SegmentReader
    if let old {
      reader = old.reader
    } else {
      reader = try openSegment(record, mapping: mapping, schema: schema, path: path)
    }
    var deleted = DocumentSet()
    var first = 0
    if let old, record.tombstones.starts(with: old.record.tombstones) {
      deleted = old.deleted
      first = old.record.tombstones.count
    }
    try mapping.withView { (view) throws(IndexError) in
      for list in record.tombstones[first...] {
        let bytes = view.slice(Int(clamping: list.start), Int(list.length))
        guard Checksum.of(bytes) == list.checksum, bytes.count == Int(list.length) else {
          throw .corrupt(
            path: path, section: "tombstones", offset: Int(clamping: list.start),
            reason: "checksum is wrong")
        }
        do throws(DecodingError) {
          try deleted.insert(from: bytes, documentCount: Int(record.documentCount))
        } catch {
          throw .corrupt(
            path: path, section: "tombstones", offset: Int(clamping: list.start) + error.offset,
            reason: error.reason)
        }
      }
    }
    guard deleted.count == record.deletedCount else {
      throw .corrupt(
        path: path, section: "tombstones", offset: 0,
        reason: "\(deleted.count) documents deleted where \(record.deletedCount) were announced")
    }
    return Part(reader: reader, deleted: deleted, record: record)
  }

  static func openSegment(
    _ record: Manifest.SegmentRecord, mapping: MappedBytes, schema: Schema, path: String
  ) throws(IndexError) -> SegmentReader {
    let start = Int(clamping: record.start)
    let length = Int(clamping: record.length)
    var directory = try mapping.withView { (view) throws(IndexError) in
      try readDirectory(record, view, path: path)
    }
    guard directory.documentCount == Int(record.documentCount),
      directory.lengthSums.count <= schema.fields.count
    else {
      throw .corrupt(
        path: path, section: "segment directory", offset: start + length,
        reason: "it does not agree with the manifest")
    }
    directory.grow(to: schema)
    return try SegmentReader(
      name: record.name, mapping: mapping, start: start, directory: directory, schema: schema,
      path: path)
  }

  /// The directory of a segment of a file, in which the segment lies as a whole.
  private static func readDirectory(
    _ record: Manifest.SegmentRecord, _ view: ByteView, path: String
  ) throws(IndexError) -> SegmentDirectory {
    let start = Int(clamping: record.start)
    let length = Int(clamping: record.length)
    guard view.slice(start, length).count == length else {
      throw .corrupt(
        path: path, section: "manifest", offset: 0,
        reason: "segment \(record.name) lies outside the file")
    }
    let table = view.slice(start + length, Int(record.directoryLength))
    guard Checksum.of(table) == record.directoryChecksum else {
      throw .corrupt(
        path: path, section: "segment directory", offset: start + length,
        reason: "checksum is wrong")
    }
    do throws(DecodingError) {
      return try SegmentDirectory(table, segmentLength: length)
    } catch {
      throw .corrupt(
        path: path, section: "segment directory", offset: start + length + error.offset,
        reason: error.reason)
    }
  }
}
