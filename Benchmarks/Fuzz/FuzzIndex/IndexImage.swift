// How do any bytes become a file whose checksums are all right?

/// An index file made of fuzzed bytes.
///
/// They are the manifest's offset in the file in 4 bytes, then the file from byte 12,288 on. The
/// superblock is made anew, and every checksum whose place can be found is worked out again, so that
/// the fuzzer gets after them.
struct IndexImage {
  static let dataStart = 12288
  /// What the directory of a segment begins with from version 3 on.
  private static let magic: UInt32 = 0x3347_5347

  /// The flag of a field that has an analysis of its own.
  private static let analysisFlag: UInt8 = 16

  private(set) var bytes: [UInt8]
  /// The encoded fingerprint of the analyzer, as the manifest has it.
  private(set) var fingerprint: ArraySlice<UInt8>?
  /// The format version: that of the newest segment.
  private var version: UInt32 = 2

  /// - Parameter fingerprint: put in the place of the image's own, so that queries run.
  init(_ fuzzed: [UInt8], fingerprint own: ArraySlice<UInt8>?) {
    bytes = [UInt8](repeating: 0, count: Self.dataStart) + fuzzed.dropFirst(4)
    let wanted = Int(fuzzed.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) })
    let rest = min(max(wanted, Self.dataStart), bytes.count)..<bytes.count
    let manifest = mendedManifest(in: rest, own) ?? Array(bytes[rest])
    while bytes.count % 8 != 0 { bytes.append(0) }
    let start = bytes.count
    bytes += manifest
    writeSuperblock(manifest: start, manifest[...])
  }

  private mutating func writeSuperblock(manifest: Int, _ content: ArraySlice<UInt8>) {
    var header: [UInt8] = Array("GARLIC\r\n".utf8) + Self.u32(version)
    header += Self.u32(Castagnoli.checksum(header[...]))
    bytes.replaceSubrange(0..<header.count, with: header)
    var slot = Self.u32(0x544f_4c53) + Self.u32(version) + Self.u32(1) + Self.u32(0)
    slot += Self.u32(UInt32(manifest)) + Self.u32(0) + Self.u32(UInt32(content.count))
    slot += Self.u32(Castagnoli.checksum(content)) + Self.u32(UInt32(bytes.count)) + Self.u32(0)
    slot += Self.u32(Castagnoli.checksum(slot[...]))
    for copy in [8192, 8704] { bytes.replaceSubrange(copy..<copy + slot.count, with: slot) }
  }

  /// The manifest with the checksums of the segments and lists that it names; nil when it cannot be
  /// read to its end.
  private mutating func mendedManifest(
    in range: Range<Int>, _ own: ArraySlice<UInt8>?
  ) -> [UInt8]? {
    var reader = ImageReader(bytes, range)
    guard reader.u32() != nil, let fields = reader.varint() else { return nil }
    for _ in 0..<min(fields, 64) {
      guard let name = reader.count(), reader.skip(name) != nil, reader.u8() != nil,
        let flags = reader.u8(), reader.skip(16) != nil
      else { return nil }
      if flags & Self.analysisFlag != 0 {
        guard let length = reader.count(), reader.skip(length) != nil else { return nil }
      }
    }
    var out = Array(bytes[range.lowerBound..<reader.offset])
    guard let length = reader.count(), let blob = reader.skip(length) else { return nil }
    fingerprint = blob
    let used = own ?? blob
    out += Self.varint(UInt64(used.count)) + used
    guard let next = reader.varint(), let segments = reader.varint() else { return nil }
    out += Self.varint(next) + Self.varint(segments)
    for _ in 0..<min(segments, 1000) {
      guard let segment = mendedSegment(&reader) else { return nil }
      out += segment
    }
    return out
  }

  private mutating func mendedSegment(_ reader: inout ImageReader) -> [UInt8]? {
    guard let name = reader.varint(), let start = reader.count(), let length = reader.count(),
      let directory = reader.count(), let checksum = reader.u32(),
      let documents = reader.varint(), let lists = reader.varint()
    else { return nil }
    var mended = checksum
    if start <= bytes.count, length <= bytes.count - start,
      directory <= bytes.count - start - length
    {
      let end = start + length
      mendDirectory(segment: start..<end, end..<end + directory)
      mended = Castagnoli.checksum(bytes[end..<end + directory])
    }
    var out = Self.varint(name) + Self.varint(UInt64(start)) + Self.varint(UInt64(length))
    out += Self.varint(UInt64(directory)) + Self.u32(mended) + Self.varint(documents)
    out += Self.varint(lists)
    for _ in 0..<min(lists, 1000) {
      guard let start = reader.count(), let length = reader.count(), let checksum = reader.u32(),
        let count = reader.varint()
      else { return nil }
      let isInside = start <= bytes.count && length <= bytes.count - start
      out += Self.varint(UInt64(start)) + Self.varint(UInt64(length))
      out += Self.u32(isInside ? Castagnoli.checksum(bytes[start..<start + length]) : checksum)
      out += Self.varint(count)
    }
    return out
  }

  /// Writes the checksums of a segment's sections into its directory.
  private mutating func mendDirectory(segment: Range<Int>, _ directory: Range<Int>) {
    var reader = ImageReader(bytes, directory)
    guard let magic = reader.u32(), reader.varint() != nil, let fields = reader.varint()
    else { return }
    let isNew = magic == Self.magic
    if isNew { version = 3 }
    for _ in 0..<min(fields, 64) {
      guard reader.varint() != nil, reader.varint() != nil, reader.skip(isNew ? 17 : 8) != nil
      else { return }
    }
    guard let sections = reader.varint() else { return }
    for _ in 0..<min(sections, 1000) {
      guard reader.skip(2) != nil, let offset = reader.count(), let length = reader.count(),
        offset <= segment.count, length <= segment.count - offset
      else { return }
      let start = segment.lowerBound + offset
      for block in stride(from: start, to: start + length, by: 65536) {
        let content = bytes[block..<min(block + 65536, start + length)]
        let start = reader.offset
        guard reader.u32() != nil else { return }
        bytes.replaceSubrange(
          start..<start + 4, with: Self.u32(Castagnoli.checksum(content)))
      }
    }
  }

  private static func u32(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func varint(_ value: UInt64) -> [UInt8] {
    var out: [UInt8] = []
    var rest = value
    while rest > 127 {
      out.append(UInt8(truncatingIfNeeded: rest) | 128)
      rest >>= 7
    }
    return out + [UInt8(rest)]
  }
}
