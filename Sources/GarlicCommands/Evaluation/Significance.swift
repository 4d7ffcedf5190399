// How far can a mean be trusted, and how far a difference of two?

/// Statistics over the values of single queries, with random numbers of a fixed seed.
public enum Significance {
  static let seed: UInt64 = 20_261_123
  static let rounds = 2000

  /// The arithmetic mean; 0 of none.
  public static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  /// The 95 % interval of the mean by the percentile bootstrap: Efron and Tibshirani, "An
  /// Introduction to the Bootstrap" (1993), 13.3.
  static func interval(_ values: [Double], seed: UInt64 = seed) -> ClosedRange<Double> {
    if values.isEmpty { return 0...0 }
    var random = RandomNumbers(seed: seed)
    var means: [Double] = []
    for _ in 0..<rounds {
      var sum = 0.0
      for _ in values.indices { sum += values[Int.random(in: 0..<values.count, using: &random)] }
      means.append(sum / Double(values.count))
    }
    means.sort()
    return means[rounds * 25 / 1000]...means[rounds * 975 / 1000 - 1]
  }

  /// How likely a difference at least as large is when both are equally good: the two-sided paired
  /// randomization test of Smucker, Allan and Carterette, "A comparison of statistical significance
  /// tests for information retrieval evaluation", CIKM 2007.
  static func randomizationTest(
    _ first: [Double], _ second: [Double], seed: UInt64 = seed
  ) -> Double {
    let differences = zip(first, second).map { $0 - $1 }
    let observed = abs(differences.reduce(0, +))
    if differences.allSatisfy({ $0 == 0 }) { return 1 }
    var random = RandomNumbers(seed: seed)
    var atLeast = 0
    let rounds = 5 * Self.rounds
    for _ in 0..<rounds {
      var sum = 0.0
      var bits: UInt64 = 0
      for (index, difference) in differences.enumerated() {
        if index % 64 == 0 { bits = random.next() }
        sum += bits & 1 == 1 ? difference : -difference
        bits >>= 1
      }
      // The sums are of the same numbers; what differs by rounding alone is equal.
      if abs(sum) >= observed - 1e-12 { atLeast += 1 }
    }
    return Double(atLeast + 1) / Double(rounds + 1)
  }

  /// The value below which this share of all lies, by nearest rank.
  public static func percentile(_ share: Double, _ values: [Double]) -> Double {
    if values.isEmpty { return 0 }
    let rank = Int((share * Double(values.count)).rounded(.up))
    return values.sorted()[min(max(rank, 1), values.count) - 1]
  }
}
