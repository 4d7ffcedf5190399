// What do several indexes look like as one?

import GarlicText

extension Snapshot {
  /// What becomes of documents with one id in several indexes.
  public enum SameIDs: Sendable, Hashable {
    /// That of the last index is a document; those of the ones before are not there.
    case lastWins
    /// All are documents; ``Hit/indexPath`` tells them apart.
    case keepAll
  }

  /// A snapshot of several indexes, which is searched as one.
  ///
  /// Statistics are those of all indexes together, so that scores, order, snippets, facets, sorts and cursors are the
  /// same as those of one index with the same documents in the same order.
  ///
  /// - Parameters:
  ///   - snapshots: at least one. Fields are known by their names: one that an index lacks has no value there.
  ///     Weights and b are those of the last index that has the field.
  ///   - sameIDs: what becomes of documents with one id in several indexes.
  /// - Throws: `IndexError.analyzerMismatch` when the indexes were made with different analyzers, which names what
  ///   differs; `.schemaMismatch` when a field has different kinds or positions; `.corrupt`.
  /// - Complexity: O(documents) to look for documents with one id, 16 bytes for each meanwhile; O(segments) with
  ///   ``SameIDs/keepAll``.
  public convenience init(
    joining snapshots: [Snapshot], sameIDs: SameIDs = .lastWins
  ) throws(IndexError) {
    try self.init(joining: snapshots, sameIDs: sameIDs, filters: FilterCache())
  }

  convenience init(
    joining snapshots: [Snapshot], sameIDs: SameIDs, filters: FilterCache
  ) throws(IndexError) {
    guard let first = snapshots.first else {
      throw .invalidArgument("there is no index to search: name at least one")
    }
    let fingerprint = first.commit.manifest.fingerprint
    let made = AnalyzerFingerprint.all(encoded: fingerprint)
    for other in snapshots.dropFirst() where other.commit.manifest.fingerprint != fingerprint {
      var differences = ["the index does not say how it was made"]
      if let a = AnalyzerFingerprint.all(encoded: other.commit.manifest.fingerprint).first,
        let b = made.first
      {
        if made.allSatisfy({ a.finds(textsOf: $0) }) { continue }
        differences = a.difference(from: b).map { "\($0) in '\(first.path)'" }
      }
      throw .analyzerMismatch(path: other.path, differences: differences)
    }
    let schema = try JoinedSchema.schema(snapshots.map { ($0.path, $0.schema) })
    let hidden = sameIDs == .lastWins ? try SameIDDocuments.earlier(snapshots) : [:]
    var views: [SegmentView] = []
    var base = 0
    for (index, snapshot) in snapshots.enumerated() {
      for (number, view) in snapshot.views.enumerated() {
        let reader = try view.reader.renumbered(for: schema)
        var deleted = view.deleted
        for document in hidden[index]?[number] ?? [] { deleted.insert(document) }
        views.append(SegmentView(reader: reader, deleted: deleted, base: base))
        base += reader.documentCount
      }
    }
    self.init(
      views, commits: snapshots.flatMap(\.commits), schema: schema,
      path: snapshots.map(\.path).joined(separator: ", "), analyzer: first.analyzers,
      filters: filters, observation: first.observation)
  }

  /// How many documents of the indexes are not there, as a later index has their ids.
  public var replacedCount: Int {
    commits.reduce(0) { sum, commit in
      sum + commit.manifest.segments.reduce(0) { $0 + $1.liveCount }
    } - count
  }
}
