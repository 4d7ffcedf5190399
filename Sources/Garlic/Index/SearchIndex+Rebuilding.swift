// How is what a segment lost had back from its documents?

import GarlicText

extension SearchIndex {
  /// Replaces segments that lack postings of their documents by ones that are inverted again from what is stored;
  /// one durable commit.
  ///
  /// Segments with totals are counted; those of version 2, which have none, are compared with their documents.
  ///
  /// - Parameters:
  ///   - file: the locked file.
  ///   - commit: its last commit.
  ///   - counts: whether segments with totals are looked at as well.
  ///   - report: what was found is added to it.
  /// - Returns: the last commit: the same when nothing was missing.
  /// - Throws: `IndexError.corrupt` when a document of such a segment cannot be read; the index is then as before.
  func rebuilt(
    _ file: any StorageFile, _ commit: Commit, counts: Bool, _ report: inout CompactionReport
  ) throws(IndexError) -> Commit {
    let analyzer: Analyzer?
    do throws(IndexError) {
      analyzer = try analyzers.analyzers(for: commit.manifest, path: path).standard
    } catch {
      switch error {
      case .analyzerMismatch, .unknownAnalysis: analyzer = nil
      default: throw error
      }
    }
    let writer = CommitWriter(file: file, last: commit.slot)
    var manifest = commit.manifest
    manifest.segments = []
    var rebuilt = 0
    for part in commit.parts {
      guard try isIncomplete(part, analyzer, counts: counts, &report), let analyzer else {
        manifest.segments.append(part.record)
        continue
      }
      rebuilt += 1
      for var record in try invertAgain(part, analyzer, writer) {
        record.name = manifest.nextName
        manifest.nextName += 1
        manifest.segments.append(record)
      }
    }
    if rebuilt == 0 { return commit }
    report.rebuiltSegments += rebuilt
    try manifest.verifyLiveCount(of: commit.manifest, path: path)
    _ = try writer.commit(manifest)
    let next = try Commit.last(of: file, after: commit)
    try publish(next)
    return next
  }

  private func isIncomplete(
    _ part: Commit.Part, _ analyzer: Analyzer?, counts: Bool, _ report: inout CompactionReport
  ) throws(IndexError) -> Bool {
    let isRestorable =
      analyzer.map { StoredInversion(part.reader, $0).unstoredFields.isEmpty } ?? false
    if let announced = try part.reader.totals() {
      if !counts || !isRestorable { return false }
      let found = try SegmentMeasurement(part.reader, threads: options.threads).totals()
      return !found.differences(from: announced, part.reader.schema).isEmpty
    }
    guard isRestorable, let analyzer else {
      report.uncomparedSegments += 1
      return false
    }
    return try !DeepCheck(part.reader, analyzer).differences().isEmpty
  }

  private func invertAgain(
    _ part: Commit.Part, _ analyzer: Analyzer, _ writer: CommitWriter
  ) throws(IndexError) -> [Manifest.SegmentRecord] {
    var records: [Manifest.SegmentRecord] = []
    var chunks: [MergeSource] = []
    var bytes = 0
    func flush() throws(IndexError) {
      if chunks.isEmpty { return }
      records.append(
        try writer.writeSegment(
          chunks, schema: part.reader.schema, threads: options.threads,
          configuration: options.writer
        ).record)
      chunks = []
      bytes = 0
    }
    try StoredInversion(part.reader, analyzer, options.writer).forEachChunk(
      besides: part.deleted
    ) { (chunk) throws(IndexError) in
      chunks.append(.chunk(chunk))
      bytes += chunk.byteCount
      if bytes >= options.waitingBudget { try flush() }
    }
    try flush()
    return records
  }
}
