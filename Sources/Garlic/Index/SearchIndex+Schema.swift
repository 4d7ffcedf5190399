// How does an index get other fields?

public import GarlicText

extension SearchIndex {
  /// Takes up another schema, where no document has to be written anew; one durable commit.
  ///
  /// - Parameter names: the fields that go, where the index has them.
  /// - Throws: `IndexError.schemaMismatch` when that cannot be; what writing throws.
  func grow(to wanted: Schema, removing names: Set<String>) throws(IndexError) {
    if try grown(snapshot.commit, to: wanted, removing: names) == nil { return }
    do {
      try inTurn { (file) throws in
        let base = try Commit.last(of: file, after: snapshot.commit)
        guard let schema = try grown(base, to: wanted, removing: names) else { return }
        var manifest = base.manifest
        manifest.schema = schema
        _ = try CommitWriter(file: file, last: base.slot).commit(manifest)
        try publish(try Commit.last(of: file, after: base))
      }
    } catch let error as IndexError {
      throw error
    } catch {
      throw .invalidArgument("\(error)")
    }
  }

  /// The schema of a commit that takes up `wanted`; nil when it has nothing to take up.
  private func grown(
    _ commit: Commit, to wanted: Schema, removing names: Set<String>
  ) throws(IndexError) -> Schema? {
    let found = commit.manifest.schema
    try found.checkAnalyses(path: path)
    let schema: Schema
    do throws(SchemaDifference.Obstacle) {
      schema = try SchemaDifference.grown(found, to: wanted, removing: names)
    } catch {
      throw .schemaMismatch(path: path, reason: "\(error.reason): \(error.remedy)")
    }
    if schema == found { return nil }
    // Segments of version 2 do not say with which b their bounds were written.
    for (field, old) in zip(schema.fields, found.fields) where !field.isRemoved && field.b != old.b
    {
      if commit.parts.contains(where: { $0.reader.directory.writtenB == nil }) {
        throw .schemaMismatch(
          path: path,
          reason:
            "b of '\(field.name)' changes, and there are segments of format version 2: compact it first"
        )
      }
    }
    return schema
  }

  /// After how many documents a rebuild says how far it is.
  private static let progressInterval = 64

  /// Makes the index anew from its stored documents: with another schema, another analyzer, or the analyzer that it was
  /// opened with where documents were cut by another one.
  ///
  /// The new index is written beside the old one and takes its place by renaming. Readers of the old one go on
  /// until their next `refresh()`.
  ///
  /// - Parameters:
  ///   - schema: the fields of the new index; nil for the same. Fields that it lacks are dropped.
  ///   - analyzer: the analyzer of the new index, which this one searches and writes with from then on; nil for the one
  ///     that it has. Other open indexes of the file have to be opened with it again.
  ///   - progress: is called now and then, on this thread.
  /// - Returns: the number of documents.
  /// - Throws: `IndexError.schemaMismatch` when a text or keyword field of the new schema was not stored, or a
  ///   value does not fit its new kind, `.cancelled` when the task that this is called in is cancelled; the index is then
  ///   as it was. What opening and writing throw.
  /// - Complexity: O(index); needs room for a second copy.
  @discardableResult
  public func rebuild(
    with schema: Schema? = nil, analyzer: Analyzer? = nil,
    progress: (@Sendable (WriteProgress) -> Void)? = nil
  ) throws -> Int {
    try refresh()
    let old = snapshot
    let wanted = schema ?? old.schema
    let taken = analyzer.map { AnalyzerProvider($0) } ?? analyzers
    let analyzer = try taken.analyzer()
    let count = try SearchIndex.replace(
      path, on: storage, schema: wanted, analyzer: analyzer, options: options
    ) { (new) throws in
      try self.refresh()
      let documents = self.snapshot
      let task = WriteTask(total: documents.count, progress)
      try new.write { (batch) throws in
        try documents.forEachNumberedDocument { (number, document) throws(IndexError) in
          var kept = document
          for name in document.fields.keys where wanted.index(of: name) == nil {
            kept.fields[name] = nil
          }
          if let lost = try documents.complete(&kept, number: number, in: wanted) {
            throw .schemaMismatch(
              path: self.path,
              reason:
                "'\(lost)' of document '\(document.id)' is not stored, so its value is not known any more: index again"
            )
          }
          do throws(IndexError) {
            try batch.restore(kept)
          } catch .invalidArgument(let reason) {
            throw .schemaMismatch(path: self.path, reason: reason)
          }
          if batch.count % Self.progressInterval == 0 { try task.advance(to: batch.count) }
          return true
        }
      }
      task.end()
      return documents.count
    }
    try refresh()
    take(taken)
    return count
  }
}
