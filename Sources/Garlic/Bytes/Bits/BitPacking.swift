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

  /// Unpacks 128 numbers of `bits` bits from `view` at `offset` into `out[0 ..< 128]`, each with
  /// `adding` added.
  @inline(__always)
  static func unpack(
    _ view: ByteView, _ offset: Int, bits: Int, adding: UInt32, into out: Slab<UInt32>
  ) {
    precondition(out.count >= 128)
    guard bits > 0, bits <= 32, view.holds(offset, byteCount(bits: bits)),
      let base = unsafe view.base
    else {
      out.fill(adding, from: 0, count: 128)
      return
    }
    unsafe unpack(
      bits, base + offset, UnsafeMutableRawPointer(out.pointer), SIMD4(repeating: adding))
  }

  private static func unpack(
    _ bits: Int, _ from: UnsafeRawPointer, _ to: UnsafeMutableRawPointer, _ adding: SIMD4<UInt32>
  ) {
    switch bits {
    case 1: unsafe PackedWidth<1>.unpack(from, to, adding)
    case 2: unsafe PackedWidth<2>.unpack(from, to, adding)
    case 3: unsafe PackedWidth<3>.unpack(from, to, adding)
    case 4: unsafe PackedWidth<4>.unpack(from, to, adding)
    case 5: unsafe PackedWidth<5>.unpack(from, to, adding)
    case 6: unsafe PackedWidth<6>.unpack(from, to, adding)
    case 7: unsafe PackedWidth<7>.unpack(from, to, adding)
    case 8: unsafe PackedWidth<8>.unpack(from, to, adding)
    case 9: unsafe PackedWidth<9>.unpack(from, to, adding)
    case 10: unsafe PackedWidth<10>.unpack(from, to, adding)
    case 11: unsafe PackedWidth<11>.unpack(from, to, adding)
    case 12: unsafe PackedWidth<12>.unpack(from, to, adding)
    case 13: unsafe PackedWidth<13>.unpack(from, to, adding)
    case 14: unsafe PackedWidth<14>.unpack(from, to, adding)
    case 15: unsafe PackedWidth<15>.unpack(from, to, adding)
    case 16: unsafe PackedWidth<16>.unpack(from, to, adding)
    case 17: unsafe PackedWidth<17>.unpack(from, to, adding)
    case 18: unsafe PackedWidth<18>.unpack(from, to, adding)
    case 19: unsafe PackedWidth<19>.unpack(from, to, adding)
    case 20: unsafe PackedWidth<20>.unpack(from, to, adding)
    case 21: unsafe PackedWidth<21>.unpack(from, to, adding)
    case 22: unsafe PackedWidth<22>.unpack(from, to, adding)
    case 23: unsafe PackedWidth<23>.unpack(from, to, adding)
    case 24: unsafe PackedWidth<24>.unpack(from, to, adding)
    case 25: unsafe PackedWidth<25>.unpack(from, to, adding)
    case 26: unsafe PackedWidth<26>.unpack(from, to, adding)
    case 27: unsafe PackedWidth<27>.unpack(from, to, adding)
    case 28: unsafe PackedWidth<28>.unpack(from, to, adding)
    case 29: unsafe PackedWidth<29>.unpack(from, to, adding)
    case 30: unsafe PackedWidth<30>.unpack(from, to, adding)
    case 31: unsafe PackedWidth<31>.unpack(from, to, adding)
    default: unsafe PackedWidth<32>.unpack(from, to, adding)
    }
  }

  /// Replaces 128 numbers by their running sums, from `base` on: sums of four first, which do not wait
  /// for one another, then what came before.
  @inline(__always)
  static func accumulate(_ numbers: Slab<UInt32>, from base: UInt32) {
    precondition(numbers.count >= 128)
    let memory = unsafe UnsafeMutableRawPointer(numbers.pointer)
    var before = SIMD4<UInt32>(repeating: base)
    // Four steps a turn, which the compiler leaves to who writes the loop.
    var offset = 0
    while offset < 512 {
      unsafe accumulate(memory + offset, &before)
      unsafe accumulate(memory + (offset &+ 16), &before)
      unsafe accumulate(memory + (offset &+ 32), &before)
      unsafe accumulate(memory + (offset &+ 48), &before)
      offset &+= 64
    }
  }

  /// The same with four numbers; `before` is the last sum, in all lanes.
  @inline(__always)
  private static func accumulate(_ four: UnsafeMutableRawPointer, _ before: inout SIMD4<UInt32>) {
    // Sums of two by a shift inside 64 bits, which needs no shuffle.
    let pairs = unsafe four.loadUnaligned(as: SIMD2<UInt64>.self)
    var x =
      unsafe unsafeBitCast(pairs, to: SIMD4<UInt32>.self)
      &+ unsafeBitCast(pairs &<< 32, to: SIMD4<UInt32>.self)
    x &+= SIMD4(0, 0, x[1], x[1])
    unsafe four.storeBytes(of: x &+ before, as: SIMD4<UInt32>.self)
    before &+= SIMD4(repeating: x[3])
  }
}
