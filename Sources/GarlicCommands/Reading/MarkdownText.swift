// What does a person read of a Markdown file?

/// The text of a Markdown file (CommonMark with tables, strikethrough, footnotes and wiki links).
///
/// Marks are taken out, so that they cut no word and no snippet shows them; code stays as it is, and so do
/// the lines of lists and tables. Targets of links, and what front matter says, follow after the text.
struct MarkdownText {
  /// The title that front matter names, or the first heading, or the first line; empty without text.
  private(set) var title = ""
  /// The text.
  private(set) var body = ""

  private struct Fence {
    var mark: UInt8
    var length: Int
    var quoteDepth: Int
  }

  /// Deeper lists in one line are text, so that no input exhausts the stack.
  private static let longestPrefix = 100

  private let labels: Set<String>
  private var lines: MarkdownLines
  private var out: [UInt8] = []
  private var paragraph: [UInt8] = []
  /// What a paragraph begins with that is not inline: the mark of a list item.
  private var prefix: [UInt8] = []
  /// Where the contents of the lists begin that are open, outermost first.
  private var listIndents: [Int] = []
  private var afterBlank = true
  private var heading: String?
  private var firstLine: String?
  private var targets: [String] = []
  private var seenTargets: Set<String> = []

  init(_ utf8: [UInt8]) {
    let matter = FrontMatter(utf8)
    lines = MarkdownLines(utf8, from: matter?.end ?? 0)
    labels = MarkdownLines.labels(lines)
    while let line = lines.next() { block(line) }
    endParagraph()
    addAside(targets)
    addAside(matter?.values ?? [])
    let start = out.firstIndex { $0 != 0x0A } ?? out.endIndex
    while let last = out.last, last == 0x0A { out.removeLast() }
    body = String(decoding: out.dropFirst(start), as: UTF8.self)
    let named = matter?.title ?? ""
    let found = heading?.replacing("\n", with: " ") ?? firstLine ?? ""
    title = TextTitle.shortened(named.isEmpty ? found : named)
  }

  // MARK: Blocks

  private mutating func block(_ line: [UInt8]) {
    var line = MarkdownLines.withoutQuotes(line).rest
    let indent = MarkdownLines.indent(line)
    if indent.length == line.count {
      endParagraph()
      addBlankLine()
      afterBlank = true
      return
    }
    if afterBlank {
      while let last = listIndents.last, last > indent.columns { listIndents.removeLast() }
    }
    if paragraph.isEmpty, prefix.isEmpty, indent.columns >= (listIndents.last ?? 0) + 4 {
      out += line + [0x0A]
      return
    }
    afterBlank = false
    line.removeFirst(indent.length)
    content(line, column: indent.columns)
  }

  /// The content of a line behind its indentation and the marks of lists.
  private mutating func content(_ line: [UInt8], column: Int) {
    if let fence = fence(line) { return code(fence, line) }
    if HTMLBlock.begins(line) { return html(line) }
    if let text = MarkdownLines.heading(line) {
      endParagraph()
      return addHeading(text)
    }
    if !paragraph.isEmpty, prefix.isEmpty, MarkdownLines.isUnderline(line) {
      let text = paragraph
      paragraph = []
      return addHeading(text)
    }
    if MarkdownLines.isRule(line) {
      endParagraph()
      return addBlankLine()
    }
    if prefix.count < Self.longestPrefix, let length = listMark(line) {
      endParagraph()
      while let last = listIndents.last, last > column { listIndents.removeLast() }
      listIndents.append(column + length)
      prefix +=
        [UInt8](repeating: 0x20, count: prefix.isEmpty ? min(column, 40) : 0) + line[..<length]
      let rest = Array(line[length...])
      return rest.isEmpty ? endParagraph() : content(rest, column: column + length)
    }
    if paragraph.isEmpty {
      if let definition = MarkdownLink.definition(line) { return add(targets: definition.targets) }
      if let note = MarkdownLink.footnoteDefinition(line) {
        paragraph = Array(line[note.end...].drop { $0 == 0x20 })
        return
      }
      if line.contains(UInt8(ascii: "|")), let next = lines.peek(),
        MarkdownLines.isTableRule(MarkdownLines.withoutQuotes(next).rest)
      {
        return table(line)
      }
    } else {
      paragraph.append(0x0A)
    }
    paragraph += line
  }

