// How do several indexes become one file?

extension SearchIndex {
  /// Adds the documents of other indexes to this one, without analyzing them again; one durable commit.
  ///
  /// Segments are copied byte for byte where their fields stand in the same order as those of this index, and less than
  /// a quarter of their documents are deleted; others are written anew without what is deleted. A document with an id
  /// that the index has, or an earlier one of `snapshots`, replaces that one. `compact()` makes one segment of all.
  ///
  /// - Parameter snapshots: made with an analyzer that folds texts as that of this index does; their fields must be fields of this index.
  /// - Returns: how many documents were added, and how many of this index and of earlier snapshots they replace.
  /// - Throws: `IndexError.analyzerMismatch`, `.schemaMismatch`, `.corrupt`; what `write(_:)` throws.
  /// - Complexity: O(size of the snapshots); memory for 20 bytes a document of all, and what writing a segment takes
  ///   where one is written anew.
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
        _ = try analyzers.analyzers(for: commit.manifest, path: snapshot.path)
      }
    }
    let before = count
    var added = 0
    try write { (batch) throws in
      for snapshot in snapshots {
        for commit in snapshot.commits { batch.inherit(fingerprints: commit.manifest.fingerprint) }
        for (view, part) in zip(snapshot.views, snapshot.commits.flatMap(\.parts)) {
          try batch.copy(view.reader, part.record, besides: view.deleted)
          added += view.liveCount
        }
      }
    }
    return (added, before + added - count)
  }
}
