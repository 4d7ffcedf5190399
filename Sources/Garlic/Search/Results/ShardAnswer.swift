// What does a shard answer, that goes to whoever asked all of them?

/// The answer of one shard to a search with ``SearchOptions/statistics``, as it travels to where answers are merged.
///
/// It has what merging compares: ids, scores and what hits are sorted by, the counts of facets before any is left out
/// by a limit, and groups. What is shown of hits, as titles and snippets, the service sends beside it, or asks of the
/// shard afterwards for those that are shown.
public struct ShardAnswer: Codable, Sendable {
  /// A document that may be a hit.
  struct Entry: Codable, Sendable {
    var id: String
    /// Its number in the shard's snapshot.
    var document: Int
    /// The score before positions count.
    var score: Double
    /// What the positions of the query's terms add, where it is among the documents that are rescored.
    var bonus = 0.0
    /// Whether it is among the hits that follow those that match in full.
    var isSecondStage = false
    /// Whether it matches in full.
    var isFull = true
    /// What it is sorted by.
    var values: [SortValue] = []
  }

  /// Hits with the same value.
  struct Group: Codable, Sendable {
    var value: String?
    var count: Int
    /// The first ones, in order.
    var hits: [Entry]
  }

  /// Where the entries of a stage begin, and how they are ordered.
  struct Stage: Codable, Sendable {
    /// Whether the best are rescored by the positions of the query's terms.
    var isRescored = false
    /// Whether they begin with the stage's first, although the page has others before it.
    var isFromStart = false
  }

  /// The candidates of the first stage, then those of the second; each stage best first.
  var entries: [Entry] = []
  var first = Stage()
  var second = Stage()
  /// All groups, in no order.
  var groups: [Group] = []
  var facets: [FacetCounts] = []
  var total = 0
  var isTotalExact = true
  /// Whether the hits are documents that match in part, as none matches in full: of sorted hits and groups.
  var isRelaxed = false
  /// Whether documents rank by how much of the query they match in the first place.
  var relaxesAtOnce = false
  /// The commit of the shard, for cursors.
  var sequence: UInt64 = 0
  var checksum: UInt32 = 0

  /// How many candidates there are.
  public var count: Int { entries.count }
}
