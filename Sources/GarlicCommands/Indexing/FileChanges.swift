// What must be done so that an index holds some files as they are?

/// The files that are to be read, and those of which documents must go.
struct FileChanges {
  /// Paths to read.
  private(set) var changed: [String] = []
  /// Paths of which documents are in the index that must not stay.
  private(set) var outdated: [String] = []
  /// Files that were touched and hold what they held, with what is to be remembered of them.
  private(set) var confirmed: [String: FileState] = [:]

  /// Whether there is nothing to do, nor to look at more closely.
  var isEmpty: Bool { changed.isEmpty && outdated.isEmpty }

  /// - Parameters:
  ///   - files: the files as they are, by their absolute paths.
  ///   - held: what is in the index.
  ///   - readsContent: whether files that were touched are read to see whether they were changed; if not, they
  ///     are taken for changed.
  ///   - isWanted: whether a file that is not among `files` stays in the index all the same.
  init(
    _ files: [String: SourceFile], _ held: IndexedFiles, _ stamps: FileStamps,
    readsContent: Bool = true, keeping isWanted: (String) -> Bool = { _ in false }
  ) {
    for (path, file) in files where file.size > 0 {
      guard let state = held[path] else {
        changed.append(path)
        continue
      }
      switch state.comparison(with: file, stamps) {
      case .same: continue
      case .doubtful:
        let now = WallClock.now
        if readsContent, let hash = try? FileReader.contentHash(of: file.path),
          stamps.content(hash) == state.content
        {
          var state = state
          state.stamp = stamps.stamp(of: file, readAt: now)
          confirmed[path] = state
          continue
        }
      case .changed: break
      }
      changed.append(path)
      outdated.append(path)
    }
    for path in held.states.keys where (files[path]?.size ?? 0) == 0 {
      if files[path] == nil, isWanted(path) { continue }
      outdated.append(path)
    }
    // By path, so that the same files give the same index.
    changed.sort()
    outdated.sort()
  }
}
