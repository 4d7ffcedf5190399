// How does an index file come to hold what was named, as it is?

import Garlic
import GarlicText

/// Brings an index up to date with files: what has not changed is left alone, what has vanished is taken out.
struct MirrorUpdate {
  private let sources: SourceFiles
  private let files: [String: SourceFile]
  private let encoding: TextEncoding?
  private let console: Console
  private let stamps: FileStamps
  /// What is known of the index.
  private(set) var known: KnownFiles

  /// - Parameters:
  ///   - sources: what was named and found.
  ///   - encoding: the encoding of all files; nil to find that of each.
  ///   - known: what an earlier update knew of the index.
  ///   - own: the absolute path of the index, which may lie among the files.
  init(
    _ sources: SourceFiles, encoding: TextEncoding?, knowing known: KnownFiles = KnownFiles(),
    besides own: String?, on console: Console
  ) {
    self.sources = sources
    var files = sources.byPath
    if let own { files[own] = nil }
    self.files = files
    self.encoding = encoding
    self.console = console
    self.known = known
    stamps = FileStamps(encoding: encoding, reading: sources.options.reading)
  }

  /// Whether the index is known to hold the files as they are; takes no lock.
  func isUpToDate(_ index: SearchIndex) throws(IndexError) -> Bool {
    try index.refresh()
    guard known.sequence == index.snapshot.sequence else { return false }
    return changes(known.files).isEmpty
  }

  private func changes(_ held: IndexedFiles) -> FileChanges {
    FileChanges(files, held, stamps, keeping: { !sources.cover($0) })
  }

  /// Makes one commit of everything that has changed.
  mutating func run(on index: SearchIndex) throws -> IngestAccount {
    // Who writes at the same time is seen: the index is read inside the write.
    if known.sequence == nil {
      for file in sources.emptyFiles {
        console.warn(Message("'\(file.path)' is empty: nothing to index"))
      }
    }
    Interruption.observe()
    defer { Interruption.end() }
    var now = known
    let account = try index.write { batch in
      try index.refresh()
      let snapshot = index.snapshot
      try now.read(snapshot)
      let changes = changes(now.files)
      for (path, state) in changes.confirmed { now.files[path] = state }
      for path in changes.outdated { now.remove(path) }
      var outdatedIDs: Set<String> = []
      if !changes.outdated.isEmpty {
        let query = Query.field([CommandSchema.file], .anyOf(changes.outdated))
        let options = SearchOptions(limit: max(1, snapshot.count))
        outdatedIDs = Set(try snapshot.search(query, options.unlimited).map(\.id))
        try batch.delete(matching: query)
      }
      return try put(changes, snapshot, outdatedIDs, into: batch, &now)
    }
    now.sequence = now.sequence.flatMap { base in
      // What others have written meanwhile, and merges, are not known.
      let sequence = index.snapshot.sequence
      return account.isInterrupted || sequence > base + 1 ? nil : sequence
    }
    known = now
    return account
  }

  private func put(
    _ changes: FileChanges, _ snapshot: Snapshot, _ outdatedIDs: Set<String>,
    into batch: WriteBatch, _ now: inout KnownFiles
  ) throws -> IngestAccount {
    let changed = Set(changes.changed)
    var found: [(path: String, file: SourceFile)] = []
    var nameCounts: [String: Int] = [:]
    var seen: Set<String> = []
    for source in sources.files {
      let path = sources.absolutePath(of: source)
      if !seen.insert(path).inserted { continue }
      nameCounts[source.file.relativePath, default: 0] += 1
      if changed.contains(path) { found.append((path, source.file)) }
    }
    let ids = DistinctIDs(
      in: snapshot.count > outdatedIDs.count ? snapshot : nil, besides: outdatedIDs,
      isGiven: { files[$0] != nil })
    let ingest = Ingest(
      found.map(\.file), encoding: encoding, options: sources.options, on: console
    )
    defer { ingest.end() }
    for (number, (path, file)) in found.enumerated() {
      if ingest.isInterrupted { break }
      let readAt = WallClock.now
      let name = file.relativePath
      let isRecords = RecordFormat.holdRecords(path, sources.options.records)
      let isShared = nameCounts[name, default: 0] > 1
      let state = try ingest.put(file, at: path, id: name, into: batch) { document in
        let id = document.id
        // What tells the parts of a large file apart.
        let part = isRecords ? "" : String(id.dropFirst(name.count))
        let wanted =
          isRecords
          ? [id, "\(name)#\(id)", "\(path)#\(id)"]
          : (isShared ? [file.path, path] : [name, file.path, path]).map { $0 + part }
        document.id = try ids.id(wanted, file: number, isRecord: isRecords)
      }
      if let state {
        now.files[path] = state
      } else {
        now.refuse(path, file, stamp: stamps.stamp(of: file, readAt: readAt))
      }
      if state != nil, isShared, !isRecords { ids.addShared(file.path) }
    }
    for message in ids.messages { console.warn(message) }
    ingest.finishing()
    var account = ingest.account
    account.unchangedCount = seen.count - changed.count
    account.vanishedCount = changes.outdated.count { !changed.contains($0) }
    return account
  }
}

extension SearchOptions {
  /// The same, with as much memory as it takes and every hit wanted.
  var unlimited: SearchOptions {
    var options = self
    options.memoryBudget = .max
    options.mode = .all
    return options
  }
}
