// What does the command line ask of folders and of whole files?

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Folders and whole files of the operating system.
enum FileSystem {
  /// All bytes of a file.
  static func read(_ path: String) throws(SystemError) -> [UInt8] {
    let file = try InputFile(path)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(((try? FileStatus(of: path).size) ?? 0) + 1)
    while try file.read(into: &bytes, upTo: 1 << 20) > 0 {}
    return bytes
  }

  /// Makes a folder and those above it that are missing, for this user alone.
  static func makeFolder(_ path: String) throws(SystemError) {
    if let status = try? FileStatus(of: path), status.kind == .folder { return }
    let parent = PathName.parent(of: path)
    if parent != path { try makeFolder(parent) }
    if unsafe mkdir(path, 0o700) != 0, errno != EEXIST {
      throw SystemError(operation: "make the folder", path: path, code: errno)
    }
  }

  /// Removes a file; it is no error when there is none.
  static func remove(_ path: String) throws(SystemError) {
    if unsafe unlink(path) != 0, errno != ENOENT {
      throw SystemError(operation: "remove", path: path, code: errno)
    }
  }

  /// Sets the times of a file to now.
  ///
  /// - Returns: false when that is not possible, as when there is none.
  static func touch(_ path: String) -> Bool {
    unsafe utimensat(AT_FDCWD, path, nil, 0) == 0
  }

  /// Puts a file in the place of another.
  static func rename(_ source: String, to target: String) throws(SystemError) {
    if Self.move(source, target) != 0 {
      throw SystemError(operation: "rename to", path: target, code: errno)
    }
  }

  private static func move(_ source: String, _ target: String) -> Int32 {
    #if canImport(Glibc)
      unsafe Glibc.rename(source, target)
    #elseif canImport(Musl)
      unsafe Musl.rename(source, target)
    #else
      unsafe Darwin.rename(source, target)
    #endif
  }

  /// The absolute path without links, `.` and `..`.
  static func resolved(_ path: String) throws(SystemError) -> String {
    guard let found = unsafe realpath(path, nil) else {
      throw SystemError(operation: "find", path: path, code: errno)
    }
    defer { unsafe free(found) }
    return unsafe String(cString: found)
  }
}
