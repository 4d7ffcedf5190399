// How does a segment of another file get into this one, byte for byte?

extension CommitWriter {
  /// Bytes that are held in memory at once.
  private static let copiedAtOnce = 1 << 20

  /// Whether a segment may be copied as it is: its fields have the numbers that they have under a schema, and it says
  /// itself how it was written.
  static func canCopy(_ reader: SegmentReader, under schema: Schema) -> Bool {
    let fields = reader.storedSchema.fields
    guard reader.directory.writtenB != nil, reader.directory.writtenStored != nil,
      fields.count <= schema.fields.count
    else { return false }
    return zip(fields, schema.fields).allSatisfy {
      $0.name == $1.name && !$0.isRemoved && !$1.isRemoved
    }
  }

  /// Copies a segment and returns its record, without name and deletions.
  ///
  /// The checksums of all its blocks are compared, and again in what was written.
  ///
  /// - Parameters:
  ///   - reader: see ``canCopy(_:under:)``.
  ///   - record: what the manifest of its file says about it.
  /// - Throws: `IndexError.corrupt` when its file is damaged, `.verificationFailed` when what was written is not the
  ///   same.
  /// - Complexity: O(size of the segment), in 1 MiB of memory.
  func copySegment(
    _ reader: SegmentReader, _ record: Manifest.SegmentRecord, schema: Schema
  ) throws(IndexError) -> Manifest.SegmentRecord {
    for section in reader.sections { _ = try section.allBytes() }
    let start = end
    var at = 0
    while at < record.byteCount {
      let bytes = reader.bytes(at, min(Self.copiedAtOnce, record.byteCount - at))
      if bytes.isEmpty { break }
      let target = start + at
      try onStorage { () throws(StorageError) in try file.write(bytes[...], at: target) }
      at += bytes.count
    }
    end = CommitWriter.aligned(start + at)
    var copy = record
    copy.start = UInt64(start)
    copy.tombstones = []
    let copied = try open(copy, schema)
    do throws(IndexError) {
      for section in copied.sections { _ = try section.allBytes() }
    } catch {
      throw .verificationFailed(
        path: file.path, reason: "what was written of a segment of '\(reader.path)': \(error)")
    }
    return copy
  }
}
