// What is a text called?

/// Finds the title of a text that names none: its first heading, or its first line.
enum TextTitle {
  /// Longer lines are paragraphs; so many of their bytes stand for a title.
  private static let longest = 240

  /// - Parameter prefersHeading: whether `# …` is a heading, as in Markdown.
  static func title(of utf8: [UInt8], prefersHeading: Bool) -> String {
    var first: String?
    var isInFence = false
    var start = 0
    var seen = 0
    while start < utf8.count, seen < 400 {
      var end = start
      while end < utf8.count, utf8[end] != 0x0A, utf8[end] != 0x0D { end += 1 }
      let line = String(decoding: utf8[start..<min(end, start + 4 * longest)], as: UTF8.self)
      start = end + 1
      seen += 1
      let text = trimmed(line[...])
      if text.isEmpty { continue }
      if !prefersHeading { return shortened(text) }
      if text.hasPrefix("```") || text.hasPrefix("~~~") {
        isInFence.toggle()
        continue
      }
      if isInFence { continue }
      if let heading = heading(text) { return shortened(heading) }
      if first == nil, text.contains(where: { $0.isLetter || $0.isNumber }) { first = text }
    }
    return shortened(first ?? "")
  }

  private static func heading(_ line: String) -> String? {
    let marks = line.prefix { $0 == "#" }.count
    guard (1...6).contains(marks) else { return nil }
    var rest = line.dropFirst(marks)
    guard rest.first?.isWhitespace == true else { return nil }
    rest = trimmed(rest)[...]
    while rest.last == "#" { rest = rest.dropLast() }
    let text = trimmed(rest)
    return text.isEmpty ? nil : text
  }

  private static func trimmed(_ text: Substring) -> String {
    var rest = text.drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return String(rest)
  }

  private static func shortened(_ text: String) -> String {
    if text.utf8.count <= longest { return text }
    var short = ""
    for character in text {
      if short.utf8.count + character.utf8.count > longest { break }
      short.append(character)
    }
    return short + "…"
  }
}
