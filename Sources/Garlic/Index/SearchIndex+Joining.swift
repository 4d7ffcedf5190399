// How do several indexes become one file?

extension SearchIndex {
  /// Adds the documents of other indexes to this one, without analyzing them again; one durable commit.
  ///
  /// Segments are taken over as they are, without what is deleted. A document with an id that the index has, or an
  /// earlier one of `snapshots`, replaces that one.
  ///
  /// - Parameter snapshots: made with the analyzer of this index; their fields must be fields of this index.
  /// - Returns: how many documents were added, and how many of this index and of earlier snapshots they replace.
  /// - Throws: `IndexError.analyzerMismatch`, `.schemaMismatch`, `.corrupt`; what ``write(_:)`` throws.
  /// - Complexity: O(size of the snapshots); memory for one segment at a time.
  @discardableResult
  public func merge(_ snapshots: [Snapshot]) throws -> (added: Int, replaced: Int) {
    let schema = self.schema
    for snapshot in snapshots {
      for field in snapshot.schema.fields where schema.index(of: field.name) == nil {
        throw IndexError.schemaMismatch(
          path: snapshot.path,
          reason:
            "it has the field '\(field.name)', which '\(path)' lacks: open that with a schema of both"
        )
      }
      _ = try JoinedSchema.schema([(snapshot.path, snapshot.schema), (path, schema)])
      for commit in snapshot.commits {
        _ = try analyzers.analyzer(for: commit.manifest.fingerprint, path: snapshot.path)
      }
    }
    let before = count
    var added = 0
    try write { (batch) throws in
      for snapshot in snapshots {
        for view in snapshot.views {
          try batch.copy(view.reader, besides: view.deleted)
        }
      }
      added = batch.count
    }
    return (added, before + added - count)
  }
}
