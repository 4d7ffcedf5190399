// What do doubles add up to, in whatever order?

/// A sum of finite doubles that is rounded once, when it is asked for, so that it does not depend on their order.
///
/// The sum is a number of 2⁻¹⁰⁷⁴, which every double is a multiple of, in digits of 32 bits with room for carries
/// (Neal, "Fast exact summation using small and large superaccumulators", 2015).
struct ExactSum: Codable, Sendable, Hashable {
  /// The digits, the least first; each may be negative and have carries in it.
  private var digits: [Int64] = []
  /// How often was added since carries went on to the next digit.
  private var additions = 0
  /// Whether an infinity of either sign was added.
  private var hasInfinity = false
  private var hasNegativeInfinity = false

  private static let base: Int64 = 1 << 32
  /// 2,098 bits of the least and the greatest double and 94 of carries.
  private static let mostDigits = 68

  /// Adds a number.
  mutating func add(_ value: Double) {
    if value == 0 { return }
    guard value.isFinite else {
      if !(value < 0) { hasInfinity = true }
      if !(value > 0) { hasNegativeInfinity = true }
      return
    }
    // value = significand · 2^(shift − 1074)
    let exponent = Int(value.exponentBitPattern)
    let significand =
      exponent == 0 ? value.significandBitPattern : value.significandBitPattern | 1 << 52
    let shift = max(exponent, 1) - 1
    let place = shift / 32
    let (high, low) = significand.multipliedFullWidth(by: UInt64(1) << UInt64(shift % 32))
    let parts = [Int64(low & 0xffff_ffff), Int64(low >> 32), Int64(high)]
    grow(to: place + parts.count)
    for (offset, part) in parts.enumerated() {
      digits[place + offset] += value < 0 ? -part : part
    }
    additions += 1
    if additions >= 1 << 30 { carry() }
  }

  /// Adds the numbers of another sum.
  mutating func add(_ other: ExactSum) {
    var other = other
    other.carry()
    carry()
    hasInfinity = hasInfinity || other.hasInfinity
    hasNegativeInfinity = hasNegativeInfinity || other.hasNegativeInfinity
    let count = min(other.digits.count, Self.mostDigits)
    grow(to: count)
    for place in 0..<count { digits[place] &+= other.digits[place] }
    carry()
  }

  private mutating func grow(to count: Int) {
    while digits.count < count { digits.append(0) }
  }

  /// Makes every digit but the last one of 0 ..< 2³².
  private mutating func carry() {
    additions = 0
    var carry: Int64 = 0
    for place in digits.indices {
      let (sum, _) = digits[place].addingReportingOverflow(carry)
      let digit = sum & (Self.base - 1)
      carry = sum >> 32
      digits[place] = digit
    }
    if carry != 0 {
      if digits.count < Self.mostDigits {
        digits.append(carry)
      } else {
        digits[digits.count - 1] &+= carry << 32
      }
    }
    while digits.last == 0 { digits.removeLast() }
  }

  /// The double nearest to the sum; of two, the even one.
  var value: Double {
    if hasInfinity { return hasNegativeInfinity ? .nan : .infinity }
    if hasNegativeInfinity { return -.infinity }
    var sum = self
    sum.carry()
    let isNegative = (sum.digits.last ?? 0) < 0
    if isNegative {
      for place in sum.digits.indices { sum.digits[place] = 0 &- sum.digits[place] }
      sum.carry()
    }
    guard let highest = sum.digits.indices.last else { return 0 }
    // The highest 64 bits from the first one on, and whether there is anything below.
    var bits: [UInt64] = sum.digits.map { UInt64(bitPattern: $0) }
    // The last digit may have more than 32 bits.
    if bits[highest] >> 32 != 0 {
      bits.append(bits[highest] >> 32)
      bits[highest] &= 0xffff_ffff
    }
    let top = bits.count - 1
    var window = bits[top] << 32 | (top >= 1 ? bits[top - 1] : 0)
    let zeros = window.leadingZeroBitCount
    var rest = top >= 2 ? bits[top - 2] : 0
    if zeros > 0 {
      window = window << UInt64(zeros) | (rest >> UInt64(32 - min(zeros, 32)))
      rest &= (1 << UInt64(32 - min(zeros, 32))) - 1
    }
    var isInexact = rest != 0
    for place in 0..<max(0, top - 2) where bits[place] != 0 { isInexact = true }
    // window · 2^exponent is the sum, cut.
    let exponent = (top - 1) * 32 - zeros - 1074
    let magnitude = Self.rounded(window, isInexact, exponent)
    return isNegative ? -magnitude : magnitude
  }

  /// A number of 64 bits, the highest of them set, times a power of two, rounded to the nearest double.
  private static func rounded(_ window: UInt64, _ isInexact: Bool, _ exponent: Int) -> Double {
    // Of numbers below 2^-1022 fewer bits are kept: what was added has no bits below 2^-1074.
    let dropped = max(11, -1074 - exponent)
    if dropped >= 64 { return Double(sign: .plus, exponent: -1074, significand: 1) }
    var kept = window >> UInt64(dropped)
    let half = UInt64(1) << UInt64(dropped - 1)
    let below = window & (half << 1 - 1)
    if below > half || below == half && (isInexact || kept & 1 == 1) { kept += 1 }
    // Exact: kept has 53 bits, or is 2^53.
    return Double(sign: .plus, exponent: exponent + dropped, significand: Double(kept))
  }
}
