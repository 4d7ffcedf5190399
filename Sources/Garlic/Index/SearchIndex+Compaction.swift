// How does an index get rid of what was deleted or joined?

import GarlicText

extension SearchIndex {
  /// Rewrites the index without what was deleted or joined, as one segment in a new file that takes
  /// the place of the old one.
  ///
  /// Readers of the old one go on undisturbed. What is written is counted and compared with what the segments
  /// hold before it takes their place. Segments that lack postings of their documents are inverted again from
  /// what is stored; so that they are found, documents in segments of format version 2 are analysed once more.
  ///
  /// - Parameter progress: is called now and then, on this thread.
  /// - Returns: how many segments were inverted again.
  /// - Throws: `IndexError.corrupt` when a segment is damaged and its documents cannot be read,
  ///   `.verificationFailed`, `.cancelled` when the task that this is called in is cancelled; the index is then as it was.
  /// - Complexity: O(index); needs room for a second copy.
  @discardableResult
  public func compact(
    progress: (@Sendable (WriteProgress) -> Void)? = nil
  ) throws -> CompactionReport {
    try inTurn { (old) throws in
      var report = CompactionReport()
      var base = try Commit.last(of: old, after: snapshot.commit)
      base = try rebuilt(old, base, counts: false, &report)
      do {
        try compact(old, base, progress)
      } catch let error as IndexError {
        guard case .corrupt = error else { throw error }
        let restored = try rebuilt(old, base, counts: true, &report)
        if restored.slot == base.slot { throw error }
        try compact(old, restored, progress)
      }
      return report
    }
  }

  /// Compacts while `old`, the file that is in place, is locked.
  func compact(
    _ old: any StorageFile, _ base: Commit, _ progress: (@Sendable (WriteProgress) -> Void)? = nil
  ) throws(IndexError) {
    let start = ContinuousClock.now
    let task = WriteTask(total: base.manifest.byteCount, progress)
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
      try rewrite(base, into: file, task)
      try onStorage { () throws(StorageError) in
        try storage.rename(beside, to: path)
        try storage.syncFolder(of: path)
      }
      failures.attempt { () throws(IndexError) in
        let commit = try Commit.last(of: file)
        try publish(commit)
        observation?.observer.indexDidMerge(
          MergeReport(
            path: path, reason: .compaction, segmentCount: base.parts.count,
            documentCount: commit.manifest.liveCount, byteCount: Int(clamping: commit.slot.end),
            duration: ContinuousClock.now - start))
      }
      task.end()
    } catch {
      try? storage.remove(beside)
      throw error
    }
  }

  func rewrite(
    _ base: Commit, into file: any StorageFile, _ task: WriteTask? = nil
  ) throws(IndexError) {
    var manifest = base.manifest
    let before = CommitSlot(
      sequence: base.slot.sequence, manifestOffset: 0, manifestLength: 0, manifestChecksum: 0,
      end: UInt64(FileFormat.dataStart))
    try CommitWriter.writeSuperblock(file)
    let writer = CommitWriter(file: file, last: before)
    manifest.segments = []
    // Nothing is left of removed fields, so their numbers are free.
    manifest.schema = manifest.schema.shown
    let sources = base.parts.map { MergeSource.segment($0.reader.shown, $0.deleted) }
    if sources.contains(where: { $0.documentCount > 0 }) {
      var configuration = options.writer
      configuration.task = task
      var (record, _) = try writer.writeSegment(
        sources, schema: manifest.schema, threads: options.threads, configuration: configuration)
      record.name = manifest.nextName
      manifest.nextName += 1
      manifest.segments = [record]
    }
    try manifest.verifyLiveCount(of: base.manifest, path: path)
    _ = try writer.commit(manifest)
  }
}
