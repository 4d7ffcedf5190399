// How does a new index take the place of an old one, and nobody lose a commit?

package import GarlicText

extension SearchIndex {
  /// Makes a new index in the place of the one at `path`.
  ///
  /// The lock of the old one is held all the time: what another writer has committed to it before is replaced, as is
  /// asked for; who writes meanwhile waits, and then writes to the new one. Until that is in place, the old one stays
  /// whole and is searched; it stays when anything fails.
  ///
  /// - Parameters:
  ///   - path: an index; any other file is left as it is.
  ///   - schema: the fields of the new one.
  ///   - analyzer: how its texts are cut.
  ///   - options: threads, memory, waiting.
  ///   - body: fills the new index, which lies beside the old one during this time only.
  /// - Returns: what `body` returns.
  /// - Throws: what opening and `body` throw; `IndexError.locked` when another process writes for longer than
  ///   ``Options/lockTimeout``.
  package static func replace<R>(
    _ path: String, on storage: any Storage = FileStorage(), schema: Schema,
    analyzer: Analyzer? = nil, options: Options = Options(), _ body: (SearchIndex) throws -> R
  ) throws -> R {
    let old = try open(path, on: storage, schema: nil, options: options)
    return try old.inTurn { (_) throws in
      let beside = old.path + ".fresh"
      try onStorage { () throws(StorageError) in try storage.remove(beside) }
      do {
        let new = try open(
          beside, on: storage, schema: schema, analyzer: analyzer, options: options)
        let result = try body(new)
        // Merges go on beside, and would not find it any more.
        new.writing.wait()
        try onStorage { () throws(StorageError) in
          try storage.rename(beside, to: old.path)
          try storage.syncFolder(of: old.path)
        }
        return result
      } catch {
        try? storage.remove(beside)
        throw error
      }
    }
  }
}
