// How are the operations of `Storage` done on a real file system?

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files of the operating system.
///
/// Calls that a signal interrupts are made again, and a write that took a part of the bytes is
/// followed by one of the rest, so nobody above has to think of either. A sync that fails is not
/// tried again: the system may have dropped what it could not write, and would then report success.
public struct FileStorage: Storage {
  private let calls: any SystemCalls
  private let syncInterval: Int

  /// - Parameters:
  ///   - calls: how the system is asked; tests let some of it fail.
  ///   - syncInterval: bytes that are written before they are synced early, beside the writer.
  package init(calls: any SystemCalls, syncInterval: Int = 16 << 20) {
    self.calls = calls
    self.syncInterval = syncInterval
  }

  /// The files of this system.
  public init() { self.init(calls: LibraryCalls()) }

  /// Opens a file.
  public func open(_ path: String, writable: Bool) throws(StorageError) -> any StorageFile {
    try open("open", path, flags: (writable ? O_RDWR : O_RDONLY) | O_CLOEXEC)
  }

  /// Makes a file.
  public func create(_ path: String) throws(StorageError) -> any StorageFile {
    try open("create", path, flags: O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC)
  }

  private func open(
    _ operation: String, _ path: String, flags: CInt
  ) throws(StorageError) -> SystemFile {
    let descriptor = try retrying(operation, path) { () throws(ErrorNumber) in
      try calls.open(path, flags: flags, mode: 0o644)
    }
    return SystemFile(
      path: path, descriptor: descriptor, calls: calls, syncInterval: syncInterval)
  }

  /// Gives a file another name.
  public func rename(_ source: String, to target: String) throws(StorageError) {
    try retrying("rename", target) { () throws(ErrorNumber) in
      try calls.rename(source, to: target)
    }
  }

  /// Gives a file a name that none has yet.
  public func renameIfAbsent(_ source: String, to target: String) throws(StorageError) -> Bool {
    do throws(StorageError) {
      try retrying("create", target) { () throws(ErrorNumber) in
        try calls.link(source, to: target)
      }
    } catch {
      try remove(source)
      if error.code == EEXIST { return false }
      throw error
    }
    try remove(source)
    return true
  }

  /// The same file as an absolute path.
  public func absolutePath(_ path: String) throws(StorageError) -> String {
    if path.isEmpty || path.utf8.first == UInt8(ascii: "/") { return path }
    let folder = try retrying("find the working folder of", path) { () throws(ErrorNumber) in
      try calls.workingFolder()
    }
    return folder == "/" ? "/" + path : "\(folder)/\(path)"
  }

  /// A name beside `path`.
  public func nameBeside(_ path: String) -> String { "\(path).new-\(getpid())" }

  /// Removes a file.
  public func remove(_ path: String) throws(StorageError) {
    do throws(StorageError) {
      try retrying("remove", path) { () throws(ErrorNumber) in try calls.unlink(path) }
    } catch {
      if error.code != ENOENT { throw error }
    }
  }

  /// Makes names in the folder of `path` durable.
  public func syncFolder(of path: String) throws(StorageError) {
    let folder = FileStorage.folder(of: path)
    let descriptor = try retrying("open folder", folder) { () throws(ErrorNumber) in
      try calls.open(folder, flags: O_RDONLY | O_DIRECTORY | O_CLOEXEC, mode: 0)
    }
    defer { calls.close(descriptor) }
    try retrying("sync folder", folder) { () throws(ErrorNumber) in
      try calls.syncFolder(descriptor)
    }
  }

  /// Which file lies at `path`.
  public func identity(of path: String) throws(StorageError) -> FileIdentity? {
    do throws(StorageError) {
      return try retrying("look up", path) { () throws(ErrorNumber) in
        try calls.status(of: path)
      }.identity
    } catch {
      if error.code == ENOENT { return nil }
      throw error
    }
  }

  /// The folder that holds `path`.
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

/// A file descriptor of the operating system.
final class SystemFile: StorageFile {
  let path: String
  private let descriptor: CInt
  private let calls: any SystemCalls
  private let early: EarlySync

  init(path: String, descriptor: CInt, calls: any SystemCalls, syncInterval: Int) {
    self.path = path
    self.descriptor = descriptor
    self.calls = calls
    early = EarlySync(interval: syncInterval)
  }

  deinit {
    early.wait()
    // A mapping keeps the open file, and with it the lock, alive beyond this descriptor.
    calls.unlock(descriptor)
    calls.close(descriptor)
  }

  private func status() throws(StorageError) -> SystemFileStatus {
    try retrying("look up", path) { () throws(ErrorNumber) in try calls.status(descriptor) }
  }

  func identity() throws(StorageError) -> FileIdentity { try status().identity }

  func length() throws(StorageError) -> Int {
    let status = try status()
    if status.isFolder { throw StorageError(operation: "open", path: path, code: EISDIR) }
    return status.length
  }

  func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(StorageError) {
    var rest = bytes
    var position = offset
    while !rest.isEmpty {
      let written = try retrying("write", path) { () throws(ErrorNumber) in
        try calls.write(descriptor, rest, at: position)
      }
      // It would be so for ever.
      if written == 0 { throw StorageError(operation: "write", path: path, code: EIO) }
      rest = rest.dropFirst(written)
      position += written
    }
    early.wrote(bytes.count) { [path, descriptor, calls] () throws(StorageError) in
      try retrying("sync", path) { () throws(ErrorNumber) in try calls.sync(descriptor) }
    }
  }

  func sync() throws(StorageError) {
    try early.finish()
    try retrying("sync", path) { () throws(ErrorNumber) in try calls.sync(descriptor) }
  }

  func truncate(to length: Int) throws(StorageError) {
    try retrying("truncate", path) { () throws(ErrorNumber) in
      try calls.truncate(descriptor, to: length)
    }
  }

  func map(_ length: Int) throws(StorageError) -> MappedBytes {
    if length == 0 { return MappedBytes(view: .empty) {} }
    return try retrying("map", path) { () throws(ErrorNumber) in
      try calls.map(descriptor, length)
    }
  }

  func tryLock() throws(StorageError) -> Bool {
    do throws(StorageError) {
      try retrying("lock", path) { () throws(ErrorNumber) in try calls.lock(descriptor) }
    } catch {
      if error.code == EWOULDBLOCK { return false }
      throw error
    }
    return true
  }

  func unlock() { calls.unlock(descriptor) }
}

/// Repeats a call that a signal interrupted and says of another failure what was tried on which file.
private func retrying<R>(
  _ operation: String, _ path: String, _ call: () throws(ErrorNumber) -> R
) throws(StorageError) -> R {
  while true {
    do throws(ErrorNumber) {
      return try call()
    } catch {
      if error.code != EINTR {
        throw StorageError(operation: operation, path: path, code: error.code)
      }
    }
  }
}
