// How are values laid down as bytes?

/// Collects bytes: little-endian integers, LEB128 varints and strings with their length.
struct ByteWriter: Sendable {
  var bytes: [UInt8] = []

  var count: Int { bytes.count }

  mutating func reserve(_ n: Int) { bytes.reserveCapacity(n) }

  @inline(__always) mutating func u8(_ value: UInt8) { bytes.append(value) }

  mutating func u16(_ value: UInt16) {
    bytes.append(UInt8(truncatingIfNeeded: value))
    bytes.append(UInt8(truncatingIfNeeded: value >> 8))
  }

  mutating func u32(_ value: UInt32) {
    u16(UInt16(truncatingIfNeeded: value))
    u16(UInt16(truncatingIfNeeded: value &>> 16))
  }

  mutating func u64(_ value: UInt64) {
    u32(UInt32(truncatingIfNeeded: value))
    u32(UInt32(truncatingIfNeeded: value >> 32))
  }

  mutating func f64(_ value: Double) { u64(value.bitPattern) }

  /// LEB128: seven bits a byte, the lowest first, the high bit set on all but the last.
  @inline(__always)
  mutating func varint(_ value: UInt64) {
    var v = value
    while v >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: v) | 0x80)
      v &>>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: v))
  }

  @inline(__always) mutating func varint(_ value: Int) { varint(UInt64(value)) }
  @inline(__always) mutating func varint(_ value: UInt32) { varint(UInt64(value)) }

  mutating func raw(_ more: [UInt8]) { bytes.append(contentsOf: more) }
  mutating func raw(_ more: ArraySlice<UInt8>) { bytes.append(contentsOf: more) }

  mutating func raw(_ view: ByteView) {
    unsafe view.withBytes { unsafe bytes.append(contentsOf: $0) }
  }

  mutating func zeros(_ count: Int) { bytes.append(contentsOf: repeatElement(0, count: count)) }

  mutating func string(_ text: String) {
    varint(text.utf8.count)
    let isContiguous: Void? = unsafe text.utf8.withContiguousStorageIfAvailable {
      unsafe bytes.append(contentsOf: $0)
    }
    if isContiguous == nil { bytes.append(contentsOf: text.utf8) }
  }

  mutating func blob(_ more: [UInt8]) {
    varint(more.count)
    raw(more)
  }

  mutating func align(_ alignment: Int) {
    while bytes.count % alignment != 0 { bytes.append(0) }
  }

  mutating func patch(_ value: UInt32, at offset: Int) {
    for i in 0..<4 { bytes[offset + i] = UInt8(truncatingIfNeeded: value &>> UInt32(i * 8)) }
  }
}
