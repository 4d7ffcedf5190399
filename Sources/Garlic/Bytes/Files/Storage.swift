// What does Garlic ask of a file system?

/// The operations that an index needs of the place it lives in: the seam where tests pull the plug.
package protocol Storage: Sendable {
  /// Opens an existing file.
  func open(_ path: String, writable: Bool) throws(StorageError) -> any StorageFile

  /// Creates a file that must not exist yet.
  func create(_ path: String) throws(StorageError) -> any StorageFile

  /// Puts the file at `source` in the place of `target`, atomically.
  func rename(_ source: String, to target: String) throws(StorageError)

  /// Gives the file at `source` a name that no file has yet; false when one has it. `source` is gone
  /// either way.
  func renameIfAbsent(_ source: String, to target: String) throws(StorageError) -> Bool

  /// The same file as an absolute path, which stays right when the working folder changes.
  func absolutePath(_ path: String) throws(StorageError) -> String

  /// A name beside `path` that no other process uses.
  func nameBeside(_ path: String) -> String

  /// Removes a file; it is no error when there is none.
  func remove(_ path: String) throws(StorageError)

  /// Makes a creation or renaming in the folder of `path` durable.
  func syncFolder(of path: String) throws(StorageError)

  /// Which file now lies at `path`; nil when there is none.
  func identity(of path: String) throws(StorageError) -> FileIdentity?
}

extension Storage {
  package func absolutePath(_ path: String) throws(StorageError) -> String { path }
}

/// An open file.
package protocol StorageFile: AnyObject, Sendable {
  var path: String { get }

  func identity() throws(StorageError) -> FileIdentity

  /// Bytes in the file.
  func length() throws(StorageError) -> Int

  /// Writes all of `bytes` from `offset` on.
  func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(StorageError)

  /// Returns when everything written is on the disk.
  func sync() throws(StorageError)

  func truncate(to length: Int) throws(StorageError)

  /// The first `length` bytes, as they are in the file; they must not be overwritten while in use.
  func map(_ length: Int) throws(StorageError) -> MappedBytes

  /// Takes the writer's lock; false when another holds it.
  func tryLock() throws(StorageError) -> Bool

  /// Gives the writer's lock back.
  func unlock()
}
