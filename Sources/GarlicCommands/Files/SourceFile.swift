// Which file is to be indexed?

/// A file that was found under a path that somebody named.
struct SourceFile: Equatable {
  /// The path by which it is opened and shown: the one that was named, and what leads on from there.
  var path: String
  /// What leads from the named folder to the file; the name of a file that was named itself.
  var relativePath: String
  /// In bytes.
  var size: Int
  /// When its content last changed, in nanoseconds since 1970.
  var modified: Int64
  /// When its content or what the system knows of it last changed, in nanoseconds since 1970.
  var changed: Int64
  /// Its number in the file system.
  var inode: UInt64
  /// Whether it was named itself, and not found in a folder.
  var isNamed: Bool
}

extension SourceFile {
  init(path: String, relativePath: String, status: FileStatus, isNamed: Bool) {
    self.init(
      path: path, relativePath: relativePath, size: status.size, modified: status.modified,
      changed: status.changed, inode: status.inode, isNamed: isNamed)
  }
}
