// What stands here, if anything does?

/// Walks the integers of an image; nil after the end.
struct ImageReader {
  let bytes: [UInt8]
  var offset: Int
  let end: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
  }

  mutating func u8() -> UInt8? {
    guard offset < end else { return nil }
    offset += 1
    return bytes[offset - 1]
  }

  mutating func skip(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= end - offset else { return nil }
    offset += count
    return bytes[offset - count..<offset]
  }

  mutating func u32() -> UInt32? {
    skip(4).map { $0.reversed().reduce(0) { $0 << 8 | UInt32($1) } }
  }

  mutating func varint() -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard let byte = u8() else { return nil }
      value |= UInt64(byte & 127) << shift
      if byte < 128 { return value }
    }
    return nil
  }

  /// A varint that counts bytes or places of the image.
  mutating func count() -> Int? { varint().flatMap { Int(exactly: $0) } }
}
