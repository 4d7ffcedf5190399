// Which value has each document, where each has just one?

/// A column of one value for each document, without what other columns need: loops keep it in registers.
///
/// It does not keep the bytes in memory: use it while the ``Column`` lives.
struct PlainColumn {
  private let packed: PackedNumbers
  private let least: UInt64
  private let divisor: UInt64
  /// Documents of the segment.
  let count: Int

  init(packed: PackedNumbers, least: UInt64, divisor: UInt64, count: Int) {
    self.packed = packed
    self.least = least
    self.divisor = divisor
    self.count = count
  }

  /// The value of a document, which is one of the segment.
  @inline(__always)
  subscript(document: Int) -> Int64 {
    Int64(bitPattern: least &+ packed[document] &* divisor)
  }

  /// One bit for each of 64 documents from a multiple of 64 on: whether its value lies outside a range; of those
  /// that are none of the segment the bit says nothing.
  @inline(__always)
  func outside(_ range: PackedRange, from start: Int) -> UInt64 {
    packed.outside(from: start, low: range.low, span: range.span)
  }

  /// A range as what is packed; nil when no number of this column can lie in it.
  func packedRange(_ range: ClosedRange<Int64>) -> PackedRange? {
    let first = Int64(bitPattern: least)
    if range.upperBound < first { return nil }
    let high = (UInt64(bitPattern: range.upperBound) &- least) / max(divisor, 1)
    var low: UInt64 = 0
    if range.lowerBound > first {
      let distance = UInt64(bitPattern: range.lowerBound) &- least
      let (quotient, rest) = distance.quotientAndRemainder(dividingBy: max(divisor, 1))
      low = quotient + (rest > 0 ? 1 : 0)
    }
    return low <= high ? PackedRange(low: low, span: high - low) : nil
  }

  /// Packed numbers from `low` to `low + span`.
  struct PackedRange {
    let low: UInt64
    let span: UInt64
  }
}
