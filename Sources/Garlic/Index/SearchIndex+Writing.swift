// How is an index changed?

import GarlicText

extension SearchIndex {
  /// Commits what the closure puts and deletes, atomically and durably.
  ///
  /// When this returns, the changes survive a power cut, and every later ``refresh()`` of any process sees them. When the
  /// closure throws, nothing has changed.
  ///
  /// A failure after the commit or beside it does not fail the write. If segments cannot be merged or the new snapshot
  /// cannot be opened, the changes are durable all the same, ``waitForMerges()`` throws the error, and searches see the
  /// changes after the next ``refresh()``.
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
      let base = try joined(writer, try Commit.last(of: writer, after: snapshot.commit))
      let analyzer = try analyzers.analyzer()
      if !base.manifest.segments.isEmpty {
        _ = try analyzers.analyzer(for: base.manifest.fingerprint, path: path)
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
      }
      return result
    }
  }

  /// Runs one writer or merge after another, with the file opened for writing and locked.
  func inTurn<R>(_ work: (any StorageFile) throws -> R) throws -> R {
    if writing.isCurrent { throw nested }
    return try writing.sync { try holdingLock(work) }
  }

  private var nested: IndexError {
    .invalidArgument("'\(path)' is written inside its own write: put everything into one batch")
  }

  /// Waits for the other writers of the file, in this process and then in others, and holds its lock during `work`.
  ///
  /// A file that comes into its place meanwhile is taken instead.
  private func holdingLock<R>(_ work: (any StorageFile) throws -> R) throws -> R {
    while true {
      guard
        let identity = try onStorage({ () throws(StorageError) in try storage.identity(of: path) })
      else { throw IndexError.notFound(path: path) }
      guard let turn = WriterTurn.take(identity, for: writing) else { throw nested }
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

  /// Joins segments in the background of the writer; the next writer waits for it.
  private func mergeInBackground(_ commit: Commit) {
    if !options.mergesInBackground { return }
    if nextMerge(commit).isEmpty, !isMostlyGarbage(commit) { return }
    writing.async { [self] in
      do {
        try holdingLock { (file) throws in
          let base = try Commit.last(of: file, after: snapshot.commit)
          let commit = try joined(file, base)
          let segments = commit.manifest.segments
          if !isMostlyGarbage(commit) || !failures.hopeless.isDisjoint(with: segments.map(\.name)) {
            return
          }
          do throws(IndexError) { try compact(file, commit) } catch {
            failures.note(error, of: segments)
            throw error
          }
        }
      } catch IndexError.locked {
        // A writer of another process is at work, and joins them before its own commit.
      } catch let error as IndexError {
        failures.keep(error)
      } catch { failures.keep(.invalidArgument("\(error)")) }
    }
  }

  /// Whether more than half of the file is of no use any more, and enough to be worth a rewriting.
  private func isMostlyGarbage(_ commit: Commit) -> Bool {
    let used = commit.manifest.segments.reduce(FileFormat.dataStart) { $0 + $1.byteCount }
    return Int(clamping: commit.slot.end) > 2 * used + mergePolicy.floor
  }

  /// Waits until merges in the background have ended.
  ///
  /// - Throws: the first error since the last call of merges, of compaction in the background, or of opening the snapshot
  ///   of a commit. All acknowledged commits are durable, and writing goes on. Segments that are damaged or fail
  ///   verification are left as they are; ``compact()`` may restore them. A writer of another process is no error: it
  ///   merges segments itself. `IndexError.invalidArgument` inside a write of the index, which would wait for itself.
  public func waitForMerges() throws(IndexError) {
    if writing.isCurrent { throw nested }
    writing.wait()
    if let error = failures.take() { throw error }
  }

  /// The segments to join next, besides those of which a merge would fail again.
  private func nextMerge(_ commit: Commit) -> Range<Int> {
    mergePolicy.next(commit.manifest.segments, besides: failures.hopeless)
  }

  /// Joins segments as long as the policy asks for it, a commit each; the last commit.
  ///
  /// A writer does this before its own commit, so which segments there are depends on the commits
  /// alone and not on how fast the background is. Segments that cannot be joined stay as they are, and the reason is
  /// kept: that must not keep anybody from writing.
  ///
  /// - Throws: errors after which the file may be at the commit before or at the one of a merge. Going on from there
  ///   could overwrite the only slot that is durable.
  private func joined(
    _ file: any StorageFile, _ commit: Commit
  ) throws(IndexError) -> Commit {
    var commit = commit
    while true {
      let range = nextMerge(commit)
      let segments = commit.manifest.segments[range]
      if range.isEmpty { return commit }
      let writer = CommitWriter(file: file, last: commit.slot)
      do throws(IndexError) { try join(range, of: commit, by: writer) } catch {
        if writer.hasTouchedSlot { throw error }
        failures.keep(error)
        failures.note(error, of: segments)
        try? file.truncate(to: Int(commit.slot.end))
        return commit
      }
      commit = try Commit.last(of: file, after: commit)
      let joined = commit
      failures.attempt { () throws(IndexError) in try publish(joined) }
    }
  }

  /// Joins some segments of a commit and makes a commit of it.
  func join(
    _ range: Range<Int>, of commit: Commit, by writer: CommitWriter
  ) throws(IndexError) {
    var manifest = commit.manifest
    let sources = commit.parts[range].map { MergeSource.segment($0.reader, $0.deleted) }
    if sources.reduce(0, { $0 + $1.documentCount }) == 0 {
      manifest.segments.removeSubrange(range)
    } else {
      var (record, _) = try writer.writeSegment(
        sources, schema: manifest.schema, threads: options.threads,
        configuration: options.writer)
      record.name = manifest.nextName
      manifest.nextName += 1
      manifest.segments.replaceSubrange(range, with: [record])
    }
    try manifest.verifyLiveCount(of: commit.manifest, path: path)
    _ = try writer.commit(manifest)
  }

  /// Rewrites the index as one segment, without deleted documents, in a new file that replaces the old one.
  ///
  /// Readers of the old file are not disturbed. The totals of the new segment are compared with those of its sources
  /// before it replaces them. Segments that lack postings of their documents are inverted again from stored fields; to
  /// find them, documents in segments of format version 2 are analyzed once more.
  ///
  /// - Returns: the number of segments that were inverted again.
  /// - Throws: `IndexError.corrupt` when a segment is damaged and its documents cannot be read,
  ///   `.verificationFailed`; the index is then as it was.
  /// - Complexity: O(index); needs room for a second copy.
  @discardableResult
  public func compact() throws -> CompactionReport {
    try inTurn { (old) throws in
      var report = CompactionReport()
      var base = try Commit.last(of: old, after: snapshot.commit)
      base = try rebuilt(old, base, counts: false, &report)
      do {
        try compact(old, base)
      } catch let error as IndexError {
        guard case .corrupt = error else { throw error }
        let restored = try rebuilt(old, base, counts: true, &report)
        if restored.slot == base.slot { throw error }
        try compact(old, restored)
      }
      return report
    }
  }

  /// Compacts while `old`, the file that is in place, is locked.
  private func compact(_ old: any StorageFile, _ base: Commit) throws(IndexError) {
    let beside = path + ".compact"
    try onStorage { () throws(StorageError) in try storage.remove(beside) }
    do throws(IndexError) {
      let file = try onStorage { () throws(StorageError) in try storage.create(beside) }
      // Whoever opens the new file when it is in place waits until this is over.
      let identity = try onStorage { () throws(StorageError) in try file.identity() }
      let turn = WriterTurn.take(identity, for: writing)
      defer { turn?.end() }
      _ = try onStorage { () throws(StorageError) in try file.tryLock() }
      defer { file.unlock() }
      try rewrite(base, into: file)
      try onStorage { () throws(StorageError) in
        try storage.rename(beside, to: path)
        try storage.syncFolder(of: path)
      }
      failures.attempt { () throws(IndexError) in try publish(try Commit.last(of: file)) }
    } catch {
      try? storage.remove(beside)
      throw error
    }
  }

  func rewrite(_ base: Commit, into file: any StorageFile) throws(IndexError) {
    var manifest = base.manifest
    let before = CommitSlot(
      sequence: base.slot.sequence, manifestOffset: 0, manifestLength: 0, manifestChecksum: 0,
      end: UInt64(FileFormat.dataStart))
    try CommitWriter.writeSuperblock(file)
    let writer = CommitWriter(file: file, last: before)
    manifest.segments = []
    let sources = base.parts.map { MergeSource.segment($0.reader, $0.deleted) }
    if sources.contains(where: { $0.documentCount > 0 }) {
      var (record, _) = try writer.writeSegment(
        sources, schema: manifest.schema, threads: options.threads,
        configuration: options.writer)
      record.name = manifest.nextName
      manifest.nextName += 1
      manifest.segments = [record]
    }
    try manifest.verifyLiveCount(of: base.manifest, path: path)
    _ = try writer.commit(manifest)
  }
}
