// Which keys were pressed?

/// A key of a terminal.
enum Key: Equatable {
  case text(String)
  case backspace
  case deleteWord
  case deleteAll
  case up
  case down
  case enter
  case tab
  case escape
  /// A key that means nothing here.
  case other
}

/// Makes keys of the bytes that a terminal sends; a character that arrives in two pieces is kept until it is whole.
struct KeyReader {
  private var rest: [UInt8] = []

  /// The keys of these bytes.
  mutating func keys(_ bytes: [UInt8]) -> [Key] {
    rest += bytes
    var keys: [Key] = []
    var text: [UInt8] = []
    var at = 0
    func flush() {
      if text.isEmpty { return }
      keys.append(.text(String(decoding: text, as: UTF8.self)))
      text = []
    }
    while at < rest.count {
      let byte = rest[at]
      if byte >= 0x80 || (byte >= 0x20 && byte != 0x7F) {
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
        if at + length > rest.count { break }
        text += rest[at..<at + length]
        at += length
        continue
      }
      flush()
      at += 1
      switch byte {
      case 0x03, 0x04, 0x07: keys.append(.escape)
      case 0x08, 0x7F: keys.append(.backspace)
      case 0x09: keys.append(.tab)
      case 0x0A, 0x0D: keys.append(.enter)
      case 0x0E: keys.append(.down)
      case 0x10: keys.append(.up)
      case 0x15: keys.append(.deleteAll)
      case 0x17: keys.append(.deleteWord)
      case 0x1B:
        let (key, length) = Self.sequence(rest[at...])
        keys.append(key)
        at += length
      default: keys.append(.other)
      }
    }
    flush()
    rest = Array(rest[at...])
    return keys
  }

  /// What follows an escape character, and how many bytes of it.
  private static func sequence(_ bytes: ArraySlice<UInt8>) -> (Key, Int) {
    // Alone it is the key itself: terminals send sequences at once.
    guard let first = bytes.first else { return (.escape, 0) }
    guard first == UInt8(ascii: "[") || first == UInt8(ascii: "O") else { return (.other, 1) }
    var length = 1
    for byte in bytes.dropFirst() {
      length += 1
      if (0x40...0x7E).contains(byte) {
        return (byte == 0x41 ? .up : byte == 0x42 ? .down : .other, length)
      }
    }
    return (.other, length)
  }
}
