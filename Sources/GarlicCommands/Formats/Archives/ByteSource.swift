// Where are the bytes of an archive: in a file, or unpacked in memory?

/// Bytes of which any part can be read.
enum ByteSource {
  case file(path: String, size: Int)
  case memory([UInt8])

  var count: Int {
    switch self {
    case .file(_, let size): size
    case .memory(let bytes): bytes.count
    }
  }

  /// Bytes from an offset on, fewer at the end; none where there are none.
  func bytes(from start: Int, count: Int) throws(SystemError) -> [UInt8] {
    guard start >= 0, count > 0, start < self.count else { return [] }
    let count = min(count, self.count - start)
    switch self {
    case .memory(let bytes): return Array(bytes[start..<start + count])
    case .file(let path, _):
      let input = try InputFile(path, from: start)
      var bytes: [UInt8] = []
      while bytes.count < count, try input.read(into: &bytes, upTo: count - bytes.count) > 0 {}
      return bytes
    }
  }

  /// All bytes.
  ///
  /// - Throws: `FormatError.tooLarge`, `SystemError`.
  func whole(limit: Int) throws -> [UInt8] {
    if count > limit { throw FormatError.tooLarge(limit) }
    if case .memory(let bytes) = self { return bytes }
    return try bytes(from: 0, count: count)
  }
}

extension [UInt8] {
  /// A number of some bytes, the lowest first; 0 where they are not all there.
  func littleEndian(_ at: Int, _ size: Int) -> Int {
    guard at >= 0, at + size <= count else { return 0 }
    return (0..<size).reduce(0) { $0 | Int(truncatingIfNeeded: self[at + $1]) << (8 * $1) }
  }
}
