// Which hits were shown last?

import Garlic

/// The list of hits that was shown last, kept beside the cached indexes: `search open 3` opens the third.
enum LastHits {
  /// A hit of the list.
  struct Entry: Equatable {
    /// The absolute path of the file.
    var path: String
    /// The query that it was found by.
    var query: String
  }

  private static let name = "last-hits.jsonl"

  private static var path: String? { CacheFolder.path.map { PathName.join($0, name) } }

  /// Keeps a list; where there is no cache to write to there is none to open from, either.
  static func save(_ entries: [Entry]) {
    guard let path, let folder = CacheFolder.path else { return }
    let lines = entries.map { entry in
      JSONText.object { json in
        json.member("path", entry.path)
        json.member("query", entry.query)
      } + "\n"
    }
    // Another search may write its own: the last one wins, as a whole.
    let beside = "\(path).\(WallClock.now)"
    do {
      try FileSystem.makeFolder(folder)
      let file = try OutputFile(beside)
      try file.write(lines.joined())
      try file.flush()
      try FileSystem.rename(beside, to: path)
    } catch {
      try? FileSystem.remove(beside)
    }
  }

  /// The list; empty when there is none.
  static func load() -> [Entry] {
    guard let path, let bytes = try? FileSystem.read(path) else { return [] }
    return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      guard case .object(let members)? = try? JSONParser.parse(line),
        case .string(let path)? = members.first(where: { $0.key == "path" })?.value,
        case .string(let query)? = members.first(where: { $0.key == "query" })?.value
      else { return nil }
      return Entry(path: path, query: query)
    }
  }
}
