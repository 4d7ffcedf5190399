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
    var absolute: [String] = []
    for root in sources.roots {
      absolute.append((try? FileSystem.resolved(root)) ?? PathName.trimmed(root))
    }
    // The longest root first, for a folder may be named beside one inside it.
    typedRoots = zip(absolute, sources.roots.map { PathName.trimmed($0) })
      .map { (absolute: $0, typed: $1) }
      .sorted { $0.absolute.utf8.count > $1.absolute.utf8.count }
    var options = SearchIndex.Options()
    options.threadCount = threads
    // A commit in the background would go on while the answer is already there.
    options.mergesInBackground = false
    options.lockTimeout = .seconds(10)
    let files = Self.absoluteFiles(sources, absolute)
    for file in files.values where file.isNamed && file.size == 0 {
      console.warn("'\(file.path)' is empty")
    }
    if usesCache {
      do {
        (index, account) = try Self.refreshed(files, absolute, encoding, options, console)
        return
      } catch let reason as CacheUnusable {
        console.warn("\(reason.reason): this search indexes in memory")
      }
    }
    index = try SearchIndex.inMemory(schema: CommandSchema.schema, options: options)
    var held = try CachedFiles(of: index)
    account = try Self.refresh(
      index, files, outdated: [], changed: Array(files.keys), &held, encoding, console)
  }

  /// Why there is no cache.
  private struct CacheUnusable: Error { var reason: String }

  private static func absoluteFiles(
    _ sources: SourceFiles, _ roots: [String]
  ) -> [String: SourceFile] {
    var files: [String: SourceFile] = [:]
    for found in sources.files {
      let root = roots[found.root]
      let path = found.file.isNamed ? root : PathName.join(root, found.file.relativePath)
      files[path] = found.file
    }
    return files
  }

  private static func refreshed(
    _ files: [String: SourceFile], _ roots: [String], _ encoding: TextEncoding?,
    _ options: SearchIndex.Options, _ console: Console
  ) throws -> (SearchIndex, IngestAccount) {
    guard let folder = CacheFolder.path else {
      throw CacheUnusable(reason: "neither XDG_CACHE_HOME nor HOME says where the cache is")
    }
    do throws(SystemError) {
      try FileSystem.makeFolder(folder)
    } catch { throw CacheUnusable(reason: error.description) }
    let path = PathName.join(
      folder, CacheFolder.indexName(roots: roots, encoding: encoding?.description))
    // Nothing to write is no reason to wait for somebody else who writes. Without a schema none is
    // made here: two processes that do so at once get into each other's way.
    if let index = try? SearchIndex.open(path, options: options),
      index.schema == CommandSchema.schema, let held = try? CachedFiles(of: index),
      Changes(files, held).isEmpty,
      (try? index.search("大", limit: 1)) != nil
    {
      return (index, IngestAccount())
    }
    let lock = try turn(path, console)
    defer { withExtendedLifetime(lock) {} }
    do {
      return try opened(path, files, encoding, options, console)
    } catch let error as IndexError where isMendedByNewIndex(error) {
      // A cache is made again rather than repaired.
      do {
        try FileSystem.remove(path)
        return try opened(path, files, encoding, options, console)
      } catch { throw CacheUnusable(reason: "\(error)") }
    } catch let error as IndexError {
      switch error {
      case .diskFull:
        throw CacheUnusable(reason: "no room left on the disk for the cache in '\(folder)'")
      case .io, .locked: throw CacheUnusable(reason: error.description)
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
        waiting: { console.setStatus("Waiting for another search that indexes the same") })
      if let lock { return lock }
    } catch { throw CacheUnusable(reason: error.description) }
    throw CacheUnusable(reason: "another search has been writing the cache for a minute")
  }

  /// The index at its place, brought up to date.
  private static func opened(
    _ path: String, _ files: [String: SourceFile], _ encoding: TextEncoding?,
    _ options: SearchIndex.Options, _ console: Console
  ) throws -> (SearchIndex, IngestAccount) {
    let index = try SearchIndex.open(path, schema: CommandSchema.schema, options: options)
    // An analyzer of another time is met here, and not in the middle of the answer.
    _ = try index.search("大", limit: 1)
    var held = try CachedFiles(of: index)
    let changes = Changes(files, held)
    if changes.isEmpty { return (index, IngestAccount()) }
    let account = try refresh(
      index, files, outdated: changes.outdated, changed: changes.changed, &held, encoding,
      console)
    held.save(beside: index)
    return (index, account)
  }

  /// What must be done so that an index holds some files as they are.
  private struct Changes {
    /// Paths to read.
    var changed: [String]
    /// Paths of which documents are in the index that must not stay.
    var outdated: [String]

    var isEmpty: Bool { changed.isEmpty && outdated.isEmpty }

    init(_ files: [String: SourceFile], _ held: CachedFiles) {
      changed = files.keys.filter { path in
        files[path].map { $0.size > 0 && !held.hold($0, at: path) } ?? false
      }
      let gone = held.states.keys.filter { (files[$0]?.size ?? 0) == 0 }
      outdated = gone + changed.filter { held.states[$0] != nil }
    }
  }

  /// Makes one commit of everything that has changed.
  ///
  /// - Parameters:
  ///   - outdated: paths of which documents are in the index that must not stay.
  ///   - changed: paths to read.
  ///   - held: what is in the index, brought up to date.
  private static func refresh(
    _ index: SearchIndex, _ files: [String: SourceFile], outdated: [String], changed: [String],
    _ held: inout CachedFiles, _ encoding: TextEncoding?, _ console: Console
  ) throws -> IngestAccount {
    // By path, so that the same files give the same index.
    let paths = changed.sorted()
    let ingest = Ingest(paths.compactMap { files[$0] }, encoding: encoding, on: console)
    defer { ingest.end() }
    var now = held
    try index.write { batch in
      if !outdated.isEmpty {
        try batch.delete(matching: .field([CommandSchema.file], .anyOf(outdated.sorted())))
        for path in outdated { now.remove(path) }
      }
      for path in paths {
        guard let file = files[path] else { continue }
        let isRead = try ingest.put(file, id: path, into: batch) { document in
          // Records of two files may have the same id; files cannot.
          if document.id != path { document.id = "\(path)\(recordMark)\(document.id)" }
          document[CommandSchema.path] = .string(path)
          document[CommandSchema.file] = .string(path)
        }
        if isRead { now.add(file, at: path) }
      }
      ingest.finishing()
    }
    held = now
    return ingest.account
  }

  /// What a person calls a document: the path as typed, and the id below the folder that was named.
  func name(id: String, path: String) -> (id: String, path: String) {
    guard let root = typedRoots.first(where: { Self.holds($0.absolute, path) }) else {
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

  private static func holds(_ root: String, _ path: String) -> Bool {
    root == path || path.hasPrefix(prefix(root))
  }
}
