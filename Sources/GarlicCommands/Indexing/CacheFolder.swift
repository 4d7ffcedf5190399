// Where are the indexes kept that are made on the fly?

import GarlicText

/// The folder of cached indexes: `$XDG_CACHE_HOME/garlic`, or `~/.cache/garlic`.
enum CacheFolder {
  /// nil when neither variable says where it could be.
  static var path: String? {
    if let base = Environment["XDG_CACHE_HOME"], base.hasPrefix("/") {
      return PathName.join(base, "garlic")
    }
    return Environment["HOME"].map { PathName.join($0, ".cache/garlic") }
  }

  /// The name of the index of these folders and files, whatever the order they were named in.
  ///
  /// - Parameters:
  ///   - roots: absolute paths without links.
  ///   - encoding: the encoding in which all files are read; nil when that of each is found.
  ///   - choice: which files are left out, in words; empty for the usual ones.
  static func indexName(roots: [String], encoding: String? = nil, choice: String = "") -> String {
    // Two runs of FNV-1a with other beginnings make 128 bits, enough for names that meet nobody's
    // ill will: a reader of the cache compares the paths of the files that it finds in there.
    var first = FNV1a.basis
    var second: UInt64 = 0x6C62_272E_07BB_0142
    let choices = choice.isEmpty ? [] : ["choice \(choice)"]
    for part in [FileStamps.readingVersion, encoding ?? ""] + choices + Set(roots).sorted() {
      let bytes = Array(part.utf8) + [0]
      first = FNV1a.hash(bytes, continuing: first)
      second = FNV1a.hash(bytes, continuing: second)
    }
    return String(hexadecimal: first, digits: 16) + String(hexadecimal: second, digits: 16)
      + ".garlic"
  }
}
