// Which encoding does a web page name?

/// Finds `<meta charset="…">`, and `charset=…` in `<meta http-equiv …>`.
enum HTMLCharset {
  /// nil when none is named in the first kilobyte, where it must stand.
  static func name(in bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(1024).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
      .lowercased()
    guard let at = head.utf8.indices.first(where: { head[$0...].hasPrefix("charset") }) else {
      return nil
    }
    let rest = head[at...].dropFirst("charset".count).drop(while: \.isWhitespace)
    guard rest.first == "=" else { return nil }
    let value = rest.dropFirst().drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
    let name = value.prefix { $0.isLetter || $0.isNumber || "-_:.".contains($0) }
    // Pages that say GB 2312 mean its superset (WHATWG Encoding, "labels").
    if name == "gb2312" || name == "gbk" { return "gb18030" }
    return name.isEmpty ? nil : String(name)
  }
}
