// How are numbers of uneven size written, bit after bit?

/// Appends bits to bytes, the lowest bit of a byte first, with Rice codes on top.
///
/// Rice code with parameter k (Rice and Plaunt, 1971): the quotient `value >> k` in unary (zeros,
/// closed by a one), then the lower k bits. Quotients of `escape` and more are written as `escape`
/// zeros, a one and the whole value in 32 bits, so that no damage or outlier makes a code long.
struct BitWriter: Sendable {
  static let escape: UInt32 = 24

  private(set) var bytes: [UInt8] = []
  private var pending: UInt64 = 0
  private var pendingBits: UInt64 = 0

  var bitCount: Int { bytes.count * 8 + Int(pendingBits) }

  /// Appends the lower `count` (at most 32) bits of `value`.
  @inline(__always)
  mutating func bits(_ value: UInt64, _ count: UInt64) {
    pending |= value &<< pendingBits
    pendingBits &+= count
    while pendingBits >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending &>>= 8
      pendingBits &-= 8
    }
  }

  @inline(__always)
  mutating func rice(_ value: UInt32, _ k: UInt32) {
    let quotient = value &>> k
    if quotient < BitWriter.escape {
      bits(1 &<< UInt64(quotient), UInt64(quotient) &+ 1)
      bits(UInt64(value) & ((1 &<< UInt64(k)) &- 1), UInt64(k))
    } else {
      bits(1 &<< UInt64(BitWriter.escape), UInt64(BitWriter.escape) &+ 1)
      bits(UInt64(value), 32)
    }
  }

  /// Bits that `rice` takes.
  @inline(__always)
  static func riceLength(_ value: UInt32, _ k: UInt32) -> Int {
    let quotient = value &>> k
    return quotient < escape ? Int(quotient) + 1 + Int(k) : Int(escape) + 33
  }

  /// Fills the last byte with zeros and returns all bytes, leaving the writer empty.
  mutating func finish() -> [UInt8] {
    if pendingBits > 0 { bytes.append(UInt8(truncatingIfNeeded: pending)) }
    pending = 0
    pendingBits = 0
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }
}
