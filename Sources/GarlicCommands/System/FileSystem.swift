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
  /// A name in a folder.
  struct Entry: Equatable {
    var name: String
    var kind: FileStatus.Kind
  }

  /// The names in a folder, sorted by their bytes; `.` and `..` are left out.
  ///
  /// - Parameter unnamed: called once for each name that is no UTF-8 and cannot be told.
  static func entries(
    of folder: String, unnamed: () -> Void = {}
  ) throws(SystemError) -> [Entry] {
    guard let stream = unsafe opendir(folder) else {
      throw SystemError(operation: "list", path: folder, code: errno)
    }
    defer { _ = unsafe closedir(stream) }
    var entries: [Entry] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        if errno != 0 { throw SystemError(operation: "list", path: folder, code: errno) }
        break
      }
      let type = unsafe Int32(entry.pointee.d_type)
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let name else {
        unnamed()
        continue
      }
      if name == "." || name == ".." { continue }
      let kind: FileStatus.Kind
      switch type {
      case Int32(DT_REG): kind = .file
      case Int32(DT_DIR): kind = .folder
      case Int32(DT_LNK): kind = .link
      case Int32(DT_UNKNOWN):
        let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
        kind = (try? FileStatus(of: path, followsLinks: false).kind) ?? .other
      default: kind = .other
      }
      entries.append(Entry(name: name, kind: kind))
    }
    entries.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return entries
  }

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
