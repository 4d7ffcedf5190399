// Which hits have the same value?

/// The best hits with the same value of a field.
public struct HitGroup: Sendable {
  /// The value; nil for the documents that have none.
  public let value: String?
  /// How many documents match in full and have the value.
  public let count: Int
  /// The first of them, in the order of the search.
  public let hits: [Hit]
}
