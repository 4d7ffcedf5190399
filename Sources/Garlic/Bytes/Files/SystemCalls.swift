// Which calls of the operating system does an index make?

/// The calls after `FileStorage`, one for each of the system's: the seam where tests let a call fail,
/// be interrupted or write a part only.
///
/// A call that fails throws the system's error number. Nothing is repeated here: that is for
/// `FileStorage`.
package protocol SystemCalls: Sendable {
  /// A descriptor of the file at `path`.
  func open(_ path: String, flags: CInt, mode: UInt32) throws(ErrorNumber) -> CInt

  /// Closes a descriptor. Whatever it reports, the descriptor is gone, so nobody can do anything.
  func close(_ descriptor: CInt)

  /// Writes some of `bytes` from `offset` of the file on, and returns how many.
  func write(
    _ descriptor: CInt, _ bytes: ArraySlice<UInt8>, at offset: Int
  ) throws(ErrorNumber) -> Int

  /// Returns when the file's bytes are on the disk.
  func sync(_ descriptor: CInt) throws(ErrorNumber)

  /// Returns when the names in a folder are on the disk.
  func syncFolder(_ descriptor: CInt) throws(ErrorNumber)

  func truncate(_ descriptor: CInt, to length: Int) throws(ErrorNumber)

  /// The first `length` bytes of the file, `length` > 0.
  func map(_ descriptor: CInt, _ length: Int) throws(ErrorNumber) -> MappedBytes

  /// What is known of an open file.
  func status(_ descriptor: CInt) throws(ErrorNumber) -> SystemFileStatus

  /// What is known of the file at `path`.
  func status(of path: String) throws(ErrorNumber) -> SystemFileStatus

  /// Takes the lock of a file, or throws `EWOULDBLOCK` at once.
  func lock(_ descriptor: CInt) throws(ErrorNumber)

  func unlock(_ descriptor: CInt)

  func rename(_ source: String, to target: String) throws(ErrorNumber)

  /// Gives a file a second name that no file has yet.
  func link(_ source: String, to target: String) throws(ErrorNumber)

  /// The absolute path of the folder that relative paths begin at.
  func workingFolder() throws(ErrorNumber) -> String

  /// Takes a name from a file.
  func unlink(_ path: String) throws(ErrorNumber)
}

/// The system's error number (`errno`) of a call that failed.
package struct ErrorNumber: Error, Equatable {
  package var code: Int32

  package init(_ code: Int32) { self.code = code }
}

/// What the system knows of a file.
package struct SystemFileStatus: Sendable {
  package var identity: FileIdentity
  /// In bytes.
  package var length: Int
  package var isFolder: Bool
}
