// Which operation of the file system failed?

/// An operation of the file system failed.
public struct StorageError: Error, Equatable, Sendable {
  /// What was tried: "open", "write", "sync" and so on.
  public var operation: String
  /// The file.
  public var path: String
  /// The system's error number (`errno`).
  public var code: Int32

  /// An operation that failed.
  ///
  /// - Parameters:
  ///   - operation: what was tried. An "open" with the number `ENOENT` says that there is no such file.
  ///   - path: the file.
  ///   - code: the system's error number (`errno`).
  public init(operation: String, path: String, code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
  }
}
