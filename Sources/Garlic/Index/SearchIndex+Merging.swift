// When are segments joined, and what when they cannot be?

import GarlicText

extension SearchIndex {
  /// Joins segments in the background of the writer; the next writer waits for it.
  func mergeInBackground(_ commit: Commit) {
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

  /// Whether so much of the file is of no use any more that the rest is worth a rewriting.
  private func isMostlyGarbage(_ commit: Commit) -> Bool {
    let used = FileFormat.dataStart + commit.manifest.byteCount
    return Int(clamping: commit.slot.end) - used > mergePolicy.allowedGarbage(used)
  }

  /// Waits until merges in the background have ended.
  ///
  /// - Throws: the first error since the last call of merges, of compaction in the background, or of opening the snapshot
  ///   of a commit. All acknowledged commits are durable, and writing goes on. Segments that are damaged or fail
  ///   verification are left as they are; `compact()` may restore them. A writer of another process is no error: it
  ///   merges segments itself. `IndexError.invalidArgument` inside a write of the index, which would wait for itself.
  public func waitForMerges() throws(IndexError) {
    if writing.isCurrent { throw nestedWrite }
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
  func joined(
    _ file: any StorageFile, _ commit: Commit
  ) throws(IndexError) -> Commit {
    var commit = commit
    while true {
      let range = nextMerge(commit)
      let segments = commit.manifest.segments[range]
      if range.isEmpty { return commit }
      let writer = CommitWriter(file: file, last: commit.slot)
      let start = ContinuousClock.now
      do throws(IndexError) { try join(range, of: commit, by: writer) } catch {
        if writer.hasTouchedSlot { throw error }
        failures.keep(error)
        failures.note(error, of: segments)
        try? file.truncate(to: Int(commit.slot.end))
        return commit
      }
      let end = commit.slot.end
      commit = try Commit.last(of: file, after: commit)
      let joined = commit
      observation?.observer.indexDidMerge(
        MergeReport(
          path: path, reason: .segments, segmentCount: range.count,
          documentCount: segments.reduce(0) { $0 + $1.liveCount },
          byteCount: Int(clamping: joined.slot.end - end), duration: ContinuousClock.now - start))
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
}
