// How are the operations of `Storage` done on a real file system?

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files of the operating system.
package struct FileStorage: Storage {
  package init() {}

  package func open(_ path: String, writable: Bool) throws(StorageError) -> any StorageFile {
    let flags = (writable ? O_RDWR : O_RDONLY) | O_CLOEXEC
    return SystemFile(
      path: path, descriptor: try retrying("open", path) { openFile(path, flags, 0) })
  }

  package func create(_ path: String) throws(StorageError) -> any StorageFile {
    let flags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC
    return SystemFile(
      path: path, descriptor: try retrying("create", path) { openFile(path, flags, 0o644) })
  }

  package func rename(_ source: String, to target: String) throws(StorageError) {
    _ = try retrying("rename", target) { renameFile(source, target) }
  }

  package func place(_ source: String, at target: String) throws(StorageError) -> Bool {
    do throws(StorageError) {
      _ = try retrying("create", target) { unsafe link(source, target) }
    } catch {
      try remove(source)
      if error.code == EEXIST { return false }
      throw error
    }
    try remove(source)
    return true
  }

  package func nameBeside(_ path: String) -> String { "\(path).new-\(getpid())" }

  package func remove(_ path: String) throws(StorageError) {
    do throws(StorageError) {
      _ = try retrying("remove", path) { unsafe unlink(path) }
    } catch {
      if error.code != ENOENT { throw error }
    }
  }

  package func syncFolder(of path: String) throws(StorageError) {
    let folder = FileStorage.folder(of: path)
    let descriptor = try retrying("open folder", folder) {
      openFile(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
    }
    defer { _ = close(descriptor) }
    _ = try retrying("sync folder", folder) { fsync(descriptor) }
  }

  package func identity(of path: String) throws(StorageError) -> FileIdentity? {
    var status = stat()
    do throws(StorageError) {
      _ = try retrying("look up", path) { unsafe stat(path, &status) }
    } catch {
      if error.code == ENOENT { return nil }
      throw error
    }
    return FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
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

  init(path: String, descriptor: CInt) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit {
    // A mapping keeps the open file, and with it the lock, alive beyond this descriptor.
    _ = flock(descriptor, LOCK_UN)
    _ = close(descriptor)
  }

  func identity() throws(StorageError) -> FileIdentity {
    var status = stat()
    _ = try retrying("look up", path) { unsafe fstat(descriptor, &status) }
    return FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
  }

  func length() throws(StorageError) -> Int {
    var status = stat()
    _ = try retrying("look up", path) { unsafe fstat(descriptor, &status) }
    if status.st_mode & S_IFMT == S_IFDIR {
      throw StorageError(operation: "open", path: path, code: EISDIR)
    }
    return Int(status.st_size)
  }

  func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(StorageError) {
    var done = 0
    while done < bytes.count {
      let written = unsafe bytes.withUnsafeBytes { buffer -> Int in
        guard let base = buffer.baseAddress else { return 0 }
        return unsafe pwrite(descriptor, base + done, buffer.count - done, off_t(offset + done))
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw StorageError(operation: "write", path: path, code: errno)
      }
      if written == 0 { throw StorageError(operation: "write", path: path, code: EIO) }
      done += written
    }
  }

  func sync() throws(StorageError) {
    #if canImport(Darwin)
      _ = try retrying("sync", path) { fcntl(descriptor, F_FULLFSYNC) }
    #else
      _ = try retrying("sync", path) { fdatasync(descriptor) }
    #endif
  }

  func truncate(to length: Int) throws(StorageError) {
    _ = try retrying("truncate", path) { ftruncate(descriptor, off_t(length)) }
  }

  func map(_ length: Int) throws(StorageError) -> MappedBytes {
    if length == 0 { return MappedBytes(view: .empty) {} }
    let address = unsafe mmap(nil, length, PROT_READ, MAP_SHARED, descriptor, 0)
    guard let address = unsafe address, unsafe address != UnsafeMutableRawPointer(bitPattern: -1)
    else { throw StorageError(operation: "map", path: path, code: errno) }
    let view = unsafe ByteView(UnsafeRawBufferPointer(start: address, count: length))
    return MappedBytes(view: view) {
      unsafe view.withBytes { buffer in
        _ = unsafe munmap(UnsafeMutableRawPointer(mutating: buffer.baseAddress), buffer.count)
      }
    }
  }

  func tryLock() throws(StorageError) -> Bool {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { return false }
      if errno != EINTR { throw StorageError(operation: "lock", path: path, code: errno) }
    }
    return true
  }
}

/// Repeats a call that a signal interrupted and throws what it reports otherwise.
private func retrying(
  _ operation: String, _ path: String, _ call: () -> CInt
) throws(StorageError) -> CInt {
  while true {
    let result = call()
    if result >= 0 { return result }
    if errno != EINTR { throw StorageError(operation: operation, path: path, code: errno) }
  }
}

/// `open` and `rename` under names that the methods above do not shadow.
private func openFile(_ path: String, _ flags: CInt, _ mode: mode_t) -> CInt {
  unsafe open(path, flags, mode)
}

private func renameFile(_ source: String, _ target: String) -> CInt {
  unsafe rename(source, target)
}
