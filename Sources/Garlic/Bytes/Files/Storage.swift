// What does Garlic ask of a file system?

/// The operations that an index needs of the place it lives in.
///
/// An index lies in files of the system, ``FileStorage``, or in memory, ``MemoryStorage``. A program may bring another
/// place, as one that enciphers what it keeps; ``SearchIndex/open(_:on:schema:removing:analyzer:options:)`` opens an index
/// there. What is asked of it:
///
/// * When ``StorageFile/sync()`` returns, all that was written to the file before survives a power cut; when
///   ``syncFolder(of:)`` returns, names do.
/// * Of bytes that were written and not synced any part may be lost, in no order.
/// * A file that is open stays as it is when another one takes its name.
/// * Any thread may call.
///
/// Everything is the same on all threads and in all processes that share the place. Tests pull the plug here.
public protocol Storage: Sendable {
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
  /// The path as it is, where there is no working folder.
  public func absolutePath(_ path: String) throws(StorageError) -> String { path }
}

/// An open file of a ``Storage``.
public protocol StorageFile: AnyObject, Sendable {
  /// The path by which it was opened.
  var path: String { get }

  /// Which file it is, whatever its name is now.
  func identity() throws(StorageError) -> FileIdentity

  /// The length of the file, in bytes.
  func length() throws(StorageError) -> Int

  /// Writes all of `bytes` from `offset` on, which is counted in bytes and may be beyond the end: between is 0.
  func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(StorageError)

  /// Returns when everything written is on the disk.
  func sync() throws(StorageError)

  /// Cuts the file at `length` bytes, or fills it with 0 up to there.
  func truncate(to length: Int) throws(StorageError)

  /// The first `length` bytes, as they are in the file, all of which there are.
  ///
  /// What is overwritten later may show in them or not; an index overwrites none of its commits.
  func map(_ length: Int) throws(StorageError) -> MappedBytes

  /// Takes the writer's lock; false when another holds it.
  func tryLock() throws(StorageError) -> Bool

  /// Gives the writer's lock back.
  func unlock()
}
