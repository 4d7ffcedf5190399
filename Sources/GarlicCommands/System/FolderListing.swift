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
    bytes.reserveCapacity(1 << 14)
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        if errno != 0 { throw SystemError(operation: "list", path: folder, code: errno) }
        break
      }
      unsafe add(entry)
    }
    if !isSorted { return }
    // The array is not changed while it is sorted.
    let names = bytes
    entries.sort { Self.precedes(names, $0, $1) }
  }

  deinit { unsafe _ = closedir(Self.stream(stream)) }

  private func add(_ entry: UnsafeMutablePointer<dirent>) {
    let start = bytes.count
    let isASCII = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { name in
      var all: UInt8 = 0
      var length = 0
      while unsafe name[length] != 0 {
        unsafe all |= name[length]
        length += 1
      }
      unsafe bytes.append(contentsOf: name[0...length])
      return all < 0x80
    }
    let length = bytes.count - start - 1
    let isDot = bytes[start] == 0x2E && (length == 1 || length == 2 && bytes[start + 1] == 0x2E)
    let isNamed = isASCII || String(validating: bytes[start..<start + length], as: UTF8.self) != nil
    if isDot || !isNamed {
      if !isNamed { unnamedCount += 1 }
      bytes.removeSubrange(start...)
      return
    }
    var found = Entry(start: start, length: length, kind: .other)
    switch unsafe Int32(entry.pointee.d_type) {
    case Int32(DT_REG): found.kind = .file
    case Int32(DT_DIR): found.kind = .folder
    case Int32(DT_LNK): found.kind = .link
    case Int32(DT_UNKNOWN): found.kind = (try? status(of: found).kind) ?? .other
    default: break
    }
    entries.append(found)
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
  func status(of entry: Entry) throws(SystemError) -> FileStatus {
    var found = stat()
    let result = unsafe bytes.withUnsafeBytes { names in
      unsafe names[entry.range.lowerBound...].withMemoryRebound(to: CChar.self) { name in
        guard let name = name.baseAddress else { return Int32(-1) }
        return unsafe fstatat(dirfd(Self.stream(stream)), name, &found, AT_SYMLINK_NOFOLLOW)
      }
    }
    if result != 0 {
      throw SystemError(
        operation: "find", path: PathName.join(folder, name(of: entry)), code: errno)
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
