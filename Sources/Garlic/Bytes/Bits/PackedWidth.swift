// How is a block of just this width unpacked?

/// Unpacks blocks of numbers of `bits` bits, without a loop: where each lies is known to the compiler
/// (Lemire and Boytsov 2015, section 4).
enum PackedWidth<let bits: Int> {
  /// Unpacks 128 numbers into 512 bytes, each with `adding` added.
  @inline(never)
  static func unpack(
    _ from: UnsafeRawPointer, _ to: UnsafeMutableRawPointer, _ adding: SIMD4<UInt32>
  ) {
    unsafe step(0, from, to, adding)
    unsafe step(1, from, to, adding)
    unsafe step(2, from, to, adding)
    unsafe step(3, from, to, adding)
    unsafe step(4, from, to, adding)
    unsafe step(5, from, to, adding)
    unsafe step(6, from, to, adding)
    unsafe step(7, from, to, adding)
    unsafe step(8, from, to, adding)
    unsafe step(9, from, to, adding)
    unsafe step(10, from, to, adding)
    unsafe step(11, from, to, adding)
    unsafe step(12, from, to, adding)
    unsafe step(13, from, to, adding)
    unsafe step(14, from, to, adding)
    unsafe step(15, from, to, adding)
    unsafe step(16, from, to, adding)
    unsafe step(17, from, to, adding)
    unsafe step(18, from, to, adding)
    unsafe step(19, from, to, adding)
    unsafe step(20, from, to, adding)
    unsafe step(21, from, to, adding)
    unsafe step(22, from, to, adding)
    unsafe step(23, from, to, adding)
    unsafe step(24, from, to, adding)
    unsafe step(25, from, to, adding)
    unsafe step(26, from, to, adding)
    unsafe step(27, from, to, adding)
    unsafe step(28, from, to, adding)
    unsafe step(29, from, to, adding)
    unsafe step(30, from, to, adding)
    unsafe step(31, from, to, adding)
  }

  /// The numbers `4 i ..< 4 i + 4`: `bits` bits of each lane from bit `bits · i` on.
  @inline(__always)
  private static func step(
    _ i: Int, _ from: UnsafeRawPointer, _ to: UnsafeMutableRawPointer, _ adding: SIMD4<UInt32>
  ) {
    let word = (i &* bits) &>> 5
    let shift = UInt32(truncatingIfNeeded: (i &* bits) & 31)
    let width = UInt32(truncatingIfNeeded: bits)
    let first = unsafe from.loadUnaligned(fromByteOffset: 16 &* word, as: SIMD4<UInt32>.self)
    var x = first &>> SIMD4(repeating: shift)
    if shift &+ width > 32 {
      let second = unsafe from.loadUnaligned(
        fromByteOffset: 16 &* word &+ 16, as: SIMD4<UInt32>.self)
      x |= second &<< SIMD4(repeating: 32 &- shift)
    }
    if shift &+ width != 32 { x &= SIMD4(repeating: (1 &<< width) &- 1) }
    unsafe to.storeBytes(of: x &+ adding, toByteOffset: 16 &* i, as: SIMD4<UInt32>.self)
  }
}
