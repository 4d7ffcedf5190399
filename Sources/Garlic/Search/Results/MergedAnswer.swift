// What did all shards find together?

/// The hits of several shards in the order of one index of all documents, as ``ShardAnswer/merging(_:_:)`` finds it.
public struct MergedAnswer: Sendable {
  /// A hit and the shard that it is from.
  public struct Hit: Sendable {
    /// The number of the shard among those that were merged.
    public let shard: Int
    /// The hit's place among the hits of the shard's results, or of the group of that shard.
    public let place: Int
    /// The document's id.
    public let id: String
    /// The score.
    public let score: Double
    /// The rank among all hits, from 1.
    public let rank: Int
    /// Whether it matches only part of the query.
    public let isRelaxed: Bool
    /// The rank among the hits of its stage, and whether that is the second.
    let stageRank: Int
    let isSecondStage: Bool
    let isReranked: Bool
    /// The document's number in its shard.
    let document: Int
    let values: [SortValue]
  }

  /// Hits with the same value of a field.
  public struct Group: Sendable {
    /// The value; nil for the documents that have none.
    public let value: String?
    /// How many documents match in full and have the value.
    public let count: Int
    /// The first of them, in the order of the search.
    public let hits: [Hit]
  }

  /// The hits of the page, best first.
  public internal(set) var hits: [Hit] = []
  /// How many documents match in full.
  public internal(set) var total = 0
  /// Whether that is exact, or a lower bound.
  public internal(set) var isTotalExact = true
  /// Whether there are hits among these that match only part of the query.
  public internal(set) var wasRelaxed = false
  /// The counts of ``SearchOptions/facets``, in their order.
  public internal(set) var facets: [FacetResult] = []
  /// The groups of ``SearchOptions/grouping``, best first; ``hits`` are the first hits of each.
  public internal(set) var groups: [Group] = []
  /// How many groups there are; 0 without grouping.
  public internal(set) var groupCount = 0
  /// For each shard what ``SearchOptions/after`` of the search for the next page is; empty when there are no more
  /// hits, and for groups.
  public internal(set) var next: [SearchCursor] = []
}
