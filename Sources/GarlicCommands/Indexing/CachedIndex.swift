// How is a folder searched that nobody has indexed?

import Garlic
import GarlicText

/// The index of some files and folders, kept in the user's cache and brought up to date before each
/// search; in memory when there is no cache to write to.
struct CachedIndex {
  let index: SearchIndex
  let account: IngestAccount
  /// The folders and files as they were typed, by their absolute paths.
  private let typedRoots: [(absolute: String, typed: String)]

  /// Where paths in a query begin.
  var pathClauses: PathClauses {
    // What is typed leads from here, or from a folder that was named; what leads to the latter may be
    // left out.
    var folders = (try? FileSystem.resolved(".")).map { [$0] } ?? []
    for root in typedRoots where !folders.contains(root.absolute) { folders.append(root.absolute) }
    return PathClauses(folders: folders)
  }

  /// How other ways of naming a record of a file begin: `path#id`.
  static let recordMark: Character = "#"

  /// - Parameters:
  ///   - sources: what was found.
  ///   - encoding: the encoding of all files; nil to find that of each.
  ///   - usesCache: whether the index is kept.
  ///   - threads: threads that analyse; 0 for as many as there are processors.
  init(
    _ sources: SourceFiles, encoding: TextEncoding? = nil, usesCache: Bool, threads: Int,
    on console: Console
  ) throws {
    let absolute = sources.absoluteRoots
    // The longest root first, for a folder may be named beside one inside it.
    typedRoots = zip(absolute, sources.roots.map { PathName.trimmed($0) })
      .map { (absolute: $0, typed: $1) }
      .sorted { $0.absolute.utf8.count > $1.absolute.utf8.count }
    var options = SearchIndex.Options()
    options.threadCount = threads
    // A commit in the background would go on while the answer is already there.
    options.mergesInBackground = false
    options.lockTimeout = .seconds(10)
    for file in sources.emptyFiles { console.warn(Message("'\(file.path)' is empty")) }
    if usesCache {
      do {
        (index, account) = try Self.refreshed(sources, encoding, options, console)
        IndexCache.use(index.path, roots: sources.absoluteRoots)
        // Something was written: there may be more now than there is room for.
        if account.fileCount > 0 { IndexCache()?.prune(keeping: index.path) }
        return
      } catch let reason as CacheUnusable {
        console.warn(Message("\(reason.reason): this search indexes in memory"))
      }
    }
    let files = sources.byPath
    index = try SearchIndex.inMemory(schema: CommandSchema.schema, options: options)
    var held = IndexedFiles()
    let changes = FileChanges(
      files, held, FileStamps(encoding: encoding, reading: sources.options.reading))
    account = try Self.refresh(
      index, files, changes, &held, encoding, sources.options, console)
  }

  /// Why there is no cache.
  private struct CacheUnusable: Error { var reason: Message }

  private static func refreshed(
    _ sources: SourceFiles, _ encoding: TextEncoding?, _ options: SearchIndex.Options,
    _ console: Console
  ) throws -> (SearchIndex, IngestAccount) {
    guard let folder = CacheFolder.path else {
      throw CacheUnusable(
        reason: Message("neither XDG_CACHE_HOME nor HOME says where the cache is"))
    }
    do throws(SystemError) {
      try FileSystem.makeFolder(folder)
    } catch { throw CacheUnusable(reason: CommandFailure.message(error)) }
    let path = PathName.join(
      folder,
      CacheFolder.indexName(
        roots: sources.absoluteRoots, encoding: encoding?.description,
        choice: sources.options.description))
    // Nothing to write is no reason to wait for somebody else who writes. Without a schema none is
    // made here: two processes that do so at once get into each other's way.
    if let index = try? SearchIndex.open(path, options: options),
      index.schema == CommandSchema.schema,
      let troubledCount = IndexedFiles.troubledCount(of: index, mark: sources.mark),
      (try? index.search("大", limit: 1)) != nil,
      (try? index.analyzerDifferences())?.isEmpty == true
    {
      return (index, IngestAccount(troubledCount: troubledCount))
    }
    let lock = try turn(path, console)
    defer { withExtendedLifetime(lock) {} }
    do {
      return try opened(path, sources, encoding, options, console)
    } catch let error as IndexError where isMendedByNewIndex(error) {
      // A cache is made again rather than repaired.
      do {
        try FileSystem.remove(path)
        return try opened(path, sources, encoding, options, console)
      } catch { throw CacheUnusable(reason: CommandFailure.message(error)) }
    } catch let error as IndexError {
      switch error {
      case .diskFull:
        throw CacheUnusable(
          reason: Message("no room left on the disk for the cache in '\(folder)'"))
      case .io, .locked: throw CacheUnusable(reason: CommandFailure.message(error))
      default: throw error
      }
    }
  }

