// Is this snapshot one of the shards that these statistics are of?

import GarlicText

extension Snapshot {
  /// A checksum of the fingerprint of the analyzer that the index was made with.
  var analyzerChecksum: UInt32 { Checksum.of(commit.manifest.fingerprint) }

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
    }
    for field in schema.fields where !all.fields.contains(where: { $0.name == field.name }) {
      throw .schemaMismatch(
        path: path, reason: "it has the field '\(field.name)', which the statistics are not of")
    }
    if let fault = all.fault {
      throw .invalidArgument("the statistics cannot be used: \(fault)")
    }
    if all.analyzers != [analyzerChecksum] {
      throw .analyzerMismatch(
        path: path, differences: ["the statistics are of indexes made with other analyzers"])
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
