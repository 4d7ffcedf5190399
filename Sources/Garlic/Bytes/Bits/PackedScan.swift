// Which of many packed numbers lie in a range?

/// Loops over numbers of the same width in bits, as ``PackedNumbers`` reads them.
enum PackedScan {
  /// One bit for each of 64 numbers: whether it is less than `low`, or more than `low + span`.
  ///
  /// - Parameters:
  ///   - view: the numbers, bit after bit; numbers beyond its end are zero.
  ///   - bits: the width, 1 to 56, or 64.
  ///   - start: the index of the first, a multiple of 8.
  @inline(__always)
  static func outside(
    _ view: ByteView, bits: Int, from start: Int, low: UInt64, span: UInt64
  ) -> UInt64 {
    let mask: UInt64 = bits == 64 ? .max : (1 &<< UInt64(truncatingIfNeeded: bits)) &- 1
    var word: UInt64 = 0
    var bit = start &* bits
    var place: UInt64 = 0
    // The last of them is read by eight bytes that begin in its first.
    if let base = unsafe view.base, view.holds((start &+ 64) &* bits / 8, 8) {
      while place < 64 {
        let load = unsafe base.loadUnaligned(fromByteOffset: bit &>> 3, as: UInt64.self)
        let number = load &>> UInt64(truncatingIfNeeded: bit & 7) & mask
        word |= (number &- low > span ? 1 : 0) &<< place
        bit &+= bits
        place &+= 1
      }
      return word
    }
    while place < 64 {
      let number = view.window(bit &>> 3) &>> UInt64(truncatingIfNeeded: bit & 7) & mask
      word |= (number &- low > span ? 1 : 0) &<< place
      bit &+= bits
      place &+= 1
    }
    return word
  }
}
