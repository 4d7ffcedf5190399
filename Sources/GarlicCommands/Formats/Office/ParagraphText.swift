// What does a person read of a text in XML?

/// Text in paragraphs and cells, as the elements of a format say.
struct ParagraphText {
  /// The elements of a format.
  struct Elements {
    /// Elements whose characters are text; those of others are not.
    var texts: Set<String>
    var paragraphs: Set<String>
    var cells: Set<String> = []
    var rows: Set<String> = []
    var lineBreaks: Set<String> = []
    var tabs: Set<String> = []
    /// Elements whose attribute says how many spaces they are.
    var spaces: String?
    /// Elements of which nothing is text.
    var hidden: Set<String> = []

    static let word = Elements(
      texts: ["w:t"], paragraphs: ["w:p"], cells: ["w:tc"], rows: ["w:tr"],
      lineBreaks: ["w:br", "w:cr"], tabs: ["w:tab"])
    static let presentation = Elements(
      texts: ["a:t"], paragraphs: ["a:p"], cells: ["a:tc"], rows: ["a:tr"], lineBreaks: ["a:br"])
    static let openDocument = Elements(
      texts: ["text:p", "text:h"], paragraphs: ["text:p", "text:h"], cells: ["table:table-cell"],
      rows: ["table:table-row"], lineBreaks: ["text:line-break"], tabs: ["text:tab"],
      spaces: "text:s", hidden: ["text:tracked-changes", "office:annotation-end"])
  }

  private(set) var bytes: [UInt8] = []
  private let elements: Elements

  init(_ elements: Elements) { self.elements = elements }

  var text: String {
    var text = bytes
    while let last = text.last, last <= 0x20 { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }

  /// Adds the text of one part of a document.
  mutating func add(_ xml: [UInt8]) {
    var scanner = XMLScanner(xml)
    var depth = 0
    var hiddenDepth = 0
    var cellDepth = 0
    while let piece = scanner.next() {
      switch piece {
      case .start(let name, let isEmpty):
        if elements.hidden.contains(name), !isEmpty { hiddenDepth += 1 }
        if elements.lineBreaks.contains(name) { bytes.append(0x0A) }
        if elements.tabs.contains(name) { bytes.append(0x09) }
        if name == elements.spaces {
          let count = scanner.attribute("text:c").flatMap { Int($0) } ?? 1
          bytes += [UInt8](repeating: 0x20, count: min(max(count, 0), 100))
        }
        if isEmpty {
          if elements.paragraphs.contains(name) { end(.paragraph, inCell: cellDepth > 0) }
          continue
        }
        if elements.texts.contains(name) { depth += 1 }
        if elements.cells.contains(name) { cellDepth += 1 }
      case .end(let name):
        if elements.hidden.contains(name) { hiddenDepth = max(0, hiddenDepth - 1) }
        if elements.texts.contains(name) { depth = max(0, depth - 1) }
        if elements.cells.contains(name) {
          cellDepth = max(0, cellDepth - 1)
          end(.cell, inCell: false)
        } else if elements.rows.contains(name) {
          end(.row, inCell: cellDepth > 0)
        } else if elements.paragraphs.contains(name) {
          end(.paragraph, inCell: cellDepth > 0)
        }
      case .text(let text):
        if depth > 0, hiddenDepth == 0 { bytes += text }
      }
    }
    endPart()
  }

  /// An empty line.
  mutating func endPart() {
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    if !bytes.isEmpty { bytes += [0x0A, 0x0A] }
  }

  private enum Unit { case paragraph, cell, row }

  private mutating func end(_ unit: Unit, inCell: Bool) {
    switch unit {
    case .cell:
      while bytes.last == 0x20 { bytes.removeLast() }
      bytes.append(0x09)
    case .row:
      while bytes.last == 0x09 || bytes.last == 0x20 { bytes.removeLast() }
      bytes.append(0x0A)
    case .paragraph:
      // In a cell, paragraphs are parts of its line.
      bytes.append(inCell ? 0x20 : 0x0A)
    }
  }
}
