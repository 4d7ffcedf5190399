// What does the system's error number mean in words?

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

enum SystemMessage {
  static func text(_ code: Int32) -> String {
    guard let message = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: message)
  }

  static func meansDiskFull(_ code: Int32) -> Bool { code == ENOSPC || code == EDQUOT }

  static func meansNotFound(_ code: Int32) -> Bool { code == ENOENT }

  /// A query with a caret under the byte `offset`.
  static func caret(_ query: String, _ offset: Int) -> String {
    let before = String(decoding: query.utf8.prefix(offset), as: UTF8.self)
    // Wide characters take two columns; a caret need not be more exact than that.
    let columns = before.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
    return "  \(query)\n  \(String(repeating: " ", count: columns))^"
  }
}
