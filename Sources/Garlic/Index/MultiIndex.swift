// How are several index files searched as one?

public import GarlicText

/// Several index files, open for searching as one.
///
/// ```swift
/// let index = try MultiIndex.open(["part-0.garlic", "part-1.garlic"])
/// for hit in try index.search("大蒜") { print(hit.indexPath, hit.id) }
/// ```
///
/// Scores, order, facets and cursors are those of one index with the documents of all files in their order. Any number
/// of threads may search; ``refresh()`` takes up the commits of each file.
public final class MultiIndex: Sendable {
  /// The indexes, in the order in which they were named.
  public let indexes: [SearchIndex]
  /// What becomes of documents with one id in several files.
  public let sameIDs: Snapshot.SameIDs
  private let state: Guarded<Snapshot>
  private let filters: FilterCache

  private init(_ indexes: [SearchIndex], _ sameIDs: Snapshot.SameIDs) throws(IndexError) {
    self.indexes = indexes
    self.sameIDs = sameIDs
    filters = FilterCache()
    state = Guarded(
      try Snapshot(joining: indexes.map(\.snapshot), sameIDs: sameIDs, filters: filters))
  }

  /// Opens index files.
  ///
  /// - Parameters:
  ///   - paths: the files; of documents with one id that of the last file counts.
  ///   - sameIDs: what becomes of documents with one id in several files.
  ///   - analyzer: the analyzer, which must be like the one that the indexes were made with; nil for the standard one.
  /// - Throws: what opening each and ``Snapshot/init(joining:sameIDs:)`` throw.
  public static func open(
    _ paths: [String], sameIDs: Snapshot.SameIDs = .lastWins, analyzer: Analyzer? = nil
  ) throws(IndexError) -> MultiIndex {
    var indexes: [SearchIndex] = []
    for path in paths { indexes.append(try SearchIndex.open(path, analyzer: analyzer)) }
    return try MultiIndex(indexes, sameIDs)
  }

  /// Joins open indexes.
  ///
  /// - Throws: what ``Snapshot/init(joining:sameIDs:)`` throws.
  public static func joining(
    _ indexes: [SearchIndex], sameIDs: Snapshot.SameIDs = .lastWins
  ) throws(IndexError) -> MultiIndex {
    try MultiIndex(indexes, sameIDs)
  }

  /// The snapshot that searches read.
  public var snapshot: Snapshot { state.withLock { $0 } }

  /// Moves to the last commit of each file.
  ///
  /// - Returns: whether there was anything new.
  /// - Throws: what `refresh()` and ``Snapshot/init(joining:sameIDs:)`` throw.
  @discardableResult
  public func refresh() throws(IndexError) -> Bool {
    for index in indexes { try index.refresh() }
    let snapshots = indexes.map(\.snapshot)
    let known = snapshot.commits.map { ($0.identity, $0.slot) }
    let now = snapshots.flatMap(\.commits).map { ($0.identity, $0.slot) }
    if known.count == now.count, zip(known, now).allSatisfy({ $0 == $1 }) { return false }
    let joined = try Snapshot(joining: snapshots, sameIDs: sameIDs, filters: filters)
    state.withLock { $0 = joined }
    return true
  }

  /// Searches the current snapshot for a query text.
  ///
  /// - Throws: the errors of ``Snapshot/search(_:_:)-(String,_)``.
  public func search(_ text: String, limit: Int = 10) throws(IndexError) -> SearchResults {
    try snapshot.search(text, SearchOptions(limit: limit))
  }

  /// Searches the current snapshot for a query.
  ///
  /// - Throws: the errors of ``Snapshot/search(_:_:)-(Query,_)``.
  public func search(_ query: Query, limit: Int = 10) throws(IndexError) -> SearchResults {
    try snapshot.search(query, SearchOptions(limit: limit))
  }
}
