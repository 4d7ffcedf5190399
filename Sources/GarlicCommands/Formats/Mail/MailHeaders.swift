// What do the headers of a mail, or of one of its parts, say?

/// Headers of a message (RFC 5322) or of a part of one (RFC 2045).
struct MailHeaders {
  /// Bytes of one header, and how many headers are taken: endless ones are passed over.
  private static let longest = 16 << 10
  private static let most = 1000

  private var values: [String: [UInt8]] = [:]
  /// Where what follows them begins.
  let end: Int

  /// - Parameters:
  ///   - mail: the bytes.
  ///   - range: where they stand, with what follows.
  init(_ mail: [UInt8], in range: Range<Int>) {
    var at = range.lowerBound
    var name = ""
    var value: [UInt8] = []
    var values: [String: [UInt8]] = [:]
    func keep() {
      if !name.isEmpty, values.count < Self.most, values[name] == nil { values[name] = value }
      name = ""
      value = []
    }
    while at < range.upperBound {
      let lineEnd = mail[at..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
      var line = mail[at..<lineEnd]
      if line.last == 0x0D { line = line.dropLast() }
      at = min(lineEnd + 1, range.upperBound)
      guard let first = line.first else { break }
      if first == 0x20 || first == 0x09 {
        if value.count + line.count <= Self.longest {
          value += [0x20] + line.drop { $0 == 0x20 || $0 == 0x09 }
        }
        continue
      }
      keep()
      guard let colon = line.prefix(100).firstIndex(of: UInt8(ascii: ":")) else { continue }
      name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      while name.last == " " { name.removeLast() }
      value = Array(
        line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }.prefix(Self.longest))
    }
    keep()
    self.values = values
    end = at
  }

  /// A header as text; empty when there is none.
  subscript(name: String) -> String { values[name].map { MailEncoding.header($0) } ?? "" }

  var isEmpty: Bool { values.isEmpty }

  /// The value of a header without its parameters, in lower case.
  func kind(_ name: String) -> String {
    let value = self[name].prefix { $0 != ";" && !$0.isWhitespace }
    return value.lowercased()
  }

  /// A parameter of a header: `charset` of `text/plain; charset=GBK`.
  func parameter(_ wanted: String, of name: String) -> String? {
    // A semicolon in quotation marks separates nothing.
    var parts: [String] = [""]
    var isQuoted = false
    for character in self[name] {
      if character == "\"" { isQuoted.toggle() }
      if character == ";", !isQuoted {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    for part in parts.dropFirst() {
      guard let equals = part.firstIndex(of: "=") else { continue }
      let key = part[..<equals].filter { !$0.isWhitespace }.lowercased()
      let value = part[part.index(after: equals)...].drop(while: \.isWhitespace)
      if key == wanted {
        return value.first == "\""
          ? String(value.dropFirst().prefix { $0 != "\"" })
          : String(value.prefix { !$0.isWhitespace })
      }
      // RFC 2231: charset'language'percent-encoded.
      if key == wanted + "*" {
        let pieces = value.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard pieces.count == 3 else { continue }
        let bytes = MailEncoding.quotedPrintable(
          Array(pieces[2].replacing("%", with: "=").utf8))
        return String(
          decoding: MailEncoding.text(bytes, charset: String(pieces[0])), as: UTF8.self)
      }
    }
    return nil
  }
}
