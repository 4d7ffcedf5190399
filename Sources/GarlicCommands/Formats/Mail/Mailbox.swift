// Which messages does a mailbox hold?

/// The messages of a file in the mbox format (RFC 4155), one after another.
struct Mailbox {
  /// Of a longer message the beginning is read, in bytes.
  static let longest = 64 << 20

  private let source: ByteSource
  private let longest: Int
  private var at = 0
  private var bytes: [UInt8] = []
  private var isAtEnd = false
  /// How many messages were cut.
  private(set) var cutCount = 0

  /// - Parameter longest: bytes of a message; tests make it small.
  init(_ source: ByteSource, longest: Int = Mailbox.longest) {
    self.source = source
    self.longest = longest
  }

  /// The next message, with the line it begins with; nil at the end.
  mutating func next() throws(SystemError) -> [UInt8]? {
    var searched = 0
    while true {
      if let end = Self.nextStart(bytes, from: searched) {
        if end > longest { cutCount += 1 }
        let message = Array(bytes[..<min(end, longest)])
        bytes.removeSubrange(..<end)
        if message.allSatisfy({ $0 <= 0x20 }) {
          searched = 0
          continue
        }
        return message
      }
      if isAtEnd || bytes.count > longest {
        if bytes.isEmpty { return nil }
        if isAtEnd {
          defer { bytes = [] }
          return bytes.allSatisfy { $0 <= 0x20 } ? nil : bytes
        }
        cutCount += 1
        let message = Array(bytes[..<longest])
        try skip()
        return message
      }
      searched = max(0, bytes.count - 6)
      try more()
    }
  }

  private mutating func more() throws(SystemError) {
    let chunk = try source.bytes(from: at, count: 1 << 20)
    at += chunk.count
    isAtEnd = chunk.isEmpty
    bytes += chunk
  }

  /// Passes over the rest of a message.
  private mutating func skip() throws(SystemError) {
    while !isAtEnd {
      if let start = Self.nextStart(bytes, from: 0) {
        bytes.removeSubrange(..<start)
        return
      }
      bytes.removeSubrange(..<max(0, bytes.count - 6))
      try more()
    }
    if let start = Self.nextStart(bytes, from: 0) {
      bytes.removeSubrange(..<start)
    } else {
      bytes = []
    }
  }

  /// Where the next message begins: behind a line end, with `From `.
  private static func nextStart(_ bytes: [UInt8], from searched: Int) -> Int? {
    let mark = Array("\nFrom ".utf8)
    var at = searched
    while at + mark.count <= bytes.count {
      guard let end = bytes[at...].firstIndex(of: 0x0A) else { return nil }
      if bytes.count - end >= mark.count, bytes[end..<end + mark.count].elementsEqual(mark) {
        return end + 1
      }
      at = end + 1
    }
    return nil
  }
}
