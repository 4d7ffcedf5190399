// What do the documents of a window sum up to?

/// Sums by offset in a window, and the offsets that have one.
struct SumWindow {
  private let sums: Slab<Double>
  /// A bit for each offset that something was added at.
  private let touched: Slab<UInt64>

  init(size: Int) {
    sums = Slab(count: size, filledWith: 0)
    touched = Slab(count: (size + 63) / 64, filledWith: 0)
  }

  /// Adds to the sum of an offset; nothing outside of the window, where only a damaged list leads.
  @inline(__always)
  func add(_ value: Double, at offset: Int) {
    guard offset >= 0, offset < sums.count else { return }
    unsafe sums[unchecked: offset] += value
    unsafe touched[unchecked: offset &>> 6] |= 1 &<< UInt64(offset & 63)
  }

  /// Calls `body` with each offset that something was added at, in order, and its sum, and forgets them.
  @inline(__always)
  func drain(_ body: (Int, Double) -> Void) {
    for word in 0..<touched.count {
      var bits = unsafe touched[unchecked: word]
      if bits == 0 { continue }
      unsafe touched[unchecked: word] = 0
      while bits != 0 {
        // Bits are set by `add` alone, for offsets that are in range.
        let offset = word &* 64 &+ bits.trailingZeroBitCount
        bits &= bits &- 1
        let sum = unsafe sums[unchecked: offset]
        unsafe sums[unchecked: offset] = 0
        body(offset, sum)
      }
    }
  }
}
