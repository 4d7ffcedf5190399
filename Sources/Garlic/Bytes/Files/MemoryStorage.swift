// How does an index live without a disk?

import GarlicText
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files in memory: for indexes that need not outlive the process, and for tests.
public final class MemoryStorage: Storage {
  private let files = Guarded<[String: MemoryFile.Content]>([:])

  let isPrivate: Bool
  private let isReadOnly: Bool

  /// A place without files.
  public convenience init() { self.init([:], isPrivate: false, isReadOnly: false) }

  /// A place with these files, by path.
  ///
  /// - Parameter files: the bytes of each file.
  public convenience init(files: [String: [UInt8]]) {
    self.init(files, isPrivate: false, isReadOnly: false)
  }

  /// - Parameters:
  ///   - files: the bytes of each file, by path.
  ///   - isPrivate: whether nobody but one index has the place.
  ///   - isReadOnly: whether no file is opened for writing, and none is made.
  init(_ files: [String: [UInt8]], isPrivate: Bool, isReadOnly: Bool) {
    self.isPrivate = isPrivate
    self.isReadOnly = isReadOnly
    for (path, bytes) in files {
      let content = MemoryFile.Content()
      content.bytes.withLock { $0 = bytes }
      self.files.withLock { $0[path] = content }
    }
  }

  /// The bytes of a file.
  ///
  /// - Throws: `StorageError` of "open" when there is none.
  public func bytes(of path: String) throws(StorageError) -> [UInt8] {
    guard let content = files.withLock({ $0[path] }) else {
      throw StorageError(operation: "open", path: path, code: ENOENT)
    }
    return content.bytes.withLock { $0 }
  }

  /// Opens a file.
  public func open(_ path: String, writable: Bool) throws(StorageError) -> any StorageFile {
    guard let content = files.withLock({ $0[path] }) else {
      throw StorageError(operation: "open", path: path, code: ENOENT)
    }
    if writable, isReadOnly { throw StorageError(operation: "write", path: path, code: EROFS) }
    return MemoryFile(path: path, content: content)
  }

  /// Makes a file.
  public func create(_ path: String) throws(StorageError) -> any StorageFile {
    if isReadOnly { throw StorageError(operation: "create", path: path, code: EROFS) }
    let content = MemoryFile.Content()
    let isNew = files.withLock { files in
      if files[path] != nil { return false }
      files[path] = content
      return true
    }
    if !isNew { throw StorageError(operation: "create", path: path, code: EEXIST) }
    return MemoryFile(path: path, content: content)
  }

  /// Gives a file another name.
  public func rename(_ source: String, to target: String) throws(StorageError) {
    let found = files.withLock { files in
      guard let content = files.removeValue(forKey: source) else { return false }
      files[target] = content
      return true
    }
    if !found { throw StorageError(operation: "rename", path: target, code: ENOENT) }
  }

  /// Gives a file a name that none has yet.
  public func renameIfAbsent(_ source: String, to target: String) throws(StorageError) -> Bool {
    files.withLock { files in
      let content = files.removeValue(forKey: source)
      if files[target] != nil { return false }
      files[target] = content
      return true
    }
  }

  /// A name beside `path`.
  public func nameBeside(_ path: String) -> String { path + ".new" }

  /// Removes a file.
  public func remove(_ path: String) throws(StorageError) {
    files.withLock { _ = $0.removeValue(forKey: path) }
  }

  /// Without effect: nothing survives the process.
  public func syncFolder(of path: String) throws(StorageError) {}

  /// Which file lies at `path`.
  public func identity(of path: String) throws(StorageError) -> FileIdentity? {
    files.withLock { $0[path]?.identity }
  }
}

/// An open file of `MemoryStorage`.
final class MemoryFile: StorageFile {
  /// What all openings of one file share.
  final class Content: Sendable {
    let bytes = Guarded<[UInt8]>([])
    let holder = Guarded<ObjectIdentifier?>(nil)

    /// Not the address of this object, where another file may lie when this one is gone.
    let identity = FileIdentity(
      device: 0, number: made.add(1, ordering: .relaxed).newValue)

    private static let made = Atomic<UInt64>(0)
  }

  let path: String
  private let content: Content

  init(path: String, content: Content) {
    self.path = path
    self.content = content
  }

  deinit { unlock() }

  func identity() throws(StorageError) -> FileIdentity { content.identity }

  func length() throws(StorageError) -> Int { content.bytes.withLock { $0.count } }

  func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(StorageError) {
    content.bytes.withLock { all in
      if all.count < offset { all += [UInt8](repeating: 0, count: offset - all.count) }
      let overwritten = min(all.count, offset + bytes.count)
      all.replaceSubrange(offset..<overwritten, with: bytes)
    }
  }

  func sync() throws(StorageError) {}

  func truncate(to length: Int) throws(StorageError) {
    content.bytes.withLock { all in
      if length < all.count {
        all.removeSubrange(length...)
      } else {
        all += [UInt8](repeating: 0, count: length - all.count)
      }
    }
  }

  func map(_ length: Int) throws(StorageError) -> MappedBytes {
    let copy = content.bytes.withLock { Array($0.prefix(length)) }
    return MappedBytes.holding(copy)
  }

  func tryLock() throws(StorageError) -> Bool {
    let me = ObjectIdentifier(self)
    return content.holder.withLock { holder in
      if holder != nil && holder != me { return false }
      holder = me
      return true
    }
  }

  func unlock() {
    let me = ObjectIdentifier(self)
    content.holder.withLock { if $0 == me { $0 = nil } }
  }
}

extension MappedBytes {
  /// Bytes that lie in memory of their own: what a ``Storage`` answers that keeps them in another form.
  public static func holding(_ bytes: [UInt8]) -> MappedBytes {
    let owner = SlabOwner(bytes: bytes.count)
    unsafe owner.base.copyMemory(fromAll: bytes)
    let view = unsafe ByteView(UnsafeRawBufferPointer(start: owner.base, count: bytes.count))
    return MappedBytes(view: view) { withExtendedLifetime(owner) {} }
  }
}

extension UnsafeMutableRawPointer {
  fileprivate func copyMemory(fromAll bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { buffer in
      if let base = buffer.baseAddress {
        unsafe copyMemory(from: base, byteCount: buffer.count)
      }
    }
  }
}
