// Where do millions of varints go, fast?

/// Growing memory for varints: room is reserved before, so that appending checks nothing.
struct VarintSlab: ~Copyable {
  private var bytes: GrowingSlab<UInt8>

  init(capacity: Int) { bytes = GrowingSlab(capacity: capacity) }

  var count: Int { bytes.count }

  /// Makes room for so many bytes more; a varint takes at most ten.
  @inline(__always)
  mutating func reserve(_ more: Int) { bytes.reserve(more) }

  /// Where the first byte lies, and where the next one goes, for the code of this folder and until room
  /// is made.
  @inline(__always) var first: UnsafeMutablePointer<UInt8> { unsafe bytes.pointer }
  @inline(__always) var end: UnsafeMutablePointer<UInt8> { unsafe bytes.end }

  /// Takes over the varints that were written from `end` on, for which there was room.
  @inline(__always)
  mutating func close(at end: UnsafeMutablePointer<UInt8>) { unsafe bytes.close(at: end) }

  /// Writes a varint at `next`, which is moved after it, and perhaps a byte more.
  @inline(__always)
  static func write(_ value: UInt64, at next: inout UnsafeMutablePointer<UInt8>) {
    if value < 1 << 14 {
      // One byte or two, without a branch that would be guessed.
      let isLong: UInt64 = value > 0x7f ? 1 : 0
      let two = UInt16(truncatingIfNeeded: value & 0x7f | isLong &<< 7 | (value &>> 7) &<< 8)
      unsafe UnsafeMutableRawPointer(next).storeBytes(of: two.littleEndian, as: UInt16.self)
      unsafe next += 1 &+ Int(truncatingIfNeeded: isLong)
      return
    }
    var v = value
    while v >= 0x80 {
      unsafe next.pointee = UInt8(truncatingIfNeeded: v) | 0x80
      unsafe next += 1
      v &>>= 7
    }
    unsafe next.pointee = UInt8(truncatingIfNeeded: v)
    unsafe next += 1
  }

  /// The bytes in memory of their own, cut to their number; the slab is empty and keeps its memory.
  mutating func take() -> MappedBytes {
    let taken = bytes.copy(slack: VarintScanner.slack)
    bytes.removeAll()
    return taken
  }
}
