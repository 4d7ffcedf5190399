// Which index files are meant?

import Garlic
import GarlicText

/// Index files that were named, some by a pattern.
enum IndexPaths {
  /// The files; those of a pattern as `shards/*.garlic` in the order of their names.
  ///
  /// - Throws: `SystemError` when the folder of a pattern cannot be read.
  static func expanded(_ names: [String]) throws -> [String] {
    var paths: [String] = []
    for name in names {
      let pattern = PathName.name(of: name)
      guard pattern.contains("*") || pattern.contains("?") else {
        paths.append(name)
        continue
      }
      let folder = PathName.parent(of: name)
      let listing = try FolderListing(of: folder.isEmpty ? "." : folder)
      var found: [String] = []
      for entry in listing.entries where entry.kind != .folder {
        let bytes = Array(listing.bytes[entry.range])
        if NamePattern.matches(Array(pattern.utf8), bytes) {
          found.append(PathName.join(folder, String(decoding: bytes, as: UTF8.self)))
        }
      }
      // Without a match it is taken for a name, so that the error says so.
      paths += found.isEmpty ? [name] : found
    }
    return paths
  }

  /// What is in the files, as one.
  static func snapshot(of names: [String], analyzer: Analyzer?) throws -> Snapshot {
    let paths = try expanded(names)
    if paths.count == 1 { return try SearchIndex.open(paths[0], analyzer: analyzer).snapshot }
    return try MultiIndex.open(paths, analyzer: analyzer).snapshot
  }
}
