// Where do bytes go: standard output, standard error, or a file of results?

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Something that bytes are written to, gathered in larger pieces.
final class OutputFile {
  let path: String
  private let descriptor: Int32
  private var gathered: [UInt8] = []

  /// A new file, or an old one emptied.
  init(_ path: String) throws(SystemError) {
    self.path = path
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw SystemError(operation: "open", path: path, code: errno) }
  }

  private init(_ path: String, standard descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  static var standardOutput: OutputFile {
    OutputFile("standard output", standard: STDOUT_FILENO)
  }

  static var standardError: OutputFile { OutputFile("standard error", standard: STDERR_FILENO) }

  deinit { if descriptor > STDERR_FILENO { _ = close(descriptor) } }

  /// Whether a person looks at it.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// How many columns the terminal has; nil when it is none.
  var columns: Int? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  func write(_ text: String) throws(SystemError) {
    gathered.append(contentsOf: text.utf8)
    if gathered.count >= 1 << 16 { try flush() }
  }

  func flush() throws(SystemError) {
    var rest = gathered[...]
    gathered = []
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { buffer in
        unsafe Self.put(descriptor, buffer.baseAddress, buffer.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw SystemError(operation: "write to", path: path, code: errno)
      }
      rest = rest.dropFirst(count)
    }
  }

  private static func put(
    _ descriptor: Int32, _ address: UnsafeRawPointer?, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.write(descriptor, address, count)
    #elseif canImport(Musl)
      unsafe Musl.write(descriptor, address, count)
    #else
      unsafe Darwin.write(descriptor, address, count)
    #endif
  }
}
