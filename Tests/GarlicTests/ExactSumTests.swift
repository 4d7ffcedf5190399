// Are sums of doubles rounded once?

import TestSupport
import Testing

@testable import Garlic

@Suite struct ExactSumTests {
  /// The sum by partial sums that do not overlap (Shewchuk 1997), as Python's `math.fsum` has it.
  private static func partialSums(_ values: [Double]) -> Double {
    var partials: [Double] = []
    for value in values {
      var x = value
      var kept: [Double] = []
      for partial in partials {
        var y = partial
        if abs(x) < abs(y) { swap(&x, &y) }
        let high = x + y
        let low = y - (high - x)
        if low != 0 { kept.append(low) }
        x = high
      }
      partials = kept + [x]
    }
    guard var high = partials.popLast() else { return 0 }
    var low = 0.0
    while let y = partials.popLast() {
      let x = high
      high = x + y
      low = y - (high - x)
      if low != 0 { break }
    }
    // Half-way cases go by what is left below.
    if let next = partials.last, low < 0 && next < 0 || low > 0 && next > 0 {
      let y = low * 2
      let x = high + y
      if y == x - high { high = x }
    }
    return high
  }

  @Test func sumsAreRoundedOnce() throws {
    var random = SeededGenerator.fresh("sumsAreRoundedOnce")
    for round in 0..<TestRounds.count(2000) {
      let exponents = [0...0, -3...3, -60...60, -1022...(-1000), -1074...900][round % 5]
      var values: [Double] = []
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        let significand = Double.random(in: 1..<2, using: &random)
        let value = Double(
          sign: Bool.random(using: &random) ? .plus : .minus,
          exponent: Int.random(in: exponents, using: &random), significand: significand)
        values.append(value)
        if Int.random(in: 0..<8, using: &random) == 0 { values.append(-value) }
      }
      let expected = Self.partialSums(values)
      var sum = ExactSum()
      for value in values { sum.add(value) }
      #expect(sum.value == expected, "\(values)")
      var parts = ExactSum()
      for start in stride(from: 0, to: values.count, by: 7) {
        var part = ExactSum()
        for value in values[start..<min(start + 7, values.count)].reversed() { part.add(value) }
        parts.add(part)
      }
      #expect(parts.value == expected, "\(values)")
    }
  }

  @Test func whatIsNotFiniteStays() {
    var sum = ExactSum()
    sum.add(.infinity)
    sum.add(1)
    #expect(sum.value == .infinity)
    sum.add(-.infinity)
    #expect(sum.value.isNaN)
    var most = ExactSum()
    for _ in 0..<3 { most.add(.greatestFiniteMagnitude) }
    #expect(most.value == .infinity)
    for _ in 0..<3 { most.add(-.greatestFiniteMagnitude) }
    most.add(.leastNonzeroMagnitude)
    #expect(most.value == .leastNonzeroMagnitude)
  }
}