  /// Whether starting over gets rid of the error.
  private static func isMendedByNewIndex(_ error: IndexError) -> Bool {
    switch error {
    case .notAnIndex, .corrupt, .truncated, .formatTooNew, .formatTooOld, .analyzerMismatch,
      .schemaMismatch, .notFound:
      true
    default: false
    }
  }

  /// Waits until no other search brings this cache up to date.
  private static func turn(_ path: String, _ console: Console) throws -> FileLock {
    defer { console.setStatus("") }
    do throws(SystemError) {
      let lock = try FileLock(
        path + ".lock", patience: .seconds(60),
        waiting: {
          console.setStatus(
            Message("Waiting for another search that indexes the same").text(in: console.language))
        })
      if let lock { return lock }
    } catch { throw CacheUnusable(reason: CommandFailure.message(error)) }
    throw CacheUnusable(
      reason: Message("another search has been writing the cache for a minute"))
  }

  /// The index at its place, brought up to date.
  private static func opened(
    _ path: String, _ sources: SourceFiles, _ encoding: TextEncoding?,
    _ options: SearchIndex.Options, _ console: Console
  ) throws -> (SearchIndex, IngestAccount) {
    let index = try SearchIndex.open(path, schema: CommandSchema.schema, options: options)
    // An analyzer of another time is met here, and not in the middle of the answer.
    _ = try index.search("大", limit: 1)
    let differences = try index.analyzerDifferences()
    if !differences.isEmpty {
      throw IndexError.analyzerMismatch(path: path, differences: differences)
    }
    var held = try IndexedFiles(of: index)
    let files = sources.byPath
    let stamps = FileStamps(encoding: encoding, reading: sources.options.reading)
    let changes = FileChanges(files, held, stamps)
    for (path, state) in changes.confirmed { held[path] = state }
    let before = held.states
    var account = IngestAccount()
    if !changes.isEmpty {
      account = try refresh(
        index, files, changes, &held, encoding, sources.options, console)
    }
    let isComplete = FileChanges(files, held, stamps, readsContent: false).isEmpty
    held.save(beside: index, mark: isComplete ? sources.mark : 0)
    // Those that are read now are told one by one.
    account.troubledCount = held.states.count { $1.isTroubled && before[$0] == $1 }
    return (index, account)
  }

  /// Makes one commit of everything that has changed.
  ///
  /// - Parameter held: what is in the index, brought up to date.
  private static func refresh(
    _ index: SearchIndex, _ files: [String: SourceFile], _ changes: FileChanges,
    _ held: inout IndexedFiles, _ encoding: TextEncoding?, _ walk: FileWalk.Options,
    _ console: Console
  ) throws -> IngestAccount {
    let ingest = Ingest(
      changes.changed.compactMap { files[$0] }, encoding: encoding, options: walk,
      on: console)
    defer { ingest.end() }
    Interruption.observe()
    defer { Interruption.end() }
    let ids = DistinctIDs()
    var now = held
    try index.write { batch in
      if !changes.outdated.isEmpty {
        try batch.delete(matching: .field([CommandSchema.file], .anyOf(changes.outdated)))
        for path in changes.outdated { now[path] = nil }
      }
      for (number, path) in changes.changed.enumerated() {
        if ingest.isInterrupted { break }
        guard let file = files[path] else { continue }
        let state = try ingest.put(file, at: path, id: path, into: batch) { document in
          // Records of two files may have the same id; files cannot.
          let isPart = document.id.hasPrefix(path + FileReader.partMark)
          if document.id != path, !isPart {
            let id = "\(path)\(recordMark)\(document.id)"
            document.id = try ids.id([id], file: number, isRecord: true)
          }
          document[CommandSchema.path] = .string(path)
        }
        if let state { now[path] = state }
      }
      for message in ids.messages { console.warn(message) }
      ingest.finishing()
    }
    held = now
    return ingest.account
  }

  /// What a person calls a document: the path as typed, and the id below the folder that was named.
  func name(id: String, path: String) -> (id: String, path: String) {
    guard let root = typedRoots.first(where: { PathName.contains($0.absolute, path) }) else {
      return (id, path)
    }
    let below =
      root.absolute == path ? "" : String(path.dropFirst(Self.prefix(root.absolute).count))
    let shown = PathName.join(root.typed, below)
    if id.hasPrefix("\(path)\(Self.recordMark)") {
      return (String(id.dropFirst(path.count + 1)), shown)
    }
    return (below.isEmpty ? PathName.name(of: path) : below, shown)
  }

  private static func prefix(_ folder: String) -> String {
    folder.hasSuffix("/") ? folder : folder + "/"
  }
}
