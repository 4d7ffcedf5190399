// Is this snapshot one of the shards that these statistics are of?

import GarlicText

extension Snapshot {
  /// What differs between the analyzer that cuts queries and those by which documents were cut, each difference in
  /// words; empty when nothing does.
  ///
  /// Such documents are found all the same, see ``SearchIndex/analyzerDifferences()``.
  ///
  /// - Throws: `IndexError.analysis` when the analyzer cannot be made.
  public func analyzerDifferences() throws(IndexError) -> [String] {
    var found: [String] = []
    for commit in commits {
      for difference in try analyzers.differences(from: commit.manifest.fingerprint)
      where !found.contains(difference) {
        found.append(difference)
      }
      for difference in try analyzers.fieldDifferences(from: commit.manifest, path: path)
      where !found.contains(difference) {
        found.append(difference)
      }
    }
    return found
  }

  /// A checksum of the fingerprint of the analyzer that cuts queries.
  func analyzerChecksum() throws(IndexError) -> UInt32 { Checksum.of(try analyzers.fingerprint()) }

  /// The snapshot with the fields in the order, and with the weights, that all shards have.
  ///
  /// - Throws: `IndexError.schemaMismatch` and `.analyzerMismatch` when a shard has other fields or another analyzer,
  ///   `.invalidArgument` when the statistics cannot be those of documents.
  /// - Complexity: O(terms of the statistics); also O(segments) where a shard has its fields in another order.
  func fitted(to all: SearchStatistics) throws(IndexError) -> Snapshot {
    for field in all.fields {
      guard let own = schema.index(of: field.name) else {
        throw .schemaMismatch(
          path: path,
          reason:
            "another shard has the field '\(field.name)', which it lacks: open it with a schema of both"
        )
      }
      if schema.fields[own].kind != field.kind
        || schema.fields[own].hasPositions != field.hasPositions
      {
        throw .schemaMismatch(
          path: path,
          reason:
            "'\(field.name)' is a field of another kind, or with other positions, in another shard"
        )
      }
      if schema.fields[own].analysisStatement != field.analysis {
        throw .schemaMismatch(
          path: path, reason: "'\(field.name)' is a field with another analysis in another shard")
      }
    }
    for field in schema.fields where !all.fields.contains(where: { $0.name == field.name }) {
      throw .schemaMismatch(
        path: path, reason: "it has the field '\(field.name)', which the statistics are not of")
    }
    if let fault = all.fault {
      throw .invalidArgument("the statistics cannot be used: \(fault)")
    }
    if try all.analyzers != [analyzerChecksum()] {
      throw .analyzerMismatch(
        path: path, differences: ["the statistics are of indexes opened with other analyzers"])
    }
    let wanted = Schema(
      fields: all.fields.map { field in
        var own = schema.fields[schema.index(of: field.name) ?? 0]
        own.weight = field.weight
        own.b = field.b
        return own
      })
    if wanted == schema { return self }
    var views: [SegmentView] = []
    for view in self.views {
      views.append(
        SegmentView(
          reader: try view.reader.renumbered(for: wanted), deleted: view.deleted, base: view.base))
    }
    return Snapshot(
      views, commits: commits, schema: wanted, path: path, analyzer: analyzers,
      filters: FilterCache())
  }
}
