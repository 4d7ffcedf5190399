// How does an index file come to hold what was named, as it is?

import Garlic
import GarlicText

/// Brings an index up to date with files: what has not changed is left alone, what has vanished is taken out.
struct MirrorUpdate {
  private let sources: SourceFiles
  private let files: [String: SourceFile]
  private let encoding: TextEncoding?
  private let console: Console

  /// - Parameters:
  ///   - sources: what was named and found.
  ///   - encoding: the encoding of all files; nil to find that of each.
  init(_ sources: SourceFiles, encoding: TextEncoding?, on console: Console) {
    self.sources = sources
    files = sources.byPath
    self.encoding = encoding
    self.console = console
  }

  /// Makes one commit of everything that has changed.
  mutating func run(on index: SearchIndex) throws -> IngestAccount {
    // Who writes at the same time is seen: the index is read inside the write.
    for file in sources.emptyFiles {
      console.warn("'\(file.path)' is empty: nothing to index")
    }
    Interruption.observe()
    defer { Interruption.end() }
    return try index.write { batch in
      try index.refresh()
      let snapshot = index.snapshot
      let held = try IndexedFiles(storedIn: snapshot)
      let changes = FileChanges(
        files, held, FileStamps(encoding: encoding, reading: sources.options.reading),
        keeping: { !sources.cover($0) })
      var outdatedIDs: Set<String> = []
      if !changes.outdated.isEmpty {
        let query = Query.field([CommandSchema.file], .anyOf(changes.outdated))
        let options = SearchOptions(limit: max(1, snapshot.count))
        outdatedIDs = Set(try snapshot.search(query, options.unlimited).map(\.id))
        try batch.delete(matching: query)
      }
      return try put(changes, snapshot, outdatedIDs, into: batch)
    }
  }

  private func put(
    _ changes: FileChanges, _ snapshot: Snapshot, _ outdatedIDs: Set<String>,
    into batch: WriteBatch
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
