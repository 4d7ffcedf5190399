// Which files does a cached index hold, in which state?

import Garlic

/// The files of a cached index by their absolute paths.
struct CachedFiles {
  struct Entry {
    var size: Int64
    var modified: Int64
    /// The ids of its documents.
    var ids: [String]
  }

  private(set) var entries: [String: Entry] = [:]

  init(_ snapshot: Snapshot) throws(IndexError) {
    var entries: [String: Entry] = [:]
    try snapshot.forEachDocument { (document) throws(IndexError) in
      guard case .string(let path) = document[CommandSchema.path],
        case .integer(let size) = document[CommandSchema.size],
        case .integer(let modified) = document[CommandSchema.modified]
      else { return true }
      entries[path, default: Entry(size: size, modified: modified, ids: [])].ids
        .append(document.id)
      return true
    }
    self.entries = entries
  }

  /// Whether a file is in the index as it is now.
  func hold(_ file: SourceFile, at path: String) -> Bool {
    guard let entry = entries[path] else { return false }
    return entry.size == Int64(file.size) && entry.modified == file.modified
  }
}
