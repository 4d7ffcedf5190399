// How are the bytes of a file had, a part at a time?

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file, or standard input, that is open for reading.
final class InputFile {
  let path: String
  private let descriptor: Int32

  /// - Parameter offset: where reading begins, in bytes.
  init(_ path: String, from offset: Int = 0) throws(SystemError) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw SystemError(operation: "open", path: path, code: errno) }
    if offset > 0, lseek(descriptor, off_t(offset), SEEK_SET) < 0 {
      throw SystemError(operation: "read", path: path, code: errno)
    }
  }

  private init(standardInput descriptor: Int32) {
    path = "standard input"
    self.descriptor = descriptor
  }

  static var standardInput: InputFile { InputFile(standardInput: STDIN_FILENO) }

  deinit { if descriptor > STDERR_FILENO { _ = close(descriptor) } }

  /// Appends the next bytes.
  ///
  /// - Returns: how many; 0 at the end.
  func read(into bytes: inout [UInt8], upTo limit: Int) throws(SystemError) -> Int {
    let chunk = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      var got = -1
      repeat {
        got = unsafe Self.fill(descriptor, buffer.baseAddress, limit)
      } while got < 0 && errno == EINTR
      count = max(0, got)
      failure = got < 0 ? errno : 0
    }
    if failure != 0 { throw SystemError(operation: "read", path: path, code: failure) }
    bytes.append(contentsOf: chunk)
    return chunk.count
  }

  private var failure: Int32 = 0

  private static func fill(
    _ descriptor: Int32, _ address: UnsafeMutablePointer<UInt8>?, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.read(descriptor, address, count)
    #elseif canImport(Musl)
      unsafe Musl.read(descriptor, address, count)
    #else
      unsafe Darwin.read(descriptor, address, count)
    #endif
  }
}
