// Which operation of the file system failed?

/// An operation of the file system failed.
package struct StorageError: Error, Equatable {
  /// What was tried: "open", "write", "sync" and so on.
  package var operation: String
  package var path: String
  /// The system's error number (`errno`).
  package var code: Int32

  package init(operation: String, path: String, code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
  }
}
