// Which bytes does a part of a mail stand for?

import GarlicText

/// The encodings of mail (RFC 2045, RFC 2047).
///
/// What is malformed is taken as it stands, or passed over.
enum MailEncoding {
  static func base64(_ text: some Sequence<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x61 + 26
      case 0x30...0x39: value = byte - 0x30 + 52
      case UInt8(ascii: "+"): value = 62
      case UInt8(ascii: "/"): value = 63
      default: continue
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        output.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        bits &= (1 << UInt32(count)) - 1
      }
    }
    return output
  }

  /// - Parameter isHeader: whether an underscore is a space.
  static func quotedPrintable(_ text: [UInt8], isHeader: Bool = false) -> [UInt8] {
    var output: [UInt8] = []
    var at = 0
    while at < text.count {
      let byte = text[at]
      at += 1
      if isHeader, byte == UInt8(ascii: "_") {
        output.append(0x20)
      } else if byte != UInt8(ascii: "=") {
        output.append(byte)
      } else if at + 1 < text.count, let high = digit(text[at]), let low = digit(text[at + 1]) {
        output.append(high << 4 | low)
        at += 2
      } else if let end = softBreak(text, at) {
        at = end
      } else {
        output.append(byte)
      }
    }
    return output
  }

  /// The offset behind a line break that is none, at an offset after `=`.
  private static func softBreak(_ text: [UInt8], _ start: Int) -> Int? {
    var at = start
    while at < text.count, text[at] == 0x20 || text[at] == 0x09 { at += 1 }
    if at < text.count, text[at] == 0x0D { at += 1 }
    if at == text.count { return at }
    return text[at] == 0x0A ? at + 1 : nil
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  /// Text of an encoding that is named, or of the likeliest.
  static func text(_ bytes: [UInt8], charset: String?) -> [UInt8] {
    let name = charset.map { $0.lowercased() }
    // What calls itself ASCII may be anything.
    if let name, name != "us-ascii", name != "unknown-8bit", name != "utf-8",
      let text = try? TextDecoder.decode(bytes, as: TextEncoding(named: name))
    {
      return text.utf8
    }
    if let text = try? TextDecoder.decode(bytes, as: name == "utf-8" ? .utf8 : nil),
      text.evidence != .none
    {
      return text.utf8
    }
    return Array(String(decoding: bytes, as: UTF8.self).utf8)
  }

  /// The text of a header in which words may be encoded: `=?UTF-8?B?5aSn6JKc?=`.
  static func header(_ raw: [UInt8]) -> String {
    var output: [UInt8] = []
    // Words of one encoding may cut a character in two.
    var pending: [UInt8] = []
    var pendingCharset: String?
    func flush() {
      if let charset = pendingCharset { output += text(pending, charset: charset) }
      pending = []
      pendingCharset = nil
    }
    var at = 0
    var plain: [UInt8] = []
    while at < raw.count {
      guard let (charset, bytes, end) = word(raw, at) else {
        plain.append(raw[at])
        at += 1
        continue
      }
      // White space between two encoded words is none.
      let isGap = pendingCharset != nil && plain.allSatisfy { $0 <= 0x20 }
      if !isGap || pendingCharset?.lowercased() != charset.lowercased() {
        flush()
        if !isGap { output += text(plain, charset: nil) }
      }
      plain = []
      pending += bytes
      pendingCharset = charset
      at = end
    }
    flush()
    if !plain.isEmpty { output += text(plain, charset: nil) }
    return String(decoding: output, as: UTF8.self)
  }

  /// The encoded word at an offset.
  private static func word(
    _ raw: [UInt8], _ start: Int
  ) -> (charset: String, bytes: [UInt8], end: Int)? {
    guard start + 8 <= raw.count, raw[start] == UInt8(ascii: "="),
      raw[start + 1] == UInt8(ascii: "?")
    else { return nil }
    // RFC 2047 allows 75 bytes, programs write more.
    let reach = raw[(start + 2)..<min(raw.count, start + 2000)]
    let mark = UInt8(ascii: "?")
    guard let first = reach.firstIndex(of: mark), first + 2 < reach.endIndex,
      raw[first + 2] == mark,
      let last = reach[(first + 3)...].firstIndex(of: mark), last + 1 < reach.endIndex,
      raw[last + 1] == UInt8(ascii: "=")
    else { return nil }
    let text = Array(reach[(first + 3)..<last])
    let bytes: [UInt8]
    switch raw[first + 1] | 0x20 {
    case UInt8(ascii: "b"): bytes = base64(text)
    case UInt8(ascii: "q"): bytes = quotedPrintable(text, isHeader: true)
    default: return nil
    }
    let charset = reach[..<first].prefix { $0 != UInt8(ascii: "*") }
    return (String(decoding: charset, as: UTF8.self), bytes, last + 2)
  }
}
