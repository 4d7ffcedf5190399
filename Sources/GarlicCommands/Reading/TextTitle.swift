// What is a text called?

/// Finds the title of a text that names none: its first line.
enum TextTitle {
  /// Longer lines are paragraphs; so many of their bytes stand for a title.
  private static let longest = 240

  /// Empty when the first line is no title.
  static func title(of utf8: [UInt8]) -> String {
    var start = 0
    var seen = 0
    while start < utf8.count, seen < 400 {
      var end = start
      while end < utf8.count, utf8[end] != 0x0A, utf8[end] != 0x0D { end += 1 }
      let line = String(decoding: utf8[start..<min(end, start + 4 * longest)], as: UTF8.self)
      start = end + 1
      seen += 1
      let text = trimmed(line[...])
      // Lines of signs set something off.
      if !text.contains(where: { $0.isLetter || $0.isNumber }) { continue }
      return isMarkup(text) ? "" : shortened(text)
    }
    return ""
  }

  /// Whether a line is for machines: the text is none that begins with what it is called.
  private static func isMarkup(_ line: String) -> Bool {
    ["<", "/*", "//", "#!", "#include", "{", "\"\"\""].contains { line.hasPrefix($0) }
  }

  private static func trimmed(_ text: Substring) -> String {
    var rest = text.drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return String(rest)
  }

  /// Cut to the length of a title.
  static func shortened(_ text: String) -> String {
    if text.utf8.count <= longest { return text }
    var short = ""
    for character in text {
      if short.utf8.count + character.utf8.count > longest { break }
      short.append(character)
    }
    return short + "…"
  }
}
