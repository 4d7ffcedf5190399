// How is an index changed?

import GarlicText

extension SearchIndex {
  /// Commits what the closure puts and deletes, atomically and durably.
  ///
  /// When this returns, the changes survive a power cut, and every later `refresh()` of any process sees them. When the
  /// closure throws, nothing has changed.
  ///
  /// A failure after the commit or beside it does not fail the write. If segments cannot be merged or the new snapshot
  /// cannot be opened, the changes are durable all the same, `waitForMerges()` throws the error, and searches see the
  /// changes after the next `refresh()`.
  ///
  /// If the system reports an error while the commit itself is written (`IndexError.io` of "write" or "sync",
  /// `.diskFull`), the index either is unchanged or holds all of the batch; opening it again shows which.
  ///
  /// - Parameter body: a closure that puts and deletes documents in the batch.
  /// - Returns: the result of the closure.
  /// - Throws: the error of the closure; `IndexError.locked` when another process writes for longer
  ///   than ``Options/lockTimeout``; `.diskFull`, `.io`, `.analyzerMismatch`.
  public func write<R>(_ body: (WriteBatch) throws -> R) throws -> R {
    try inTurn { (writer) throws in
      let start = ContinuousClock.now
      let base = try joined(writer, try Commit.last(of: writer, after: snapshot.commit))
      let analyzer = try analyzers.analyzer()
      if base.manifest.segments.isEmpty {
        try base.manifest.schema.checkAnalyses(path: path)
        _ = try FieldAnalyzers(base.manifest.schema, analyzer, path: path)
      } else {
        _ = try analyzers.analyzers(for: base.manifest, path: path)
      }
      let commitWriter = CommitWriter(file: writer, last: base.slot)
      let batch = WriteBatch(
        base: base, writer: commitWriter, analyzer: analyzer, options: options)
      let result: R
      do {
        result = try body(batch)
        if try !batch.commit() {
          failures.attempt { () throws(IndexError) in try publish(base) }
          return result
        }
      } catch {
        batch.abandon()
        // What was appended is not part of any commit; the room is given back. Unless a slot may
        // point at it already: then the file may be at the new commit, and is whole either way.
        if !commitWriter.hasTouchedSlot { try? writer.truncate(to: Int(base.slot.end)) }
        throw error
      }
      failures.attempt { () throws(IndexError) in
        let commit = try Commit.last(of: writer, after: base)
        mergeInBackground(commit)
        try publish(commit)
        observation?.observer.indexDidCommit(
          CommitReport(
            path: path, sequence: commit.slot.sequence, putCount: batch.count,
            documentCount: commit.manifest.liveCount, segmentCount: commit.parts.count,
            fileSize: Int(clamping: commit.slot.end), duration: ContinuousClock.now - start))
      }
      return result
    }
  }

  /// Runs one writer or merge after another, with the file opened for writing and locked.
  func inTurn<R>(_ work: (any StorageFile) throws -> R) throws -> R {
    if writing.isCurrent { throw nestedWrite }
    return try writing.sync { try holdingLock(work) }
  }

  var nestedWrite: IndexError {
    .invalidArgument("'\(path)' is written inside its own write: put everything into one batch")
  }

  /// Waits for the other writers of the file, in this process and then in others, and holds its lock during `work`.
  ///
  /// A file that comes into its place meanwhile is taken instead.
  func holdingLock<R>(_ work: (any StorageFile) throws -> R) throws -> R {
    while true {
      guard
        let identity = try onStorage({ () throws(StorageError) in try storage.identity(of: path) })
      else { throw IndexError.notFound(path: path) }
      guard let turn = WriterTurn.take(identity, for: writing) else { throw nestedWrite }
      defer { turn.end() }
      if let file = try lockedFile(identity) {
        // The next in this process must not meet a lock that this one is about to give back.
        defer { file.unlock() }
        try makeNameDurable(identity)
        return try work(file)
      }
    }
  }

  /// Syncs the folder before anything is committed to a file for the first time.
  ///
  /// Whoever made the file, or compacted it, does so too; but another process may write before that one comes to it,
  /// or after it has ended in between. A power cut would take the name, and with it commits that were acknowledged.
  private func makeNameDurable(_ identity: FileIdentity) throws(IndexError) {
    if durableName.withLock({ $0 }) == identity { return }
    try onStorage { () throws(StorageError) in try storage.syncFolder(of: path) }
    durableName.withLock { $0 = identity }
  }

  /// The file, opened for writing and locked; nil when another one is in its place.
  private func lockedFile(_ identity: FileIdentity) throws(IndexError) -> (any StorageFile)? {
    let deadline = ContinuousClock.now.advanced(by: options.lockTimeout)
    while true {
      let file = try onStorage { () throws(StorageError) in
        try storage.open(path, writable: true)
      }
      if try onStorage({ () throws(StorageError) in try file.identity() }) != identity {
        return nil
      }
      if try onStorage({ () throws(StorageError) in try file.tryLock() }) {
        let isSameFile = try onStorage { () throws(StorageError) in
          try storage.identity(of: path) == identity
        }
        if isSameFile { return file }
        file.unlock()
        return nil
      }
      if ContinuousClock.now >= deadline { throw .locked(path: path) }
      Processor.milliseconds(5)
    }
  }
}
