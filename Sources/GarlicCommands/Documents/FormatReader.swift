// Which texts does a file hold that is more than its text?

import Garlic
import GarlicText

/// Reads documents of office programs, mails, archives and compressed files.
///
/// Whatever stands in them, the memory and the time that they take are bounded: ``UnpackBudget``,
/// ``ChildProcess/Limits``. Archives in archives are not read.
struct FormatReader {
  /// What was read otherwise than it stands, a line for each kind.
  private(set) var notes: [String] = []

  private let path: String
  private let encoding: TextEncoding?
  private var budget: UnpackBudget
  private let take: (ExtractedText) throws -> Void

  /// - Parameters:
  ///   - path: the file.
  ///   - encoding: the encoding of texts in it; nil to find it.
  ///   - budget: how much is unpacked.
  ///   - take: called with each text.
  init(
    _ path: String, encoding: TextEncoding?, budget: UnpackBudget = UnpackBudget(),
    take: @escaping (ExtractedText) throws -> Void
  ) {
    self.path = path
    self.encoding = encoding
    self.budget = budget
    self.take = take
  }

  /// Reads the file.
  ///
  /// - Throws: `FormatError`, `SystemError`, and what `take` throws.
  mutating func read(as kind: FileKind, size: Int) throws {
    let source = ByteSource.file(path: path, size: size)
    if case .pdf = kind {
      try take(try Converter.pdf(path))
    } else {
      try read(source, named: PathName.name(of: path), as: kind, member: "")
    }
  }

  /// Reads what a program of somebody's own prints for the file.
  mutating func read(by preprocessor: Preprocessor) throws {
    let output = try Converter.text(path, by: preprocessor.command)
    try takeText(output, as: .plainText, member: "")
  }

  /// - Parameter member: the name of the member that the source is; empty for the file.
  private mutating func read(
    _ source: ByteSource, named name: String, as kind: FileKind, member: String
  ) throws {
    func take(_ text: ExtractedText) throws {
      var text = text
      text.member = member
      try self.take(text)
    }
    switch kind {
    case .wordDocument, .presentation, .spreadsheet, .openDocument, .book:
      var office = try OfficeText(source, budget: budget)
      switch kind {
      case .wordDocument: try take(try office.word())
      case .presentation: try take(try office.presentation())
      case .spreadsheet: try take(try office.spreadsheet())
      case .openDocument: try take(try office.openDocument())
      default: try take(try office.book())
      }
    case .richText:
      guard let text = RichText(try source.whole(limit: UnpackBudget.member)) else {
        throw FormatError.broken("no RTF document")
      }
      try take(ExtractedText(title: text.title, body: text.body))
    case .mail:
      guard let mail = MailMessage(try source.whole(limit: UnpackBudget.member)) else {
        throw FormatError.broken("no mail: it has no headers")
      }
      try take(mail.text)
    case .mailbox: try readMailbox(source, member: member)
    case .zipArchive: try readZip(source)
    case .tarArchive: try readTar(source)
    case .compressed(let compression):
      try readCompressed(source, named: name, compression, member: member)
    case .pdf: throw FormatError.broken("a PDF file in an archive, which is not read")
    default:
      try takeText(try source.whole(limit: UnpackBudget.member), as: kind, member: member)
    }
  }

  // MARK: Texts

  private func takeText(_ bytes: [UInt8], as kind: FileKind, member: String) throws {
    if bytes.isEmpty { return }
    if FileReader.isBinary(bytes, encoding) { throw FormatError.broken("binary") }
    let text = try TextDecoder.decode(
      bytes, as: encoding,
      declared: DeclaredCharset.encoding(in: bytes, isHTML: kind == .html))
    if text.evidence == .none { throw FormatError.broken("text in no encoding that is known") }
    let (title, body) = FileReader.text(text.utf8, as: kind)
    try take(ExtractedText(member: member, title: title, body: body))
  }

  private mutating func readMailbox(_ source: ByteSource, member: String) throws {
    var box = Mailbox(source)
    var number = 0
    var unread = 0
    while let bytes = try box.next() {
      number += 1
      guard var text = MailMessage(bytes)?.text else {
        unread += 1
        continue
      }
      // Numbers, as of the parts of a large file.
      text.member =
        number == 1
        ? member : member.isEmpty ? "\(number)" : "\(member)\(FileReader.partMark)\(number)"
      try take(text)
    }
    if number == unread { throw FormatError.broken("no mailbox: it has no mails") }
    if unread > 0 {
      notes.append("'\(path)': \(Decimal.count(unread, "message")) without headers left out")
    }
    if box.cutCount > 0 {
      notes.append(
        "'\(path)': of \(Decimal.count(box.cutCount, "message")) the first \(Mailbox.longest >> 20) MiB are read"
      )
    }
  }

