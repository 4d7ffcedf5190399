// How are numbers of uneven size written, bit after bit?

/// Appends bits to bytes, the lowest bit of a byte first, with Rice codes on top.
///
/// Rice code with parameter k (Rice and Plaunt, 1971): the quotient `value >> k` in unary (zeros,
/// closed by a one), then the lower k bits. Quotients of `escape` and more are written as `escape`
/// zeros, a one and the whole value in 32 bits, so that no damage or outlier makes a code long.
@safe
struct BitWriter: ~Copyable {
  static let escape: UInt32 = 24

  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var byteCount = 0
  private var pending: UInt64 = 0
  private var pendingBits: UInt64 = 0

  init() {
    capacity = 1 << 12
    unsafe base = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
  }

  deinit { unsafe base.deallocate() }

  var bitCount: Int { byteCount * 8 + Int(pendingBits) }

  /// Appends the lower `count` (at most 56) bits of `value`, whose other bits are zero.
  @inline(__always)
  mutating func bits(_ value: UInt64, _ count: UInt64) {
    if byteCount &+ 8 > capacity { grow() }
    pending |= value &<< pendingBits
    pendingBits &+= count
    // The whole bytes stay; what is written after them is written again.
    unsafe UnsafeMutableRawPointer(base + byteCount).storeBytes(of: pending, as: UInt64.self)
    byteCount &+= Int(truncatingIfNeeded: pendingBits &>> 3)
    pending &>>= pendingBits & ~7
    pendingBits &= 7
  }

  private mutating func grow() {
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
    unsafe moved.update(from: base, count: byteCount)
    unsafe base.deallocate()
    unsafe base = moved
    capacity *= 2
  }

  @inline(__always)
  mutating func rice(_ value: UInt32, _ k: UInt32) {
    let quotient = value &>> k
    if quotient < BitWriter.escape {
      let low = UInt64(value) & ((1 &<< UInt64(k)) &- 1)
      bits(
        (low &<< 1 | 1) &<< UInt64(quotient), UInt64(quotient) &+ 1 &+ UInt64(k))
    } else {
      bits(1 &<< UInt64(BitWriter.escape), UInt64(BitWriter.escape) &+ 1)
      bits(UInt64(value), 32)
    }
  }

  /// Appends a number above 0 in Elias' gamma code.
  ///
  /// As many zeros as it has bits after its first, then the number, its first bit first and the others
  /// lowest first (Elias, "Universal codeword sets", IEEE Transactions on Information Theory, 1975).
  @inline(__always)
  mutating func gamma(_ value: UInt32) {
    assert(value > 0)
    let width = UInt64(31 &- value.leadingZeroBitCount)
    bits(1 &<< width, width &+ 1)
    bits(UInt64(value) & ((1 &<< width) &- 1), width)
  }

  /// Bits that `rice` takes.
  @inline(__always)
  static func riceLength(_ value: UInt32, _ k: UInt32) -> Int {
    let quotient = value &>> k
    return quotient < escape ? Int(quotient) + 1 + Int(k) : Int(escape) + 33
  }

  /// The Rice parameter of the shortest stream: near log2 of the mean, so only its neighbours are
  /// tried.
  static func bestParameter(mean: Int, limit: UInt32, _ length: (UInt32) -> Int) -> UInt32 {
    let guess = mean < 1 ? 0 : UInt32(Int.bitWidth - 1 - mean.leadingZeroBitCount)
    var best: UInt32 = 0
    var bestLength = Int.max
    for k in (guess > 2 ? guess - 2 : 0)...(guess + 1) where k <= limit {
      let candidate = length(k)
      if candidate < bestLength {
        best = k
        bestLength = candidate
      }
    }
    return bestLength == Int.max ? limit : best
  }

  /// The same for `count` numbers of which `total` is the sum, mostly in one pass over them.
  @inline(__always)
  static func bestParameter(
    total: Int, count: Int, limit: UInt32, _ value: (Int) -> UInt32
  ) -> UInt32 {
    let mean = total / count
    let guess = mean < 1 ? 0 : UInt32(Int.bitWidth - 1 - mean.leadingZeroBitCount)
    let first = guess > 2 ? guess - 2 : 0
    // The quotients of the four candidates.
    var sums = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
    var largest: UInt32 = 0
    for i in 0..<count {
      let quotient = value(i) &>> first
      largest = max(largest, quotient)
      sums.0 &+= UInt64(quotient)
      sums.1 &+= UInt64(quotient &>> 1)
      sums.2 &+= UInt64(quotient &>> 2)
      sums.3 &+= UInt64(quotient &>> 3)
    }
    if largest >= escape {
      return bestParameter(mean: mean, limit: limit) { k in
        var length = 0
        for i in 0..<count { length &+= riceLength(value(i), k) }
        return length
      }
    }
    let last = min(guess + 1, limit)
    var best = limit
    var bestLength = UInt64.max
    var k = first
    let all: InlineArray<4, UInt64> = [sums.0, sums.1, sums.2, sums.3]
    for index in all.indices where k <= last {
      let sum = all[index]
      let length = sum &+ UInt64(truncatingIfNeeded: count) &* UInt64(k + 1)
      if length < bestLength {
        best = k
        bestLength = length
      }
      k += 1
    }
    return best
  }

  /// Fills the last byte with zeros and appends all bytes to `out`, leaving the writer empty.
  mutating func finish(onto out: inout ByteWriter) {
    if pendingBits > 0 { byteCount &+= 1 }
    unsafe out.bytes.append(contentsOf: UnsafeBufferPointer(start: base, count: byteCount))
    byteCount = 0
    pending = 0
    pendingBits = 0
  }

  /// The same as bytes of their own.
  mutating func finish() -> [UInt8] {
    var out = ByteWriter()
    finish(onto: &out)
    return out.bytes
  }
}
