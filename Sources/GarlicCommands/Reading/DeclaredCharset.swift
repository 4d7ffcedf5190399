// Which encoding does a text name?

import GarlicText

/// What web pages and XML say of their encoding.
enum DeclaredCharset {
  /// - Parameters:
  ///   - bytes: the text.
  ///   - isHTML: whether to look for `<meta charset="…">`, and `charset=…` in `<meta http-equiv …>`.
  /// - Returns: nil when none is named in the first kilobyte, where it must stand.
  static func encoding(in bytes: [UInt8], isHTML: Bool) -> TextEncoding? {
    let start = bytes.prefix(64).drop { $0 <= 0x20 }
    let isXML = start.starts(with: "<?xml".utf8)
    guard isHTML || isXML else { return nil }
    let head = String(decoding: bytes.prefix(1024).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
      .lowercased()
    if isXML, let end = head.firstRange(of: "?>"),
      let name = name(after: "encoding", in: head[..<end.lowerBound])
    {
      return TextEncoding(named: name)
    }
    guard isHTML else { return nil }
    return name(after: "charset", in: head[...]).map { TextEncoding(named: $0) }
  }

  /// The value of `word=value`, in quotation marks or without.
  private static func name(after word: String, in text: Substring) -> String? {
    var rest = text
    while let found = rest.firstRange(of: word) {
      rest = rest[found.upperBound...]
      let value = rest.drop(while: \.isWhitespace)
      guard value.first == "=" else { continue }
      let quoted = value.dropFirst().drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
      let name = quoted.prefix { $0.isLetter || $0.isNumber || "-_:.".contains($0) }
      return name.isEmpty ? nil : String(name)
    }
    return nil
  }
}
