// Where does ICU cut a folded text? Its iterator wants UTF-16, the cuts are wanted per scalar.

/// Marks the cuts of ICU's own iterator: the reference, and the way of the scripts that ICU alone knows.
@safe struct BreakerCuts: ~Copyable {
  private let breaker: WordBreaker
  private var units = ScratchBuffer<UInt16>()

  init() throws(AnalysisError) {
    let opened = try WordBreaker()
    try opened.openDictionary()
    breaker = opened
  }

  /// Marks with 1 each element of `range` that begins a segment, the first always.
  mutating func mark(
    _ scalars: UnsafePointer<FoldedScalar>, _ range: Range<Int>, cuts: UnsafeMutablePointer<UInt8>
  ) throws(AnalysisError) {
    if range.isEmpty { return }
    units.reserve(range.count * 2, keeping: 0)
    let base = unsafe units.base
    var length = 0
    for element in range {
      let scalar = unsafe scalars[element].scalar
      if scalar < 0x1_0000 {
        unsafe base[length] = UInt16(truncatingIfNeeded: scalar)
        length &+= 1
      } else {
        unsafe base[length] = UInt16(truncatingIfNeeded: 0xD7C0 &+ scalar >> 10)
        unsafe base[length &+ 1] = UInt16(truncatingIfNeeded: 0xDC00 | scalar & 0x3FF)
        length &+= 2
      }
    }
    unsafe cuts[range.lowerBound] = 1
    var element = range.lowerBound
    var at = 0
    try unsafe breaker.forEachEnd(in: base, count: length) { end in
      while at < end {
        at &+= unsafe scalars[element].scalar < 0x1_0000 ? 1 : 2
        element &+= 1
        unsafe cuts[element] = 0
      }
      unsafe cuts[element] = 1
    }
    units.shrink(to: 1 << 20)
  }
}