  private func listMark(_ line: [UInt8]) -> Int? {
    guard let mark = MarkdownLines.listMark(line) else { return nil }
    // A number that a line happens to begin with does not end a paragraph.
    let interrupts =
      paragraph.isEmpty || !listIndents.isEmpty || mark.number == nil || mark.number == 1
    return interrupts ? mark.length : nil
  }

  private func fence(_ line: [UInt8]) -> Fence? {
    guard let mark = line.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
      return nil
    }
    let length = line.prefix { $0 == mark }.count
    if length < 3 || mark == UInt8(ascii: "`") && line.dropFirst(length).contains(mark) {
      return nil
    }
    return Fence(mark: mark, length: length, quoteDepth: lines.quoteDepth)
  }

  private mutating func code(_ fence: Fence, _ line: [UInt8]) {
    endParagraph()
    let info = line.dropFirst(fence.length).drop { $0 == 0x20 }
    if !info.isEmpty { out += info + [0x0A] }
    while let next = lines.next() {
      let line = MarkdownLines.withoutQuotes(next, upTo: fence.quoteDepth).rest
      let inside = line.drop { $0 == 0x20 || $0 == 0x09 }
      let length = inside.prefix { $0 == fence.mark }.count
      if length >= fence.length,
        inside.dropFirst(length).allSatisfy({ $0 == 0x20 || $0 == 0x09 })
      {
        break
      }
      out += line + [0x0A]
    }
  }

  private mutating func html(_ line: [UInt8]) {
    endParagraph()
    var block = HTMLBlock(line)
    while !block.isClosed, let next = lines.peek() {
      if !block.add(MarkdownLines.withoutQuotes(next).rest) { break }
      _ = lines.next()
    }
    addParagraph(Array(HTMLText(block.bytes).body.utf8))
  }

  private mutating func table(_ line: [UInt8]) {
    endParagraph()
    var row = line
    while true {
      let cells = MarkdownLines.cells(row)
      if !cells.isEmpty { addLine(inline(cells)) }
      guard let next = nextRow() else { return }
      row = next
    }
  }

  /// The next line of a table; nil behind it.
  private mutating func nextRow() -> [UInt8]? {
    while let next = lines.peek() {
      let rest = MarkdownLines.withoutQuotes(next).rest
      if !rest.contains(UInt8(ascii: "|")) { return nil }
      _ = lines.next()
      if !MarkdownLines.isTableRule(rest) { return rest }
    }
    return nil
  }

  // MARK: Text

  private mutating func inline(_ source: [UInt8]) -> [UInt8] {
    let inline = MarkdownInline(source, labels: labels)
    add(targets: inline.targets)
    if inline.readings.isEmpty { return inline.text }
    return inline.text + [0x0A, 0x0A] + inline.readings.joined().utf8
  }

  private mutating func addHeading(_ source: [UInt8]) {
    let text = inline(source)
    addParagraph(text)
    if heading == nil, !text.isEmpty { heading = String(decoding: text, as: UTF8.self) }
  }

  private mutating func endParagraph() {
    if paragraph.isEmpty, prefix.isEmpty { return }
    let text = prefix + inline(paragraph)
    paragraph = []
    prefix = []
    addLine(text)
    if firstLine == nil {
      let line = text.prefix { $0 != 0x0A }
      let shown = String(decoding: line, as: UTF8.self)
      if shown.contains(where: { $0.isLetter || $0.isNumber }) { firstLine = shown }
    }
  }

  private mutating func addLine(_ text: [UInt8]) { out += text + [0x0A] }

  private mutating func addParagraph(_ text: [UInt8]) {
    addBlankLine()
    if text.isEmpty { return }
    addLine(text)
    addBlankLine()
  }

  private mutating func addBlankLine() {
    if out.last == 0x0A, out.dropLast().last != 0x0A { out.append(0x0A) }
  }

  private mutating func add(targets found: [String]) {
    for target in found where seenTargets.insert(target).inserted { targets.append(target) }
  }

  private mutating func addAside(_ texts: [String]) {
    if texts.isEmpty { return }
    addBlankLine()
    for text in texts { addLine(Array(text.utf8)) }
  }
}
