// With which values of a document is its score multiplied?

/// A factor on the scores of documents, from the values of their columns.
///
/// ```swift
/// options.factors = [.decay("published", halfLife: 30 * 86_400_000, origin: now), .logarithm("views")]
/// ```
public indirect enum Factor: Sendable {
  /// ½ to the power of the distance from `origin` in half-lives; both in the unit of the field, milliseconds for
  /// dates. Documents without a value get `otherwise`.
  case decay(String, halfLife: Double, origin: Double, otherwise: Double = 0.5)
  /// 1 + ln(1 + value) of the greatest value that is above 0; 1 without one.
  case logarithm(String)
  /// The greatest value itself, 0 at least; documents without one get `otherwise`.
  case value(String, otherwise: Double = 1)
  /// What a table says of a keyword, or of a number as text; the greatest of several, and `otherwise` for values
  /// that are not in the table and for documents without one.
  case table(String, [String: Double], otherwise: Double = 1)
  /// What a closure makes of the values of some fields, between 0 and `limit`.
  case values([String], limit: Double, @Sendable ([[FieldValue]]) -> Double)
  /// The product of some factors.
  case product([Factor])
}
