// What does a field's length make of its frequencies?

/// BM25F's length normalisation: an occurrence in a field of length `l` counts
/// `1 / ((1 - b) + b · l / average)` (Robertson and Zaragoza 2009, section 3.6).
struct LengthNormalization: Sendable {
  /// The count of one occurrence, by norm code.
  let factors: [Double]
  let b: Double
  let averageLength: Double

  init(b: Double, averageLength: Double) {
    self.b = b
    self.averageLength = averageLength
    let average = max(averageLength, 1)
    factors = Norm.lengths.map { 1 / max((1 - b) + b * Double($0) / average, 0.01) }
  }

  @inline(__always)
  func impact(tf: UInt32, norm: UInt8) -> Double { Double(tf) * factors[Int(norm)] }

  /// Between which factors impacts under this normalisation and under `written` lie.
  func slack(over written: LengthNormalization) -> ClosedRange<Double> {
    if b == written.b, averageLength == written.averageLength { return 1...1 }
    var least = Double.infinity
    var most = 0.0
    for code in 0..<256 {
      let ratio = factors[code] / written.factors[code]
      least = min(least, ratio)
      most = max(most, ratio)
    }
    return least...most
  }
}

/// Impacts in 16 bits, rounded up, so that a stored bound is never below what it bounds: the upper
/// half of the 32-bit floating-point number.
enum Impact {
  @inline(__always)
  static func code(_ impact: Double) -> UInt16 {
    let bits = Float(impact).nextUp.bitPattern
    let upper = bits >> 16
    return UInt16(clamping: bits & 0xffff == 0 ? upper : upper + 1)
  }

  @inline(__always)
  static func value(_ code: UInt16) -> Double { Double(Float(bitPattern: UInt32(code) << 16)) }
}