  // MARK: Archives

  private mutating func readCompressed(
    _ source: ByteSource, named name: String, _ compression: FileKind.Compression, member: String
  ) throws {
    let limit = budget.next
    let bytes: [UInt8]
    switch (compression, source) {
    case (.gzip, _):
      bytes = try GzipFile.unpack(try source.whole(limit: limit), limit: limit)
    case (_, .file(let path, _)): bytes = try Converter.unpack(path, compression, limit: limit)
    default: throw FormatError.broken("compressed in an archive, which is not read")
    }
    budget.take(bytes.count)
    let inner = Self.innerName(name)
    let kind = FileKind(ofFileNamed: inner)
    switch kind {
    case .compressed: throw FormatError.broken("compressed twice, which is not read")
    case .zipArchive, .tarArchive:
      if !member.isEmpty { throw FormatError.broken("an archive in an archive, which is not read") }
    default: break
    }
    if FileKind.isBinary(named: inner) { throw FormatError.broken("binary") }
    try read(.memory(bytes), named: inner, as: kind, member: member)
  }

  /// `notes.txt` of `notes.txt.gz`, `notes.tar` of `notes.tgz`.
  static func innerName(_ name: String) -> String {
    let suffix = PathName.suffix(of: name)
    let stem = String(name.dropLast(suffix.count + 1))
    return ["tgz", "tbz", "tbz2", "txz", "tzst"].contains(suffix) ? "\(stem).tar" : stem
  }

  /// Members that were left out, for each reason.
  private struct LeftOut {
    var count = 0
    var first = ""
    mutating func add(_ name: String, _ reason: String) {
      if count == 0 { first = "'\(name)': \(reason)" }
      count += 1
    }
  }

  private mutating func readZip(_ source: ByteSource) throws {
    let archive = try ZipArchive(source)
    var leftOut = LeftOut()
    for member in archive.members where !member.isFolder && Self.isWanted(member.name) {
      try attempt(member.name, &leftOut) { reader in
        .memory(try archive.content(of: member, &reader.budget))
      }
    }
    tell(leftOut, further: archive.furtherCount)
  }

  private mutating func readTar(_ source: ByteSource) throws {
    var archive = TarArchive(source)
    var leftOut = LeftOut()
    while true {
      let found: (name: String, start: Int, size: Int)?
      do { found = try archive.next() } catch let error as FormatError {
        // What came before the damage is read.
        if leftOut.count == 0, case .broken("no tar archive") = error { throw error }
        leftOut.add(path, error.description)
        break
      }
      guard let (name, start, size) = found else { break }
      if !Self.isWanted(name) { continue }
      try attempt(name, &leftOut) { reader in
        if size > reader.budget.next { throw FormatError.tooLarge(reader.budget.next) }
        reader.budget.take(size)
        return .memory(try source.bytes(from: start, count: size))
      }
    }
    tell(leftOut, further: 0)
  }

  /// Reads a member; what is wrong with it is told, and the others are read.
  private mutating func attempt(
    _ name: String, _ leftOut: inout LeftOut,
    _ content: (inout FormatReader) throws -> ByteSource
  ) throws {
    let kind = FileKind(ofFileNamed: name)
    do {
      if kind == .zipArchive || kind == .tarArchive {
        throw FormatError.broken("an archive in an archive, which is not read")
      }
      try read(
        try content(&self), named: PathName.name(of: name), as: kind, member: name)
    } catch FormatError.interrupted {
      throw FormatError.interrupted
    } catch let error as FormatError {
      if error != .broken("binary") { leftOut.add(name, error.description) }
    }
  }

  private static func isWanted(_ name: String) -> Bool {
    if FileKind.isBinary(named: name) || name.hasPrefix("__MACOSX/") { return false }
    return !name.split(separator: "/").contains { $0.hasPrefix(".") }
  }

  private mutating func tell(_ leftOut: LeftOut, further: Int) {
    if leftOut.count > 0 {
      notes.append(
        "'\(path)': \(Decimal.count(leftOut.count, "member")) left out (\(leftOut.first))")
    }
    if further > 0 {
      notes.append("'\(path)': \(Decimal.count(further, "further member")) left out")
    }
  }
}
