// Which names does a folder hold, and what is known of each? Read without making text of them.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The names in a folder; `.` and `..` are left out.
@safe
final class FolderListing {
  /// A name, by its place in ``bytes``.
  struct Entry {
    var start: Int
    var length: Int
    var kind: FileStatus.Kind

    var range: Range<Int> { start..<start + length }
  }

  /// The names one after another, each with a zero behind.
  private(set) var bytes: [UInt8] = []
  private(set) var entries: [Entry] = []
  /// Names that are no UTF-8 and cannot be told.
  private(set) var unnamedCount = 0

  private let folder: String
  private let stream: OpaquePointer

  /// - Parameter isSorted: whether the names are sorted by their bytes; if not, they come as the system has them.
  init(of folder: String, isSorted: Bool = true) throws(SystemError) {
    self.folder = folder
    guard let stream = unsafe opendir(folder) else {
      throw SystemError(operation: "list", path: folder, code: errno)
    }
    unsafe self.stream = Self.opaque(stream)
    // Gathered here first: properties of an object are guarded at each access.
    var names: [UInt8] = []
    var found: [Entry] = []
    var unnamed = 0
    names.reserveCapacity(1 << 14)
    found.reserveCapacity(1 << 8)
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        if errno != 0 { throw SystemError(operation: "list", path: folder, code: errno) }
        break
      }
      unsafe add(entry, &names, &found, &unnamed)
    }
    if isSorted { found.sort { Self.precedes(names, $0, $1) } }
    (bytes, entries, unnamedCount) = (names, found, unnamed)
  }

  deinit { unsafe _ = closedir(Self.stream(stream)) }

  @inline(__always)
  private func add(
    _ entry: UnsafeMutablePointer<dirent>, _ names: inout [UInt8], _ entries: inout [Entry],
    _ unnamed: inout Int
  ) {
    let start = names.count
    unsafe withUnsafeBytes(of: &entry.pointee.d_name) { name in
      guard let text = name.baseAddress else { return }
      let length = unsafe strlen(text.assumingMemoryBound(to: CChar.self))
      unsafe names.append(contentsOf: UnsafeRawBufferPointer(start: text, count: length + 1))
    }
    let length = names.count - start - 1
    let isDot = names[start] == 0x2E && (length == 1 || length == 2 && names[start + 1] == 0x2E)
    let isNamed =
      isDot || Self.isASCII(names, from: start)
      || String(validating: names[start..<start + length], as: UTF8.self) != nil
    if isDot || !isNamed {
      if !isNamed { unnamed += 1 }
      names.removeSubrange(start...)
      return
    }
    var found = Entry(start: start, length: length, kind: .other)
    switch unsafe Int32(entry.pointee.d_type) {
    case Int32(DT_REG): found.kind = .file
    case Int32(DT_DIR): found.kind = .folder
    case Int32(DT_LNK): found.kind = .link
    case Int32(DT_UNKNOWN): found.kind = (try? status(of: found, in: names).kind) ?? .other
    default: break
    }
    entries.append(found)
  }

  private static func isASCII(_ names: [UInt8], from start: Int) -> Bool {
    let span = names.span
    var all: UInt8 = 0
    for index in start..<span.count { all |= span[index] }
    return all < 0x80
  }

  private static func precedes(_ names: [UInt8], _ first: Entry, _ second: Entry) -> Bool {
    let count = min(first.length, second.length)
    for offset in 0..<count {
      let (left, right) = (names[first.start + offset], names[second.start + offset])
      if left != right { return left < right }
    }
    return first.length < second.length
  }

  /// What the system knows of an entry; a link stands for itself.
  ///
  /// - Parameter names: ``bytes``, of which who asks for many takes a copy.
  func status(of entry: Entry, in names: [UInt8]) throws(SystemError) -> FileStatus {
    var found = stat()
    let result = unsafe names.withUnsafeBytes { names in
      guard let name = names.baseAddress else { return Int32(-1) }
      return unsafe fstatat(
        dirfd(Self.stream(stream)), (name + entry.start).assumingMemoryBound(to: CChar.self),
        &found, AT_SYMLINK_NOFOLLOW)
    }
    if result != 0 {
      let name = String(decoding: names[entry.range], as: UTF8.self)
      throw SystemError(operation: "find", path: PathName.join(folder, name), code: errno)
    }
    return FileStatus(found)
  }

  func name(of entry: Entry) -> String { String(decoding: bytes[entry.range], as: UTF8.self) }

  #if canImport(Darwin)
    private static func opaque(_ stream: UnsafeMutablePointer<DIR>) -> OpaquePointer {
      unsafe OpaquePointer(stream)
    }
    private static func stream(_ stream: OpaquePointer) -> UnsafeMutablePointer<DIR> {
      unsafe UnsafeMutablePointer(stream)
    }
  #else
    private static func opaque(_ stream: OpaquePointer) -> OpaquePointer { unsafe stream }
    private static func stream(_ stream: OpaquePointer) -> OpaquePointer { unsafe stream }
  #endif
}
