// What kind of line is this in Markdown?

/// The lines of a Markdown file, one after another, and how they begin.
struct MarkdownLines {
  private let utf8: [UInt8]
  private var at: Int
  /// How many marks of quotations stand before the line that was taken last.
  private(set) var quoteDepth = 0

  init(_ utf8: [UInt8], from start: Int) {
    self.utf8 = utf8
    at = start
  }

  /// The next line without its end; nil after the last.
  mutating func next() -> [UInt8]? {
    guard let line = peek() else { return nil }
    at += line.count
    if at < utf8.count { at += utf8[at...].starts(with: [0x0D, 0x0A]) ? 2 : 1 }
    quoteDepth = Self.withoutQuotes(line).depth
    return line
  }

  /// The next line, which stays the next.
  func peek() -> [UInt8]? {
    if at >= utf8.count { return nil }
    let end = utf8[at...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? utf8.count
    return Array(utf8[at..<end])
  }

  /// The names of link definitions, and of footnotes with their `^`.
  static func labels(_ lines: MarkdownLines) -> Set<String> {
    var labels: Set<String> = []
    var lines = lines
    while let line = lines.next() {
      let rest = withoutQuotes(line).rest
      let text = Array(rest.drop { $0 == 0x20 })
      guard text.first == UInt8(ascii: "["), rest.count - text.count < 4 else { continue }
      if let definition = MarkdownLink.definition(text) { labels.insert(definition.label) }
      if let note = MarkdownLink.footnoteDefinition(text) { labels.insert(note.label) }
    }
    return labels
  }

  /// The line behind marks of quotations.
  static func withoutQuotes(_ line: [UInt8], upTo most: Int = .max) -> (rest: [UInt8], depth: Int) {
    var at = 0
    var depth = 0
    while depth < most {
      var next = at
      while next < line.count, next - at < 4, line[next] == 0x20 { next += 1 }
      guard next < line.count, next - at < 4, line[next] == UInt8(ascii: ">") else { break }
      at = next + 1
      if at < line.count, line[at] == 0x20 { at += 1 }
      depth += 1
    }
    return (at == 0 ? line : Array(line[at...]), depth)
  }

  /// The white space a line begins with, in bytes and in columns.
  static func indent(_ line: [UInt8]) -> (length: Int, columns: Int) {
    var columns = 0
    for (index, byte) in line.enumerated() {
      switch byte {
      case 0x20: columns += 1
      case 0x09: columns += 4 - columns % 4
      default: return (index, columns)
      }
    }
    return (line.count, columns)
  }

  /// What a heading says: `## …`, perhaps with marks at its end.
  static func heading(_ line: [UInt8]) -> [UInt8]? {
    let marks = line.prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(marks) else { return nil }
    var text = line.dropFirst(marks)
    guard text.first == 0x20 || text.first == 0x09 || text.isEmpty else { return nil }
    text = trimmed(text)
    // Marks at the end are none of the text when a space stands before them.
    var unmarked = text
    while unmarked.last == UInt8(ascii: "#") { unmarked.removeLast() }
    if unmarked.isEmpty || unmarked.last == 0x20 { text = trimmed(unmarked) }
    return Array(text)
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text.drop { $0 == 0x20 || $0 == 0x09 }
    while text.last == 0x20 || text.last == 0x09 { text.removeLast() }
    return text
  }

  /// Whether a line makes a heading of the paragraph before it.
  static func isUnderline(_ line: [UInt8]) -> Bool {
    let text = trimmed(line[...])
    guard let mark = text.first, mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else {
      return false
    }
    return text.allSatisfy { $0 == mark }
  }

  /// `---`, `* * *` and the like.
  static func isRule(_ line: [UInt8]) -> Bool {
    guard let mark = line.first, "*-_".utf8.contains(mark) else { return false }
    var count = 0
    for byte in line where byte != 0x20 && byte != 0x09 {
      if byte != mark { return false }
      count += 1
    }
    return count >= 3
  }

  /// The length of `- ` or `12. ` at the beginning, with the spaces after it, and its number.
  static func listMark(_ line: [UInt8]) -> (length: Int, number: Int?)? {
    guard let first = line.first else { return nil }
    var length = 1
    var number: Int?
    if (0x30...0x39).contains(first) {
      let digits = line.prefix { (0x30...0x39).contains($0) }
      guard digits.count <= 9, digits.count < line.count,
        line[digits.count] == UInt8(ascii: ".") || line[digits.count] == UInt8(ascii: ")")
      else { return nil }
      number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      length = digits.count + 1
    } else if !"-+*".utf8.contains(first) {
      return nil
    }
    let spaces = line.dropFirst(length).prefix { $0 == 0x20 || $0 == 0x09 }.count
    if spaces == 0 { return length == line.count ? (length, number) : nil }
    return (length + (spaces > 4 ? 1 : spaces), number)
  }

  /// `| --- | :-: |`, which stands below the head of a table.
  static func isTableRule(_ line: [UInt8]) -> Bool {
    line.contains(UInt8(ascii: "-")) && line.contains(UInt8(ascii: "|"))
      && line.allSatisfy { " \t|-:".utf8.contains($0) }
  }

  /// The cells of a row, the pipes between them too; empty when there is nothing in them.
  static func cells(_ line: [UInt8]) -> [UInt8] {
    var text = trimmed(line[...])
    if text.first == UInt8(ascii: "|") { text = trimmed(text.dropFirst()) }
    if text.last == UInt8(ascii: "|"), text.dropLast().last != UInt8(ascii: "\\") {
      text = trimmed(text.dropLast())
    }
    if text.allSatisfy({ " \t|".utf8.contains($0) }) { return [] }
    // A pipe inside a cell is escaped, in code too.
    var cells: [UInt8] = []
    for byte in text {
      if byte == UInt8(ascii: "|"), cells.last == UInt8(ascii: "\\") { cells.removeLast() }
      cells.append(byte)
    }
    return cells
  }
}
