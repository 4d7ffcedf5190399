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
  /// When its content last changed, in nanoseconds since 1970.
  var modified: Int64
  /// When its content or what the system knows of it last changed, in nanoseconds since 1970.
  var changed: Int64
  /// Its number in the file system.
  var inode: UInt64

  /// - Parameter followsLinks: whether a symbolic link stands for what it points to.
  init(of path: String, followsLinks: Bool = true) throws(SystemError) {
    var found = stat()
    let result = unsafe followsLinks ? stat(path, &found) : lstat(path, &found)
    if result != 0 { throw SystemError(operation: "find", path: path, code: errno) }
    self.init(found)
  }

  init(_ found: stat) {
    switch found.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .link
    default: kind = .other
    }
    size = Int(found.st_size)
    #if canImport(Darwin)
      modified = Self.nanoseconds(found.st_mtimespec)
      changed = Self.nanoseconds(found.st_ctimespec)
    #else
      modified = Self.nanoseconds(found.st_mtim)
      changed = Self.nanoseconds(found.st_ctim)
    #endif
    inode = UInt64(found.st_ino)
  }

  /// Times beyond the range, as of the year 2300, are its ends.
  private static func nanoseconds(_ moment: timespec) -> Int64 {
    let seconds = Int64(moment.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    if seconds.overflow { return moment.tv_sec < 0 ? .min : .max }
    let all = seconds.partialValue.addingReportingOverflow(Int64(moment.tv_nsec))
    return all.overflow ? .max : all.partialValue
  }
}
