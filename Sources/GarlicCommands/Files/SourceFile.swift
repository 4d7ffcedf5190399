// Which file is to be indexed?

/// A file that was found under a path that somebody named.
struct SourceFile: Equatable {
  /// The path by which it is opened and shown: the one that was named, and what leads on from there.
  var path: String
  /// What leads from the named folder to the file; the name of a file that was named itself.
  var relativePath: String
  /// In bytes.
  var size: Int
  /// In milliseconds since 1970.
  var modified: Int64
  /// Whether it was named itself, and not found in a folder.
  var isNamed: Bool
}
