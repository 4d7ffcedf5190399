// What was searched for, and how long did it take?

/// A search, as an ``IndexObserver`` is told of it.
public struct SearchReport: Sendable {
  /// The path of the index; of several, their paths.
  public var path: String
  /// The query text, or the query as text.
  public var query: String
  /// The sequence number of the commit that was searched.
  public var sequence: UInt64
  /// How many hits there are; 0 when the search failed.
  public var hitCount: Int
  /// How many documents match in full, or a lower bound.
  public var total: Int
  /// Whether hits match only a part of the query.
  public var wasRelaxed: Bool
  /// The error of a search that failed; nil for results.
  public var error: IndexError?
  /// How long it took; without snippets and documents of hits.
  public var duration: Duration
}
