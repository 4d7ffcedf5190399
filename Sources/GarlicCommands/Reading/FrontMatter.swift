// What does a Markdown file say of itself before its text begins?

/// The block of YAML between `---`, or of TOML between `+++`, at the start of a file.
struct FrontMatter: Equatable {
  /// Empty when none is named.
  var title = ""
  /// The other values, names left out: what is found by its words, but is no part of the text.
  var values: [String] = []
  /// Where the text begins, in bytes.
  var end = 0

  /// Longer ones are none.
  private static let longest = 1 << 16

  /// nil when the file begins with its text.
  init?(_ utf8: [UInt8]) {
    var lines = utf8.prefix(Self.longest).split(separator: 0x0A, omittingEmptySubsequences: false)[
      ...]
    guard let first = lines.popFirst(), let fence = Self.fence(first) else { return nil }
    end = first.count + 1
    var content: [Substring] = []
    var isClosed = false
    while let line = lines.popFirst() {
      end += line.count + 1
      if Self.fence(line) == fence || fence == "---" && Self.text(line) == "..." {
        isClosed = true
        break
      }
      content.append(String(decoding: line, as: UTF8.self)[...])
    }
    guard isClosed, Self.isData(content, separator: fence == "---" ? ":" : "=") else { return nil }
    end = min(end, utf8.count)
    read(content, separator: fence == "---" ? ":" : "=")
  }

  private static func fence(_ line: ArraySlice<UInt8>) -> String? {
    guard line.first == UInt8(ascii: "-") || line.first == UInt8(ascii: "+") else { return nil }
    let text = text(line)
    return text == "---" || text == "+++" ? text : nil
  }

  private static func text(_ line: ArraySlice<UInt8>) -> String {
    trimmed(String(decoding: line.prefix(80), as: UTF8.self)[...])
  }

  /// Whether the first line is data: between two rules there may as well be text.
  private static func isData(_ lines: [Substring], separator: Character) -> Bool {
    for line in lines {
      let text = trimmed(line)
      if text.isEmpty || text.hasPrefix("#") { continue }
      if text.hasPrefix("- ") || text.hasPrefix("[") { return true }
      return member(line, separator) != nil
    }
    return true
  }

  /// `name: value`; names are words without spaces.
  private static func member(
    _ line: Substring, _ separator: Character
  ) -> (name: String, value: String)? {
    guard let at = line.firstIndex(of: separator) else { return nil }
    let name = trimmed(line[..<at])
    let rest = line[line.index(after: at)...]
    guard !name.isEmpty, !name.contains(where: \.isWhitespace) else { return nil }
    // A colon inside a word, as in an address, separates nothing.
    if separator == ":", let next = rest.first, !next.isWhitespace { return nil }
    return (unquoted(name), trimmed(rest))
  }

  private mutating func read(_ lines: [Substring], separator: Character) {
    var isInTitle = false
    for line in lines {
      let isIndented = line.first == " " || line.first == "\t"
      let text = Self.trimmed(line)
      if text.isEmpty || text.hasPrefix("#") { continue }
      if isInTitle, isIndented {
        title += (title.isEmpty ? "" : " ") + text
        continue
      }
      isInTitle = false
      guard !text.hasPrefix("- "), let member = Self.member(line, separator) else {
        add(text.hasPrefix("- ") ? String(text.dropFirst(2)) : text, separator)
        continue
      }
      if member.name.lowercased() == "title", !isIndented, title.isEmpty {
        let isFolded = ["|", ">", "|-", ">-", "|+", ">+", ""].contains(member.value)
        title = isFolded ? "" : Self.unquoted(Self.withoutComment(member.value))
        isInTitle = isFolded
      } else {
        add(member.value, separator)
      }
    }
  }

  /// Adds a value, or those of a list in brackets.
  private mutating func add(_ value: String, _ separator: Character) {
    var text = Self.trimmed(Self.withoutComment(value)[...])
    if text.hasPrefix("[") || text.hasPrefix("{") {
      text = text.filter { !"[]{}".contains($0) }
      for element in text.split(separator: ",") { add(String(element), separator) }
      return
    }
    if let member = Self.member(text[...], separator) { text = member.value }
    text = Self.unquoted(text)
    let isMark = ["", "|", ">", "|-", ">-", "|+", ">+", "true", "false", "null", "~"].contains(text)
    if !isMark { values.append(text) }
  }

  private static func withoutComment(_ value: String) -> String {
    if value.hasPrefix("\"") || value.hasPrefix("'") { return value }
    guard let at = value.firstRange(of: " #") else { return value }
    return trimmed(value[..<at.lowerBound])
  }

  private static func unquoted(_ value: String) -> String {
    guard let quote = value.first, quote == "\"" || quote == "'",
      let end = value.dropFirst().lastIndex(of: quote)
    else { return value }
    let inside = String(value[value.index(after: value.startIndex)..<end])
    return quote == "'"
      ? inside.replacing("''", with: "'")
      : inside.replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
  }

  private static func trimmed(_ text: Substring) -> String {
    var rest = text.drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return String(rest)
  }
}
