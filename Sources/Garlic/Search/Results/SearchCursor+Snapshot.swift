// Is this cursor of this commit, and what comes after it?

extension SearchCursor {
  init(
    _ snapshot: Snapshot, rank: Int, stageRank: Int, isSecondStage: Bool, entry: TopHits.Entry,
    values: [SortValue] = []
  ) {
    self.init(
      sequence: snapshot.sequence, checksum: snapshot.checksum,
      rank: rank, stageRank: stageRank, isSecondStage: isSecondStage, score: entry.score,
      document: entry.document, values: values)
  }

  /// The same with what it is sorted by.
  var sortedEntry: SortedEntry { SortedEntry(values: values, score: score, document: document) }

  /// What entries after it must be worse than.
  var entry: TopHits.Entry { TopHits.Entry(score: score, document: document) }

  /// - Throws: `IndexError.cursorOutdated` when it is of another commit.
  func check(_ snapshot: Snapshot) throws(IndexError) {
    guard sequence == snapshot.sequence, checksum == snapshot.checksum else {
      throw .cursorOutdated(cursor: sequence, index: snapshot.sequence)
    }
  }
}
