// How does one outlier not make 127 neighbours wide?

/// A block of 128 numbers, packed at the width that makes it smallest; numbers that need more keep
/// their lower bits there and their upper bits in a list of exceptions after (Zukowski et al.,
/// "Super-Scalar RAM-CPU Cache Compression", ICDE 2006; Lemire and Boytsov 2015, "FastPFOR").
///
/// ```
/// width u8 · exceptions u8 · packed 16 × width bytes · for each exception: index u8, upper bits varint
/// ```
enum PatchedBlock {
  static func write(_ values: [UInt32], to out: inout ByteWriter) {
    var histogram = InlineArray<33, Int>(repeating: 0)
    for value in values { histogram[BitPacking.width(value)] &+= 1 }
    var widest = 32
    while widest > 0, histogram[widest] == 0 { widest -= 1 }
    var bestWidth = widest
    var bestCost = BitPacking.byteCount(bits: widest)
    var exceptions = 0
    var exceptionBytes = 0
    var width = widest - 1
    while width >= 0 {
      exceptions += histogram[width + 1]
      // Every exception's upper part has grown by one bit.
      exceptionBytes = 0
      for wider in (width + 1)..<33 {
        exceptionBytes += histogram[wider] * (1 + (wider - width + 6) / 7)
      }
      if exceptions > 32 { break }
      let cost = BitPacking.byteCount(bits: width) + exceptionBytes
      if cost < bestCost {
        bestCost = cost
        bestWidth = width
      }
      width -= 1
    }
    out.u8(UInt8(bestWidth))
    let countAt = out.count
    out.u8(0)
    BitPacking.pack(values, from: 0, bits: bestWidth, into: &out)
    if bestWidth == widest { return }
    var count: UInt8 = 0
    for (i, value) in values.enumerated() where BitPacking.width(value) > bestWidth {
      out.u8(UInt8(i))
      out.varint(value >> UInt32(bestWidth))
      count += 1
    }
    out.bytes[countAt] = count
  }

  /// Reads a block at `offset` into `out`, each number with `adding` added, and returns the offset
  /// after it.
  @discardableResult
  @inline(__always)
  static func read(
    _ view: ByteView, _ offset: Int, adding: UInt32 = 0, into out: Slab<UInt32>
  ) -> Int {
    let width = Int(view.u8(offset))
    let exceptions = Int(view.u8(offset &+ 1))
    BitPacking.unpack(view, offset &+ 2, bits: width, adding: adding, into: out)
    var at = offset &+ 2 &+ BitPacking.byteCount(bits: width)
    if exceptions > 0 { patch(view, &at, exceptions, width, out) }
    return at
  }

  private static func patch(
    _ view: ByteView, _ at: inout Int, _ exceptions: Int, _ width: Int, _ out: Slab<UInt32>
  ) {
    for _ in 0..<exceptions {
      // Most need one byte more: both are in one word.
      let word = view.window(at)
      let index = Int(word & 127)
      if word & 0x8000 == 0 {
        out[index] &+= UInt32(truncatingIfNeeded: word &>> 8 & 127) &<< UInt32(width)
        at &+= 2
        continue
      }
      at &+= 1
      var upper: UInt32 = 0
      var shift: UInt32 = 0
      while shift < 35 {
        let byte = view.u8(at)
        at &+= 1
        upper |= UInt32(byte & 127) &<< (shift & 31)
        if byte < 128 { break }
        shift &+= 7
      }
      out[index] &+= upper << UInt32(width)
    }
  }

  /// The offset after a block, without unpacking it.
  @inline(__always)
  static func skip(_ view: ByteView, _ offset: Int) -> Int {
    var at = offset &+ 2 &+ BitPacking.byteCount(bits: Int(view.u8(offset)))
    for _ in 0..<Int(view.u8(offset &+ 1)) {
      at &+= 1
      while view.u8(at) >= 128 { at &+= 1 }
      at &+= 1
    }
    return at
  }
}
