// How do 128 small numbers share as few bits as their largest needs?

/// Packs blocks of 128 numbers with a common width, four lanes side by side: number `i` lies in
/// lane `i % 4`, so one 128-bit operation unpacks four numbers (Lemire and Boytsov, "Decoding
/// billions of integers per second through vectorization", SPE 45(1), 2015).
enum BitPacking {
  /// Numbers in a block.
  static let blockSize = 128

  /// Bytes that a block of width `bits` takes.
  @inline(__always) static func byteCount(bits: Int) -> Int { bits * 16 }

  /// Bits that `value` needs.
  @inline(__always) static func width(_ value: UInt32) -> Int { 32 - value.leadingZeroBitCount }

  /// Appends the lower `bits` bits of `values[start ..< start + 128]`.
  static func pack(_ values: [UInt32], from start: Int, bits: Int, into out: inout ByteWriter) {
    if bits == 0 { return }
    let width = UInt32(bits)
    let mask = bits == 32 ? UInt32.max : (1 &<< width) &- 1
    var word = SIMD4<UInt32>(repeating: 0)
    var shift: UInt32 = 0
    for i in 0..<32 {
      let at = start + i * 4
      let x =
        SIMD4(values[at], values[at + 1], values[at + 2], values[at + 3])
        & SIMD4(repeating: mask)
      word |= x &<< SIMD4(repeating: shift)
      shift += width
      if shift >= 32 {
        for lane in 0..<4 { out.u32(word[lane]) }
        shift -= 32
        word = shift == 0 ? SIMD4(repeating: 0) : x &>> SIMD4(repeating: width - shift)
      }
    }
  }

  /// Unpacks 128 numbers of `bits` bits from `view` at `offset` into `out[0 ..< 128]`.
  @inline(__always)
  static func unpack(_ view: ByteView, _ offset: Int, bits: Int, into out: Slab<UInt32>) {
    assert(out.count >= 128)
    if bits == 0 || bits > 32 || !view.holds(offset, byteCount(bits: bits)) {
      out.fill(0, from: 0, count: 128)
      return
    }
    guard let base = unsafe view.base else { return }
    unsafe unpack(base + offset, UInt32(bits), out.pointer)
  }

  private static func unpack(
    _ packed: UnsafeRawPointer, _ b: UInt32, _ out: UnsafeMutablePointer<UInt32>
  ) {
    let mask = SIMD4<UInt32>(repeating: b == 32 ? .max : (1 &<< b) &- 1)
    let target = UnsafeMutableRawPointer(out)
    var at = unsafe packed
    var shift: UInt32 = 0
    var word = unsafe at.loadUnaligned(as: SIMD4<UInt32>.self)
    for i in 0..<32 {
      var x = word &>> SIMD4(repeating: shift)
      shift &+= b
      if shift >= 32 {
        shift &-= 32
        if i < 31 {
          unsafe at += 16
          word = unsafe at.loadUnaligned(as: SIMD4<UInt32>.self)
          if shift != 0 { x |= word &<< SIMD4(repeating: b &- shift) }
        }
      }
      unsafe target.storeBytes(of: x & mask, toByteOffset: i &* 16, as: SIMD4<UInt32>.self)
    }
  }
}
