// Of what does a commit consist?

/// What a commit says about the whole index: its schema, its analyzer and its segments.
struct Manifest: Sendable {
  /// A segment as the manifest knows it.
  struct SegmentRecord: Sendable, Equatable {
    /// Counts up from one index-wide; never used twice.
    var name: UInt64
    /// Where the segment begins in the file.
    var start: UInt64
    /// Bytes up to its directory.
    var length: UInt64
    var directoryLength: UInt32
    var directoryChecksum: UInt32
    var documentCount: UInt32
    /// Where lists of deleted documents lie, oldest first.
    var tombstones: [TombstoneRecord]

    /// Whether both are of the same bytes, whatever is deleted.
    func isSameSegment(as other: SegmentRecord) -> Bool {
      var other = other
      other.tombstones = tombstones
      return self == other
    }

    var deletedCount: Int { tombstones.reduce(0) { $0 + Int($1.count) } }
    var liveCount: Int { Int(documentCount) - deletedCount }
    /// Bytes in the file.
    var byteCount: Int { Int(length) + Int(directoryLength) }
  }

  /// A list of deleted documents in the file.
  struct TombstoneRecord: Sendable, Equatable {
    var start: UInt64
    var length: UInt32
    var checksum: UInt32
    var count: UInt32
  }

  var schema: Schema
  /// The encoded `AnalyzerFingerprint`.
  var fingerprint: [UInt8]
  var nextName: UInt64
  var segments: [SegmentRecord]

  /// Documents that are not deleted.
  var liveCount: Int { segments.reduce(0) { $0 + $1.liveCount } }
  /// Of the segments, in bytes.
  var byteCount: Int { segments.reduce(0) { $0 + $1.byteCount } }

  /// Makes sure that joining or rewriting segments has neither lost documents nor brought back deleted ones.
  ///
  /// - Parameter before: the manifest with the segments that went in.
  /// - Throws: `IndexError.verificationFailed`.
  func verifyLiveCount(of before: Manifest, path: String) throws(IndexError) {
    if liveCount != before.liveCount {
      throw .verificationFailed(
        path: path, reason: "\(liveCount) documents of \(before.liveCount) that are not deleted")
    }
  }

  func encode() -> [UInt8] {
    var out = ByteWriter()
    out.u32(FileFormat.manifestMagic)
    schema.encode(into: &out)
    out.blob(fingerprint)
    out.varint(nextName)
    out.varint(segments.count)
    for segment in segments {
      out.varint(segment.name)
      out.varint(segment.start)
      out.varint(segment.length)
      out.varint(segment.directoryLength)
      out.u32(segment.directoryChecksum)
      out.varint(segment.documentCount)
      out.varint(segment.tombstones.count)
      for list in segment.tombstones {
        out.varint(list.start)
        out.varint(list.length)
        out.u32(list.checksum)
        out.varint(list.count)
      }
    }
    return out.bytes
  }

  init(schema: Schema, fingerprint: [UInt8]) {
    self.schema = schema
    self.fingerprint = fingerprint
    nextName = 1
    segments = []
  }

  init(_ view: ByteView) throws(DecodingError) {
    var reader = ByteReader(view)
    guard try reader.u32("manifest magic") == FileFormat.manifestMagic else {
      throw DecodingError(offset: 0, reason: "manifest magic missing")
    }
    schema = try Schema(from: &reader)
    fingerprint = try reader.blob("analyzer fingerprint")
    nextName = try reader.varint("next segment name")
    segments = []
    for _ in 0..<(try reader.count("number of segments", limit: 1 << 20)) {
      var segment = SegmentRecord(
        name: try reader.varint("segment name"), start: try reader.varint("segment start"),
        length: try reader.varint("segment length"),
        directoryLength: UInt32(try reader.count("directory length")),
        directoryChecksum: try reader.u32("directory checksum"),
        documentCount: UInt32(try reader.count("documents", limit: Int(Int32.max))),
        tombstones: [])
      for _ in 0..<(try reader.count("tombstone lists", limit: 1 << 20)) {
        segment.tombstones.append(
          TombstoneRecord(
            start: try reader.varint("tombstone start"),
            length: UInt32(try reader.count("tombstone length")),
            checksum: try reader.u32("tombstone checksum"),
            count: UInt32(try reader.count("tombstones"))))
      }
      segments.append(segment)
    }
  }
}
