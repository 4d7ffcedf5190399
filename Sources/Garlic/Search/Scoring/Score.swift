// What is a match worth?

/// Scores as numbers whose sums do not depend on the order of adding: multiples of 2⁻²⁴.
///
/// So every way of finding the best documents finds the same ones, to the last bit.
enum Score {
  /// 1.5 × 2²⁸: one unit in its last place is 2⁻²⁴.
  private static let rounding = 1.5 * 268_435_456.0

  /// The nearest multiple of 2⁻²⁴, for scores below 2²⁶.
  @inline(__always)
  static func exact(_ score: Double) -> Double { (score + rounding) - rounding }

  /// BM25's weight of a term that is in `df` of `count` documents, never negative.
  static func idf(df: Int, count: Int) -> Double {
    Logarithm.natural(1 + (Double(max(count, df) - df) + 0.5) / (Double(df) + 0.5))
  }
}
