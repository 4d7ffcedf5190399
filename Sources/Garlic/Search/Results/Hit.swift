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
  /// What it is sorted by, one for each key.
  let sortedBy: [SortValue]
  let context: SearchContext

  var snapshot: Snapshot { context.snapshot }
  var query: Query { context.query }
  var options: SearchOptions { context.options }

  /// The cursor of this hit, for the page after it: see ``SearchOptions/after``.
  public var cursor: SearchCursor {
    SearchCursor(
      snapshot, rank: rank, stageRank: stageRank, isSecondStage: isSecondStage,
      entry: TopHits.Entry(score: score, document: documentNumber), values: sortedBy)
  }

  /// The values that the hit is sorted by, one for each of ``SearchOptions/sort``: nil for a missing one and for
  /// relevance.
  ///
  /// Numbers are those of the column: dates in milliseconds since 1970-01-01 00:00 UTC.
  public var sortValues: [FieldValue?] {
    zip(options.sort, sortedBy).map { (key, value) in
      switch value {
      case .missing: return nil
      case .bytes(let bytes): return .string(String(decoding: bytes, as: UTF8.self))
      case .number(let number):
        guard case .field(let name) = key.source, let field = snapshot.schema.index(of: name) else {
          return nil
        }
        return NumberValue.value([number], snapshot.schema.fields[field].kind)
      }
    }
  }

  /// The index file that the document is in.
  public var indexPath: String { snapshot.view(of: documentNumber).reader.path }

  /// The document's stored fields.
  ///
  /// - Throws: `IndexError.corrupt` when the file is damaged there.
  public func document() throws(IndexError) -> Document {
    let view = snapshot.view(of: documentNumber)
    guard let stored = view.reader.stored else { return Document(id: id, [:]) }
    let record = try context.record(of: documentNumber, in: stored, documentNumber - view.base)
    return Document(id: id, try stored.fields(of: record, schema: view.reader.storedSchema))
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
  /// The counts of ``SearchOptions/facets``, in their order.
  public let facets: [FacetResult]
  /// The groups of ``SearchOptions/grouping``, best first; ``hits`` are the first hits of each.
  public let groups: [HitGroup]
  /// How many groups there are; 0 without grouping.
  public let groupCount: Int
  /// The parsed query.
  public let query: Query
  /// Whether there are hits after these.
  let hasMore: Bool
  /// Of merged results: for each shard what ``SearchOptions/after`` of the search for the next page is.
  ///
  /// Empty when there are no more hits, for groups, and for results of one index.
  public internal(set) var nextOfShards: [SearchCursor] = []
  /// What results of a shard have besides; nil for results that were found without ``SearchOptions/statistics``.
  var shard: Shard?
  /// Whether they are of one of several shards, or of all: then no cursor of one hit is enough to go on.
  private var isPartial: Bool { shard != nil || !nextOfShards.isEmpty }

  /// The cursor for the next page; nil when there are no more hits.
  ///
  /// Pages of groups go by ``SearchOptions/offset``, those of merged results by ``nextOfShards``.
  public var next: SearchCursor? {
    hasMore && groups.isEmpty && !isPartial ? hits.last?.cursor : nil
  }
}

extension SearchResults: RandomAccessCollection {
  /// The index of the first hit.
  public var startIndex: Int { hits.startIndex }
  /// The index after the last hit.
  public var endIndex: Int { hits.endIndex }
  /// The hit at an index.
  public subscript(position: Int) -> Hit { hits[position] }
}
