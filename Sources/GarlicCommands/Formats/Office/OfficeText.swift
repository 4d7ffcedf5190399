// What is written in documents of office programs?

/// Texts of Office Open XML (ECMA-376), OpenDocument (ISO/IEC 26300) and EPUB, which are ZIP archives of XML.
struct OfficeText {
  private let archive: ZipArchive
  private var budget: UnpackBudget

  /// - Throws: `FormatError`, `SystemError`.
  init(_ source: ByteSource, budget: UnpackBudget = UnpackBudget()) throws {
    archive = try ZipArchive(source)
    self.budget = budget
  }

  // MARK: Office Open XML

  mutating func word() throws -> ExtractedText {
    var text = ParagraphText(.word)
    guard let main = try archive.content(named: "word/document.xml", &budget) else {
      throw FormatError.broken("it has no word/document.xml")
    }
    text.add(main)
    for name in ["footnotes", "endnotes", "comments"] {
      if let part = try archive.content(named: "word/\(name).xml", &budget) { text.add(part) }
    }
    for part in numbered("word/header") + numbered("word/footer") {
      text.add(try archive.content(of: part, &budget))
    }
    return ExtractedText(title: try title(in: "docProps/core.xml"), body: text.text)
  }

  mutating func presentation() throws -> ExtractedText {
    let slides = numbered("ppt/slides/slide")
    if slides.isEmpty, !archive.members.contains(where: { $0.name == "ppt/presentation.xml" }) {
      throw FormatError.broken("it has no slides")
    }
    var text = ParagraphText(.presentation)
    for part in slides + numbered("ppt/notesSlides/notesSlide") {
      text.add(try archive.content(of: part, &budget))
    }
    return ExtractedText(title: try title(in: "docProps/core.xml"), body: text.text)
  }

  mutating func spreadsheet() throws -> ExtractedText {
    let sheets = numbered("xl/worksheets/sheet")
    if sheets.isEmpty { throw FormatError.broken("it has no sheets") }
    var text = SpreadsheetText()
    if let book = try archive.content(named: "xl/workbook.xml", &budget) { text.addNames(book) }
    if let shared = try archive.content(named: "xl/sharedStrings.xml", &budget) {
      text.addShared(shared)
    }
    for part in sheets { try text.addSheet(try archive.content(of: part, &budget)) }
    return ExtractedText(title: try title(in: "docProps/core.xml"), body: text.text)
  }

  /// The parts whose names are this and a number, by their numbers.
  private func numbered(_ prefix: String) -> [ZipArchive.Member] {
    archive.members.compactMap { member -> (Int, ZipArchive.Member)? in
      guard member.name.hasPrefix(prefix), member.name.hasSuffix(".xml"),
        let number = Int(member.name.dropFirst(prefix.count).dropLast(4))
      else { return nil }
      return (number, member)
    }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  // MARK: OpenDocument

  mutating func openDocument() throws -> ExtractedText {
    guard let content = try archive.content(named: "content.xml", &budget) else {
      throw FormatError.broken("it has no content.xml")
    }
    var text = ParagraphText(.openDocument)
    text.add(content)
    return ExtractedText(title: try title(in: "meta.xml"), body: text.text)
  }

  // MARK: EPUB

  mutating func book() throws -> ExtractedText {
    guard let container = try archive.content(named: "META-INF/container.xml", &budget) else {
      throw FormatError.broken("it has no META-INF/container.xml")
    }
    var scanner = XMLScanner(container)
    var root: String?
    while root == nil, let piece = scanner.next() {
      if case .start("rootfile", _) = piece { root = scanner.attribute("full-path") }
    }
    guard let root, let package = try archive.content(named: root, &budget) else {
      throw FormatError.broken("it has no package document")
    }
    let (title, chapters) = Self.spine(package)
    let folder = root.contains("/") ? PathName.parent(of: root) : ""
    var texts: [String] = []
    for chapter in chapters {
      let name = PathName.join(folder, Self.unescaped(chapter))
      guard let page = try archive.content(named: name, &budget) else { continue }
      texts.append(HTMLText(page).body)
    }
    return ExtractedText(
      title: title, body: texts.filter { !$0.isEmpty }.joined(separator: "\n\n"))
  }

  /// The title of a book, and the paths of its chapters in their order.
  private static func spine(_ package: [UInt8]) -> (title: String, chapters: [String]) {
    var paths: [String: String] = [:]
    var order: [String] = []
    var scanner = XMLScanner(package)
    while let piece = scanner.next() {
      guard case .start(let name, _) = piece else { continue }
      switch name.split(separator: ":").last ?? "" {
      case "item":
        if let id = scanner.attribute("id"), let path = scanner.attribute("href"),
          scanner.attribute("media-type")?.contains("html") ?? true
        {
          paths[id] = path
        }
      case "itemref": if let id = scanner.attribute("idref") { order.append(id) }
      default: continue
      }
    }
    // A chapter that is named again and again is one.
    var seen: Set<String> = []
    let chapters = order.compactMap { paths[$0] }.filter { seen.insert($0).inserted }
    return (self.title(in: package), chapters)
  }

  /// A path in which `%20` stands for a space.
  private static func unescaped(_ path: String) -> String {
    var bytes: [UInt8] = []
    let all = Array(path.utf8)
    var at = 0
    while at < all.count {
      if all[at] == UInt8(ascii: "%"), at + 2 < all.count,
        let code = UInt8(String(decoding: all[(at + 1)...(at + 2)], as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        at += 3
      } else {
        bytes.append(all[at])
        at += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Titles

  private mutating func title(in part: String) throws -> String {
    // What is said of a document may be damaged where its text is not.
    guard let xml = try? archive.content(named: part, &budget) else { return "" }
    return Self.title(in: xml)
  }

  /// What `dc:title` says (Dublin Core).
  private static func title(in xml: [UInt8]) -> String {
    var scanner = XMLScanner(xml)
    while let piece = scanner.next() {
      guard case .start("dc:title", false) = piece else { continue }
      guard case .text(let text)? = scanner.next() else { return "" }
      return TextTitle.title(of: text)
    }
    return ""
  }
}
