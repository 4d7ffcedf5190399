// What lies at a path, how large is it and when was it changed?

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the file system knows of a file or folder.
struct FileStatus: Equatable {
  /// What kind of thing it is.
  enum Kind {
    case file
    case folder
    case link
    /// A device, a pipe or a socket.
    case other
  }

  var kind: Kind
  /// In bytes.
  var size: Int
  /// When its content last changed, in milliseconds since 1970.
  var modified: Int64

  /// - Parameter followsLinks: whether a symbolic link stands for what it points to.
  init(of path: String, followsLinks: Bool = true) throws(SystemError) {
    var found = stat()
    let result = unsafe followsLinks ? stat(path, &found) : lstat(path, &found)
    if result != 0 { throw SystemError(operation: "find", path: path, code: errno) }
    switch found.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .link
    default: kind = .other
    }
    size = Int(found.st_size)
    #if canImport(Darwin)
      let moment = found.st_mtimespec
    #else
      let moment = found.st_mtim
    #endif
    modified = Int64(moment.tv_sec) * 1000 + Int64(moment.tv_nsec) / 1_000_000
  }
}
