// What is found?

/// A document that matches a query, with its score and rank.
public struct Hit: Sendable {
  /// The document's id.
  public let id: String
  /// How well it matches; comparable within one search.
  public let score: Double
  /// Its documentNumber among all hits, from 1.
  public let rank: Int
  /// Whether it matches only part of a query whose groups all should.
  public let isRelaxed: Bool

  /// Whether the positions of the query's terms are in the score.
  let isReranked: Bool
  /// Its documentNumber among the hits of its stage, from 1, and whether that is the second.
  let stageRank: Int
  let isSecondStage: Bool
  /// The document's number in the snapshot.
  let documentNumber: Int
  let context: SearchContext

  var snapshot: Snapshot { context.snapshot }
  var query: Query { context.query }
  var options: SearchOptions { context.options }

  /// Its documentNumber among all hits: for the page after it, see ``SearchOptions/after``.
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
  /// The number of matching documents, exact or a lower bound.
  public struct Total: Sendable, Hashable {
    /// At least so many.
    public var count: Int
    /// Whether there are not more.
    public var isExact: Bool

    mutating func add(_ other: Total) {
      count += other.count
      isExact = isExact && other.isExact
    }
  }

  /// The hits, best first.
  public let hits: [Hit]
  /// How many there are in all.
  public let total: Total
  /// Whether documents count that match only part of the query.
  public let wasRelaxed: Bool
  /// What was read otherwise than written.
  public let diagnostics: [QueryDiagnostic]
  /// The query as it was understood.
  public let query: Query
  /// How many hits were context for.
  let limit: Int

  /// Where the next page begins; nil when there are no more hits.
  public var next: SearchCursor? { hits.isEmpty || hits.count < limit ? nil : hits.last?.cursor }
}

extension SearchResults: RandomAccessCollection {
  /// The first hit's documentNumber.
  public var startIndex: Int { hits.startIndex }
  /// The documentNumber after the last hit.
  public var endIndex: Int { hits.endIndex }
  /// The hit at a documentNumber.
  public subscript(position: Int) -> Hit { hits[position] }
}
