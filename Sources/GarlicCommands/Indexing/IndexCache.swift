// Which indexes are in the cache, of which folders, and which must go?

import Garlic
import GarlicText

/// The indexes in the user's cache, each with a small file beside it that says what it is of.
struct IndexCache {
  /// An index in the cache.
  struct Entry {
    var path: String
    /// The folders and files that it is of; empty when that is not known.
    var roots: [String]
    /// In bytes, with what lies beside it.
    var size: Int
    /// When it was searched last, in nanoseconds since 1970.
    var lastUse: Int64

    /// Whether nothing of what it is of is there any more.
    var isOrphan: Bool {
      !roots.isEmpty
        && roots.allSatisfy { root in
          do throws(SystemError) {
            _ = try FileStatus(of: root)
            return false
          } catch { return error.meansMissing }
        }
    }
  }

  /// In bytes, until another limit is set.
  static let usualLimit = 2 << 30
  private static let limitName = "limit"
  private static let suffixes = ["", ".files", ".lock", ".roots"]

  let folder: String

  /// nil when nothing says where the cache is.
  init?() {
    guard let folder = CacheFolder.path else { return nil }
    self.folder = folder
  }

  /// The indexes, the one that was searched last first.
  var entries: [Entry] {
    guard let listing = try? FolderListing(of: folder) else { return [] }
    return listing.entries.compactMap { entry -> Entry? in
      let name = listing.name(of: entry)
      guard name.hasSuffix(".garlic"), entry.kind == .file else { return nil }
      let path = PathName.join(folder, name)
      guard let status = try? FileStatus(of: path) else { return nil }
      let rootsPath = path + ".roots"
      let roots = (try? FileSystem.read(rootsPath)) ?? []
      let others = Self.suffixes.dropFirst().reduce(0) {
        $0 + ((try? FileStatus(of: path + $1).size) ?? 0)
      }
      let used = (try? FileStatus(of: rootsPath).modified) ?? status.modified
      return Entry(
        path: path, roots: roots.split(separator: 0).map { String(decoding: $0, as: UTF8.self) },
        size: status.size + others, lastUse: max(used, status.modified))
    }.sorted { $0.lastUse > $1.lastUse }
  }

  /// Notes that an index is searched.
  static func use(_ path: String, roots: [String]) {
    let list = path + ".roots"
    if FileSystem.touch(list) { return }
    // Without it the index is the first to go, and no search is worse.
    let beside = "\(list).\(WallClock.now)"
    do throws(SystemError) {
      let file = try OutputFile(beside)
      try file.write(roots.sorted().map { $0 + "\0" }.joined())
      try file.flush()
      try FileSystem.rename(beside, to: list)
    } catch { try? FileSystem.remove(beside) }
  }

  /// The most bytes that the indexes take.
  var limit: Int {
    guard let bytes = try? FileSystem.read(PathName.join(folder, Self.limitName)) else {
      return Self.usualLimit
    }
    return Int(String(decoding: bytes.prefix { $0 > 0x20 }, as: UTF8.self)) ?? Self.usualLimit
  }

  func setLimit(_ limit: Int) throws(SystemError) {
    try FileSystem.makeFolder(folder)
    let file = try OutputFile(PathName.join(folder, Self.limitName))
    try file.write("\(limit)\n")
    try file.flush()
  }

  /// Removes the indexes of what is gone, and beyond the limit those that were not searched for longest.
  ///
  /// - Parameter kept: the path of an index that stays.
  /// - Returns: what was removed.
  @discardableResult
  func prune(keeping kept: String? = nil) -> [Entry] {
    var size = 0
    var removed: [Entry] = []
    let limit = limit
    for entry in entries {
      if entry.path != kept, entry.isOrphan || size + entry.size > limit, remove(entry) {
        removed.append(entry)
      } else {
        size += entry.size
      }
    }
    return removed
  }

  /// Removes an index; false when somebody writes it, or when it cannot be removed.
  func remove(_ entry: Entry) -> Bool {
    do {
      guard let lock = try FileLock(entry.path + ".lock", patience: .zero, waiting: {}) else {
        return false
      }
      defer { withExtendedLifetime(lock) {} }
      for suffix in Self.suffixes { try FileSystem.remove(entry.path + suffix) }
      return true
    } catch { return false }
  }
}
