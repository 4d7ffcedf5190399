// How are numbers packed so that any of them is read at once?

/// Numbers of the same width in bits one after another, of which each is read by one unaligned load.
///
/// A width is 0 to 56, or 64: what lies in eight bytes from any bit of a byte on.
struct PackedNumbers: Sendable {
  private let view: ByteView
  private let bits: Int
  private let mask: UInt64

  /// - Parameters:
  ///   - view: the bytes; numbers beyond their end read as zero.
  ///   - bits: the width.
  init(_ view: ByteView, bits: Int) {
    self.view = view
    self.bits = bits
    mask = bits == 64 ? .max : (1 &<< UInt64(bits)) &- 1
  }

  @inline(__always)
  subscript(index: Int) -> UInt64 {
    let bit = index &* bits
    return view.window(bit &>> 3) &>> UInt64(bit & 7) & mask
  }

  /// One bit for each of 64 numbers from a multiple of 8 on: whether it lies outside `low ... low + span`.
  @inline(__always)
  func outside(from start: Int, low: UInt64, span: UInt64) -> UInt64 {
    if bits == 0 { return low == 0 ? 0 : .max }
    return PackedScan.outside(view, bits: bits, from: start, low: low, span: span)
  }

  /// The width in which `greatest` can be written.
  static func width(_ greatest: UInt64) -> Int {
    let bits = 64 - greatest.leadingZeroBitCount
    return bits > 56 ? 64 : bits
  }

  /// Bytes of `count` numbers.
  static func byteCount(_ count: Int, bits: Int) -> Int { (count * bits + 7) / 8 }

  /// Appends one number to a stream of this width.
  @inline(__always)
  static func append(_ value: UInt64, bits: Int, to writer: inout BitWriter) {
    if bits > 56 {
      writer.bits(value & 0xffff_ffff, 32)
      writer.bits(value &>> 32, 32)
    } else {
      writer.bits(value, UInt64(bits))
    }
  }
}
