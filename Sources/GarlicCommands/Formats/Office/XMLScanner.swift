// What comes next in an XML text?

/// Reads XML piece by piece, and goes on whatever it meets.
///
/// No entities but those of characters are resolved: nothing grows, nothing is fetched.
struct XMLScanner {
  enum Piece {
    /// The start of an element; also the end of one without content.
    case start(name: String, isEmpty: Bool)
    case end(name: String)
    case text([UInt8])
  }

  private let xml: [UInt8]
  private var at = 0
  /// Where the attributes of the last start stand.
  private var attributes = 0..<0

  init(_ xml: [UInt8]) { self.xml = xml }

  /// nil at the end.
  mutating func next() -> Piece? {
    while at < xml.count {
      if xml[at] != UInt8(ascii: "<") { return .text(text()) }
      guard at + 1 < xml.count else { return nil }
      switch xml[at + 1] {
      case UInt8(ascii: "/"):
        let name = name(from: at + 2)
        at = offset(after: ">", from: at)
        return .end(name: name)
      case UInt8(ascii: "!"):
        if has("<!--") {
          at = offset(after: "-->", from: at + 4)
        } else if has("<![CDATA[") {
          let start = at + 9
          at = offset(after: "]]>", from: start)
          return .text(Array(xml[start..<max(start, at - 3)]))
        } else {
          at = offset(after: ">", from: at)
        }
      case UInt8(ascii: "?"): at = offset(after: "?>", from: at)
      default:
        let start = at + 1
        let name = name(from: start)
        at = endOfTag(from: start)
        let isEmpty =
          at >= 2 && xml[at - 1] == UInt8(ascii: ">") && xml[at - 2] == UInt8(ascii: "/")
        attributes = min(start + name.utf8.count, at)..<at
        return .start(name: name, isEmpty: isEmpty)
      }
    }
    return nil
  }

  /// The value of an attribute of the element whose start came last.
  func attribute(_ name: String) -> String? {
    let bytes = Array(name.utf8)
    var at = attributes.lowerBound
    while at < attributes.upperBound {
      while at < attributes.upperBound, Self.isSpace(xml[at]) { at += 1 }
      let start = at
      while at < attributes.upperBound, xml[at] != UInt8(ascii: "="), !Self.isSpace(xml[at]) {
        at += 1
      }
      let found = xml[start..<at]
      while at < attributes.upperBound, xml[at] != UInt8(ascii: "\""), xml[at] != UInt8(ascii: "'")
      {
        at += 1
      }
      guard at < attributes.upperBound else { return nil }
      let quote = xml[at]
      let valueStart = at + 1
      at = valueStart
      while at < attributes.upperBound, xml[at] != quote { at += 1 }
      if found.elementsEqual(bytes) {
        return String(decoding: Self.resolved(Array(xml[valueStart..<at])), as: UTF8.self)
      }
      at += 1
    }
    return nil
  }

  private mutating func text() -> [UInt8] {
    let start = at
    while at < xml.count, xml[at] != UInt8(ascii: "<") { at += 1 }
    return Self.resolved(Array(xml[start..<at]))
  }

  private static func resolved(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: "&")) else { return text }
    var output: [UInt8] = []
    var at = 0
    while at < text.count {
      if text[at] == UInt8(ascii: "&"), let (character, end) = HTMLEntities.decode(text, at) {
        output += character.utf8
        at = max(end, at + 1)
      } else {
        output.append(text[at])
        at += 1
      }
    }
    return output
  }

  private func name(from start: Int) -> String {
    var end = start
    while end < xml.count, !Self.isSpace(xml[end]), xml[end] != UInt8(ascii: ">"),
      xml[end] != UInt8(ascii: "/")
    {
      end += 1
    }
    return String(decoding: xml[start..<end], as: UTF8.self)
  }

  /// A `>` in a value is none.
  private func endOfTag(from start: Int) -> Int {
    var quote: UInt8?
    var at = start
    while at < xml.count {
      let byte = xml[at]
      at += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return at
      }
    }
    return xml.count
  }

  private func has(_ text: String) -> Bool { xml[at...].starts(with: text.utf8) }

  private func offset(after text: String, from start: Int) -> Int {
    let bytes = Array(text.utf8)
    var at = start
    while at + bytes.count <= xml.count {
      if xml[at] == bytes[0], xml[at..<at + bytes.count].elementsEqual(bytes) {
        return at + bytes.count
      }
      at += 1
    }
    return xml.count
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
