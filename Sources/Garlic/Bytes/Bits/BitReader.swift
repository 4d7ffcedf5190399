// How are numbers of uneven size read back?

/// Reads what `BitWriter` wrote.
///
/// Beyond the end of the view it reads zeros and stays in bounds.
@safe
struct BitReader {
  private let view: ByteView
  private(set) var position: Int

  /// Begins at bit `position` of `view`.
  @inline(__always)
  init(_ view: ByteView, position: Int = 0) {
    self.view = view
    self.position = position
  }

  /// The first whole byte after what was read.
  var byteOffset: Int { (position &+ 7) &>> 3 }

  /// Whether more was read than there is.
  @inline(__always)
  var isPastEnd: Bool { position > view.count &<< 3 }

  /// At least 57 bits from the current position, lowest first.
  @inline(__always)
  var ahead: UInt64 { view.window(position &>> 3) &>> UInt64(position & 7) }

  @inline(__always)
  mutating func bits(_ count: Int) -> UInt32 {
    let value = ahead & ((1 &<< UInt64(count)) &- 1)
    position &+= count
    return UInt32(truncatingIfNeeded: value)
  }

  @inline(__always)
  mutating func rice(_ k: UInt32) -> UInt32 {
    let word = ahead
    let quotient = word.trailingZeroBitCount
    if quotient < Int(BitWriter.escape) {
      let low = (word &>> UInt64(quotient &+ 1)) & ((1 &<< UInt64(k)) &- 1)
      position &+= quotient &+ 1 &+ Int(k)
      return UInt32(truncatingIfNeeded: quotient) &<< k | UInt32(truncatingIfNeeded: low)
    }
    position &+= Int(BitWriter.escape) &+ 1
    return bits(32)
  }

  /// Two numbers in Rice codes of parameters `k` and `l`, from one load where both fit into it.
  @inline(__always)
  mutating func ricePair(_ k: UInt32, _ l: UInt32) -> (UInt32, UInt32) {
    let word = ahead
    let quotient = word.trailingZeroBitCount
    let first = quotient &+ 1 &+ Int(k)
    let after = word &>> UInt64(truncatingIfNeeded: first)
    let second = after.trailingZeroBitCount
    let used = first &+ second &+ 1 &+ Int(l)
    guard quotient < Int(BitWriter.escape), second < Int(BitWriter.escape), used <= 57 else {
      return (rice(k), rice(l))
    }
    position &+= used
    let low = word &>> UInt64(quotient &+ 1) & ((1 &<< UInt64(k)) &- 1)
    let lower = after &>> UInt64(second &+ 1) & ((1 &<< UInt64(l)) &- 1)
    return (
      UInt32(truncatingIfNeeded: quotient) &<< k | UInt32(truncatingIfNeeded: low),
      UInt32(truncatingIfNeeded: second) &<< l | UInt32(truncatingIfNeeded: lower)
    )
  }

  /// Steps over a number in Rice code.
  @inline(__always)
  mutating func skipRice(_ k: UInt32) {
    let quotient = ahead.trailingZeroBitCount
    position &+=
      quotient < Int(BitWriter.escape)
      ? quotient &+ 1 &+ Int(k) : Int(BitWriter.escape) &+ 33
  }

  /// A number in Elias' gamma code; 0 where there is none.
  @inline(__always)
  mutating func gamma() -> UInt32 {
    let after = ahead.trailingZeroBitCount
    if after > 31 {
      position &+= 32
      return 0
    }
    position &+= after &+ 1
    return 1 &<< UInt32(after) | bits(after)
  }

  /// Steps over bits.
  @inline(__always)
  mutating func skip(_ count: Int) { position &+= count }
}
