// What did the operating system refuse?

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A call of the operating system failed.
struct SystemError: Error, Equatable, CustomStringConvertible {
  /// What was tried, as in "cannot read".
  var operation: String
  /// The file or folder it was tried on.
  var path: String
  /// The system's error number.
  var code: Int32

  var description: String { "cannot \(operation) '\(path)': \(Self.message(code))" }

  var meansMissing: Bool { code == ENOENT || code == ENOTDIR }

  static func message(_ code: Int32) -> String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text)
  }
}
