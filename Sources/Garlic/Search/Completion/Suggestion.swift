// What is told of a query that finds nothing?

/// Another query that finds something, or the parts of the query that no document has.
public struct Suggestion: Sendable, Hashable {
  /// A word of the query, and the word of the index that is taken instead.
  public struct Change: Sendable, Hashable {
    /// The word as it was typed.
    public let typed: String
    /// The word of the index, folded.
    public let word: String
  }

  /// The query with the changes; nil when no change helps.
  public let query: String?
  /// How many documents it finds; 0 without a query.
  public let documents: Int
  /// What is changed, in the order of the query.
  public let changes: [Change]
  /// Words of the query that no document has and for which there is none near.
  public let missing: [String]
}
