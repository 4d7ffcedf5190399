// What is found?

/// A document that matches a query, with its score and rank.
public struct Hit: Sendable {
  /// The document's id.
  public let id: String
  /// The score; comparable within one search only.
  public let score: Double
  /// The rank among all hits, from 1.
  public let rank: Int
  /// Whether it matches only part of the query: not every clause as it was typed.
  public let isRelaxed: Bool

  /// Whether the positions of the query's terms are in the score.
  let isReranked: Bool
  /// The rank among the hits of its stage, from 1, and whether that is the second.
  let stageRank: Int
  let isSecondStage: Bool
  /// The document's number in the snapshot.
  let documentNumber: Int
  let context: SearchContext

  var snapshot: Snapshot { context.snapshot }
  var query: Query { context.query }
  var options: SearchOptions { context.options }

  /// The cursor of this hit, for the page after it: see ``SearchOptions/after``.
  public var cursor: SearchCursor {
    SearchCursor(
      snapshot, rank: rank, stageRank: stageRank, isSecondStage: isSecondStage,
      entry: TopHits.Entry(score: score, document: documentNumber))
  }

  /// The document's stored fields.
  ///
  /// - Throws: `IndexError.corrupt` when the file is damaged there.
  public func document() throws(IndexError) -> Document {
    try snapshot.document(at: documentNumber)
  }
}

/// The hits of a search, best first, and the number of matching documents.
public struct SearchResults: Sendable {
  /// How many documents match in full.
  public struct Total: Sendable, Hashable {
    /// The number of matching documents, or a lower bound.
    public var count: Int
    /// Whether the count is exact.
    public var isExact: Bool

    mutating func add(_ other: Total) {
      count += other.count
      isExact = isExact && other.isExact
    }
  }

  /// The hits, best first.
  public let hits: [Hit]
  /// How many documents match the query in full.
  ///
  /// Hits that match in part (``Hit/isRelaxed``) are not counted.
  public let total: Total
  /// Whether there are hits among these that match only part of the query.
  public let wasRelaxed: Bool
  /// Parts of the query text that were read differently than written.
  public let diagnostics: [QueryDiagnostic]
  /// The parsed query.
  public let query: Query
  /// How many hits were asked for.
  let limit: Int

  /// The cursor for the next page; nil when there are no more hits.
  public var next: SearchCursor? { hits.isEmpty || hits.count < limit ? nil : hits.last?.cursor }
}

extension SearchResults: RandomAccessCollection {
  /// The index of the first hit.
  public var startIndex: Int { hits.startIndex }
  /// The index after the last hit.
  public var endIndex: Int { hits.endIndex }
  /// The hit at an index.
  public subscript(position: Int) -> Hit { hits[position] }
}
