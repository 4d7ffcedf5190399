// What if an operation of the file system fails?

package import Garlic
import Synchronization

/// Files in memory whose n-th operation fails.
package final class FaultyStorage: Storage {
  private let inner: MemoryStorage
  private let countdown: Mutex<Int>
  private let code: Int32
  private let wroteShort: Bool
  /// The operation that failed, once one has.
  private let failed = Mutex<String?>(nil)

  /// What is done before an operation on a file; it may throw, so that the operation fails.
  package typealias Hook =
    @Sendable (_ operation: String, _ path: String) throws(StorageError) -> Void
  private let hook = Mutex<Hook?>(nil)

  /// Does `hook` before each operation from now on.
  package func beforeEach(_ hook: Hook?) { self.hook.withLock { $0 = hook } }

  /// - Parameters:
  ///   - files: what there is to begin with.
  ///   - after: how many operations go well; negative for all.
  ///   - code: the error number of the one that does not.
  ///   - isShort: whether a write that fails has written half of its bytes.
  package init(files: [String: [UInt8]], after: Int, code: Int32, isShort: Bool = false) {
    inner = MemoryStorage(files: files)
    countdown = Mutex(after)
    self.code = code
    wroteShort = isShort
  }

  package var failure: String? { failed.withLock { $0 } }
  package func bytes(of path: String) throws -> [UInt8] { try inner.bytes(of: path) }
  package var memory: MemoryStorage { inner }

  fileprivate func step(_ operation: String, _ path: String) throws(StorageError) {
    if let hook = hook.withLock({ $0 }) { try hook(operation, path) }
    let fails = countdown.withLock { left in
      left -= 1
      return left == -1
    }
    if fails {
      failed.withLock { $0 = operation }
      throw StorageError(operation: operation, path: path, code: code)
    }
  }

  fileprivate var halvesWrites: Bool { wroteShort }

  package func open(_ path: String, writable: Bool) throws(StorageError) -> any StorageFile {
    try step("open", path)
    return FaultyFile(try inner.open(path, writable: writable), self)
  }

  package func create(_ path: String) throws(StorageError) -> any StorageFile {
    try step("create", path)
    return FaultyFile(try inner.create(path), self)
  }

  package func rename(_ source: String, to target: String) throws(StorageError) {
    try step("rename", target)
    try inner.rename(source, to: target)
  }

  package func renameIfAbsent(_ source: String, to target: String) throws(StorageError) -> Bool {
    try step("create", target)
    return try inner.renameIfAbsent(source, to: target)
  }

  package func nameBeside(_ path: String) -> String { inner.nameBeside(path) }

  package func remove(_ path: String) throws(StorageError) {
    try step("remove", path)
    try inner.remove(path)
  }

  package func syncFolder(of path: String) throws(StorageError) { try step("sync folder", path) }

  package func identity(of path: String) throws(StorageError) -> FileIdentity? {
    try step("look up", path)
    return try inner.identity(of: path)
  }
}

private final class FaultyFile: StorageFile {
  private let inner: any StorageFile
  private let storage: FaultyStorage

  init(_ inner: any StorageFile, _ storage: FaultyStorage) {
    self.inner = inner
    self.storage = storage
  }

  var path: String { inner.path }

  func identity() throws(StorageError) -> FileIdentity {
    try storage.step("look up", path)
    return try inner.identity()
  }

  func length() throws(StorageError) -> Int {
    try storage.step("look up", path)
    return try inner.length()
  }

  func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(StorageError) {
    do throws(StorageError) {
      try storage.step("write", path)
    } catch {
      if storage.halvesWrites { try inner.write(bytes.prefix(bytes.count / 2), at: offset) }
      throw error
    }
    try inner.write(bytes, at: offset)
  }

  func sync() throws(StorageError) {
    try storage.step("sync", path)
    try inner.sync()
  }

  func truncate(to length: Int) throws(StorageError) {
    try storage.step("truncate", path)
    try inner.truncate(to: length)
  }

  func map(_ length: Int) throws(StorageError) -> MappedBytes {
    try storage.step("map", path)
    return try inner.map(length)
  }

  func tryLock() throws(StorageError) -> Bool {
    try storage.step("lock", path)
    return try inner.tryLock()
  }

  func unlock() { inner.unlock() }
}
