// How does a file of any length become texts that fit into memory?

import GarlicText

/// The bytes of a file in parts that end at lines.
struct TextParts {
  /// Bytes of a part.
  static let usualSize = 8 << 20
  /// Bytes of a file that cannot be taken in parts.
  static let largestWhole = 64 << 20
  /// How far back from its end a part looks for an empty line, in bytes.
  private static let reach = 1 << 16
  /// Where binary files give themselves away.
  private static let probe = 8192

  private let input: InputFile
  private let size: Int
  private var bytes: [UInt8] = []
  private(set) var isAtEnd = false
  /// The hash of what was read.
  private(set) var contentHash = ContentHash()
  private(set) var byteCount = 0

  /// - Parameter size: bytes of a part; tests make it small.
  init(_ path: String, size: Int = TextParts.usualSize) throws(SystemError) {
    input = try InputFile(path)
    self.size = size
  }

  /// - Parameter input: a file that is open.
  init(_ input: InputFile, size: Int = TextParts.usualSize) {
    self.input = input
    self.size = size
  }

  /// The first bytes of the file, by which it shows what it is.
  mutating func head() throws(SystemError) -> [UInt8] {
    if bytes.isEmpty { try more(upTo: Self.probe) }
    return bytes
  }

  /// The next part; nil at the end.
  ///
  /// - Parameter isWhole: whether all the rest is one part.
  mutating func next(isWhole: Bool = false) throws(SystemError) -> [UInt8]? {
    let limit = isWhole ? Self.largestWhole : size
    while !isAtEnd, bytes.count <= limit {
      try more(upTo: min(1 << 20, limit - bytes.count + 1))
    }
    if bytes.isEmpty { return nil }
    let end = isAtEnd && bytes.count <= limit ? bytes.count : Self.end(bytes, limit)
    if end == bytes.count {
      defer { bytes = [] }
      return bytes
    }
    let part = Array(bytes[..<end])
    bytes.removeSubrange(..<end)
    return part
  }

  /// Whether there is something after what ``next(isWhole:)`` gave.
  var hasMore: Bool { !bytes.isEmpty || !isAtEnd }

  private mutating func more(upTo limit: Int) throws(SystemError) {
    let count = try input.read(into: &bytes, upTo: limit)
    contentHash.add(bytes.suffix(count))
    byteCount += count
    isAtEnd = count == 0
  }

  /// A text in parts, of which only the last may be of another size.
  static func parts(of text: String, size: Int) -> [String] {
    if text.utf8.count <= size { return [text] }
    var rest = Array(text.utf8)[...]
    var parts: [String] = []
    while rest.count > size {
      let end = end(Array(rest.prefix(size + 1)), size)
      parts.append(String(decoding: rest.prefix(end), as: UTF8.self))
      rest = rest.dropFirst(end)
    }
    return rest.isEmpty ? parts : parts + [String(decoding: rest, as: UTF8.self)]
  }

  /// Behind the last empty line, the last line, or the last character.
  private static func end(_ bytes: [UInt8], _ limit: Int) -> Int {
    let lowest = max(1, limit - reach)
    var lineEnd: Int?
    var at = limit
    while at > lowest {
      if bytes[at - 1] == 0x0A {
        if lineEnd == nil { lineEnd = at }
        if at > 1, bytes[at - 2] == 0x0A { return at }
        if at > 2, bytes[at - 2] == 0x0D, bytes[at - 3] == 0x0A { return at }
      }
      at -= 1
    }
    if let lineEnd { return lineEnd }
    if let space = bytes[lowest..<limit].lastIndex(of: 0x20) { return space + 1 }
    at = limit
    while at > limit - 4, at > 1, bytes[at] & 0xC0 == 0x80 { at -= 1 }
    return at
  }
}
