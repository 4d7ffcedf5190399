// Where do millions of varints go, fast?

/// Growing memory for varints: room is reserved before, so that appending checks nothing.
struct VarintSlab: ~Copyable {
  private var bytes: GrowingSlab<UInt8>

  init(capacity: Int) { bytes = GrowingSlab(capacity: capacity) }

  var count: Int { bytes.count }

  /// Makes room for so many bytes more; a varint takes at most ten.
  @inline(__always)
  mutating func reserve(_ more: Int) { bytes.reserve(more) }

  @inline(__always)
  mutating func append(_ value: UInt64) {
    if value < 1 << 14 {
      // One byte or two, without a branch that would be guessed.
      let isLong: UInt64 = value > 0x7f ? 1 : 0
      bytes.append(
        UInt16(truncatingIfNeeded: value & 0x7f | isLong &<< 7 | (value &>> 7) &<< 8),
        keeping: 1 &+ Int(truncatingIfNeeded: isLong))
      return
    }
    var v = value
    while v >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: v) | 0x80)
      v &>>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: v))
  }

  /// The bytes in memory of their own, cut to their number; the slab is empty and keeps its memory.
  mutating func take() -> MappedBytes {
    let taken = bytes.copy(slack: VarintScanner.slack)
    bytes.removeAll()
    return taken
  }
}
