// How is JSON read?

/// Reads one JSON value (RFC 8259) from UTF-8.
struct JSONParser {
  /// Where a text is no JSON, and why.
  struct Failure: Error, Equatable {
    /// In bytes from the start.
    var offset: Int
    var reason: String
  }

  private let bytes: ArraySlice<UInt8>
  private var at: Int

  /// Deeper nesting is refused, so that no input exhausts the stack.
  private static let deepest = 128

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    at = bytes.startIndex
  }

  /// The value that the whole text is.
  static func parse(_ bytes: ArraySlice<UInt8>) throws(Failure) -> JSONValue {
    var parser = JSONParser(bytes)
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    if parser.at < bytes.endIndex { throw parser.failure("something follows the value") }
    return value
  }

  private func failure(_ reason: String) -> Failure {
    Failure(offset: at - bytes.startIndex, reason: reason)
  }

  private var next: UInt8? { at < bytes.endIndex ? bytes[at] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { at += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    if next != byte { return false }
    at += 1
    return true
  }

  private mutating func value(depth: Int) throws(Failure) -> JSONValue {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case .some(UInt8(ascii: "-")), .some(0x30...0x39): return try number()
    case nil: throw failure("a value is missing at the end")
    default: throw failure("no value begins here")
    }
  }

  private mutating func word(_ text: String, _ value: JSONValue) throws(Failure) -> JSONValue {
    if !bytes[at...].starts(with: text.utf8) { throw failure("'\(text)' is meant, perhaps") }
    at += text.utf8.count
    return value
  }

  private mutating func object(depth: Int) throws(Failure) -> JSONValue {
    if depth > Self.deepest { throw failure("nested deeper than \(Self.deepest)") }
    at += 1
    var members: [JSONMember] = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object(members) }
    while true {
      skipSpace()
      if next != UInt8(ascii: "\"") { throw failure("a name in quotation marks is missing") }
      let key = try string()
      skipSpace()
      if !take(UInt8(ascii: ":")) { throw failure("':' is missing") }
      members.append(JSONMember(key: key, value: try value(depth: depth)))
      skipSpace()
      if take(UInt8(ascii: "}")) { return .object(members) }
      if !take(UInt8(ascii: ",")) { throw failure("',' or '}' is missing") }
    }
  }

  private mutating func array(depth: Int) throws(Failure) -> JSONValue {
    if depth > Self.deepest { throw failure("nested deeper than \(Self.deepest)") }
    at += 1
    var elements: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array(elements) }
    while true {
      elements.append(try value(depth: depth))
      skipSpace()
      if take(UInt8(ascii: "]")) { return .array(elements) }
      if !take(UInt8(ascii: ",")) { throw failure("',' or ']' is missing") }
    }
  }

  private mutating func digits() -> Int {
    let start = at
    while let byte = next, (0x30...0x39).contains(byte) { at += 1 }
    return at - start
  }

  private mutating func number() throws(Failure) -> JSONValue {
    let start = at
    _ = take(UInt8(ascii: "-"))
    let leadsWithZero = next == UInt8(ascii: "0")
    let count = digits()
    if count == 0 || leadsWithZero && count > 1 { throw failure("this is no number") }
    if take(UInt8(ascii: ".")), digits() == 0 { throw failure("digits are missing") }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      at += 1
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      if digits() == 0 { throw failure("digits are missing") }
    }
    return .number(String(decoding: bytes[start..<at], as: UTF8.self))
  }

  private mutating func string() throws(Failure) -> String {
    at += 1
    let start = at
    // Most strings have no escapes and are taken as they stand.
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
      at += 1
    }
    if take(UInt8(ascii: "\"")) { return String(decoding: bytes[start..<(at - 1)], as: UTF8.self) }
    var text = Array(bytes[start..<at])
    while let byte = next {
      at += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20:
        at -= 1
        throw failure("a control character stands in a string")
      default: text.append(byte)
      }
    }
    throw failure("a string is not closed")
  }

  private mutating func escape(into text: inout [UInt8]) throws(Failure) {
    guard let byte = next else { throw failure("a string is not closed") }
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text.append(contentsOf: String(Character(try scalar())).utf8)
    default:
      at -= 1
      throw failure("an unknown escape")
    }
  }

  /// A surrogate that stands alone becomes U+FFFD.
  private mutating func scalar() throws(Failure) -> Unicode.Scalar {
    let high = try unit()
    if (0xD800...0xDBFF).contains(high), bytes[at...].starts(with: "\\u".utf8) {
      let before = at
      at += 2
      let low = try unit()
      if (0xDC00...0xDFFF).contains(low) {
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
      }
      at = before
    }
    return Unicode.Scalar(high) ?? "\u{FFFD}"
  }

  private mutating func unit() throws(Failure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw failure("four hexadecimal digits are missing")
      }
      value = value << 4 | UInt32(digit)
      at += 1
    }
    return value
  }
}
