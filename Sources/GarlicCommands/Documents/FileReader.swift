// Which documents does a file hold?

import Garlic
import GarlicText

/// Reads files of every kind that is understood and makes documents of them.
struct FileReader {
  /// Why a file gave no documents, or not all.
  enum Problem: Error {
    /// It could not be read.
    case unreadable(String)
    /// There is no text inside.
    case binary
    /// What is inside is text in no encoding that is known.
    case undecodable
    /// There is nothing inside.
    case empty
    /// It is not what its name says, or more than is read.
    case unconvertible(FormatError)
  }

  /// What happened while reading one file.
  struct Account {
    /// Bytes that were read.
    var byteCount = 0
    /// Documents that were made.
    var documentCount = 0
    /// Malformed sequences that were replaced by U+FFFD.
    var replacements = 0
    /// The encoding, where nothing but the bytes told it.
    var guess: TextEncoding?
    /// The encoding of what was read.
    var encoding = TextEncoding.utf8
    /// Lines that are no records: how many, and the first in words.
    var malformedLines = 0
    var firstMalformed: String?
    /// The hash of what was read.
    var contentHash = ContentHash()
    /// What was read otherwise than it stands, a line for each kind.
    var notes: [String] = []
  }

  /// Where binary files give themselves away.
  private static let probe = 8192

  /// The file's documents, one after another.
  ///
  /// - Parameters:
  ///   - file: what to read.
  ///   - id: the id of the document, or the beginning of ids of records that have none.
  ///   - encoding: the encoding of the file; nil to find it.
  ///   - preprocessor: a program that makes text of some files.
  ///   - format: files that hold records, beside those of JSON lines.
  ///   - partSize: bytes of a document; larger files are several.
  ///   - ahead: blocks of records that other threads may read ahead.
  ///   - progress: called with the number of bytes that were read since the last call.
  ///   - take: called with each document.
  /// - Throws: `Problem`, and what `take` throws.
  static func read(
    _ file: SourceFile, id: String, encoding: TextEncoding? = nil,
    preprocessor: Preprocessor? = nil, records format: RecordFormat? = nil,
    partSize: Int = TextParts.usualSize, ahead: Int = 0, progress: (Int) -> Void,
    take: (Document) throws -> Void
  ) throws -> Account {
    if RecordFormat.holdRecords(file.path, format) {
      let form = FileKind(ofFileNamed: file.path) == .jsonLines ? nil : format
      var records = RecordFile(file, id: id, encoding: encoding, format: form)
      try records.read(ahead: ahead, progress: progress, take: take)
      return records.account
    }
    let preprocessor = preprocessor?.applies(to: file.path) == true ? preprocessor : nil
    if preprocessor != nil || FileKind(ofFileNamed: file.path).isConverted {
      let account = try converted(file, id, encoding, preprocessor, partSize, take)
      progress(file.size)
      return account
    }
    var parts = try opened(file, partSize)
    let head = try system { () throws(SystemError) in try parts.head() }
    if head.isEmpty, file.size == 0 { throw Problem.empty }
    if isBinary(head, encoding) {
      progress(head.count)
      throw Problem.binary
    }
    let kind = FileKind(ofFileNamed: file.path)
    // What is cut anywhere is then no page, and no text of wide characters, any more.
    let isWhole = kind == .html || head.contains(0) || encoding?.isWide == true
    var account = Account()
    var isRead = 0
    var title = ""
    while let bytes = try system({ () throws(SystemError) in try parts.next(isWhole: isWhole) }) {
      if isWhole, parts.hasMore {
        throw Problem.unreadable(
          "'\(file.path)' is larger than \(TextParts.largestWhole >> 20) MiB and cannot be read in parts, as \(kind == .html ? "HTML" : "UTF-16 and UTF-32"): split it"
        )
      }
      let text = try decode(bytes, encoding, kind, &account)
      let (found, body) = Self.text(text, as: kind)
      account.documentCount += 1
      if account.documentCount == 1 { title = found.isEmpty ? PathName.name(of: file.path) : found }
      try take(document(file, id, title, body, part: account.documentCount))
      progress(parts.byteCount - isRead)
      isRead = parts.byteCount
    }
    account.byteCount = parts.byteCount
    account.contentHash = parts.contentHash
    return account
  }

  /// Documents of a file that is more than its text.
  private static func converted(
    _ file: SourceFile, _ id: String, _ encoding: TextEncoding?, _ preprocessor: Preprocessor?,
    _ partSize: Int, _ take: (Document) throws -> Void
  ) throws -> Account {
    if file.size == 0 { throw Problem.empty }
    var account = Account()
    do throws(SystemError) {
      account.contentHash = try hash(of: file.path)
    } catch { throw Problem.unreadable(error.description) }
    account.byteCount = file.size
    var count = 0
    try withoutActuallyEscaping(take) { take in
      var reader = FormatReader(file.path, encoding: encoding) { text in
        let name =
          PathName.name(of: text.member.isEmpty ? file.path : text.member)
        let title = text.title.isEmpty ? name : text.title
        let own = text.member.isEmpty ? id : "\(id)\(partMark)\(text.member)"
        for (part, body) in TextParts.parts(of: text.body, size: partSize).enumerated() {
          count += 1
          var document = document(file, own, title, body, part: part + 1)
          if !text.member.isEmpty { document[CommandSchema.name] = .string(text.member) }
          if let date = text.date { document[CommandSchema.date] = date }
          if !text.tags.isEmpty { document[CommandSchema.tag] = .strings(text.tags) }
          try take(document)
        }
      }
      do {
        if let preprocessor {
          try reader.read(by: preprocessor)
        } else {
          try reader.read(as: FileKind(ofFileNamed: file.path), size: file.size)
        }
      } catch let error as FormatError {
        throw Problem.unconvertible(error)
      } catch let error as SystemError {
        throw Problem.unreadable(error.description)
      } catch let error as AnalysisError {
        throw Problem.unreadable(error.description)
      }
      account.notes = reader.notes
    }
    account.documentCount = count
    if count == 0 {
      throw account.notes.isEmpty
        ? Problem.binary : Problem.unconvertible(.broken(account.notes[0]))
    }
    return account
  }

  private static func document(
    _ file: SourceFile, _ id: String, _ title: String, _ body: String, part: Int
  ) -> Document {
    var document = Document(id: part == 1 ? id : "\(id)\(partMark)\(part)", [:])
    document[CommandSchema.title] = .string(part == 1 ? title : "\(title) (part \(part))")
    document[CommandSchema.body] = .string(body)
    document[CommandSchema.name] = .string(PathName.name(of: file.path))
    add(file, to: &document)
    return document
  }

  /// What stands before the number in the ids of the second and all further parts of a file.
  static let partMark = "#"

  private static func opened(
    _ file: SourceFile, _ partSize: Int
  ) throws(Problem) -> TextParts {
    do throws(SystemError) { return try TextParts(file.path, size: partSize) } catch {
      throw .unreadable(error.description)
    }
  }

  private static func system<R>(_ work: () throws(SystemError) -> R) throws(Problem) -> R {
    do throws(SystemError) { return try work() } catch { throw .unreadable(error.description) }
  }

  /// The title, empty where the text has none, and the text.
  static func text(_ utf8: [UInt8], as kind: FileKind) -> (title: String, body: String) {
    switch kind {
    case .org:
      let page = OrgText(utf8)
      return (page.title, page.body)
    case .subtitles: return ("", SubtitleText.text(utf8))
    case .table(let separator): return ("", TableRows.text(utf8, separator: separator))
    case .notebook:
      guard let notebook = NotebookText(utf8) else { return text(utf8, as: .source) }
      return (notebook.title, notebook.body)
    case .manual:
      guard let page = ManualText(utf8) else { return text(utf8, as: .plainText) }
      return (page.title, page.body)
    case .html:
      let page = HTMLText(utf8)
      let first = TextTitle.title(of: Array(page.body.utf8.prefix(4096)))
      return (page.title.isEmpty ? first : page.title, page.body)
    case .markdown:
      let page = MarkdownText(utf8)
      return (page.title, page.body)
    case .source: return ("", String(decoding: utf8, as: UTF8.self))
    default:
      return (TextTitle.title(of: utf8), String(decoding: utf8, as: UTF8.self))
    }
  }

  /// Notes where a document comes from.
  static func add(_ file: SourceFile, to document: inout Document) {
    document[CommandSchema.path] = .string(file.path)
    document[CommandSchema.file] = .string(file.path)
    document[CommandSchema.size] = .integer(Int64(file.size))
    document[CommandSchema.modified] = .integer(file.modified / 1_000_000)
  }

  /// The hash of all bytes of a file.
  static func contentHash(of path: String) throws(SystemError) -> UInt64 {
    try hash(of: path).value
  }

  private static func hash(of path: String) throws(SystemError) -> ContentHash {
    let input = try InputFile(path)
    var hash = ContentHash()
    var bytes: [UInt8] = []
    while try input.read(into: &bytes, upTo: 1 << 20) > 0 {
      hash.add(bytes[...])
      bytes.removeAll(keepingCapacity: true)
    }
    return hash
  }

  /// Whether there is a zero byte at the beginning, as no text has but those of UTF-16 and UTF-32.
  static func isBinary(_ bytes: [UInt8], _ encoding: TextEncoding?) -> Bool {
    let head = bytes.prefix(probe)
    if !head.contains(0) || encoding?.isWide == true { return false }
    // Damaged texts begin like others.
    guard let text = try? TextDecoder.decode(Array(head)) else { return true }
    return !text.encoding.isWide
  }

  /// Decodes a part; its encoding may be named in the text, and is that of the parts before.
  private static func decode(
    _ bytes: [UInt8], _ encoding: TextEncoding?, _ kind: FileKind, _ account: inout Account
  ) throws(Problem) -> [UInt8] {
    // A beginning that is all ASCII says nothing of what follows.
    let known =
      encoding
      ?? (account.documentCount > 0 && account.encoding != .utf8 ? account.encoding : nil)
    let text: TextDecoder.Text
    do throws(AnalysisError) {
      text = try TextDecoder.decode(
        bytes, as: known,
        declared: known == nil
          ? DeclaredCharset.encoding(in: bytes, isHTML: kind == .html) : nil)
    } catch { throw .unreadable(error.description) }
    if text.evidence == .none { throw .undecodable }
    let guess = account.guess
    account.note(text)
    if account.documentCount > 0, known != nil { account.guess = guess }
    return text.utf8
  }
}

extension FileReader.Account {
  /// Notes how a text was decoded.
  mutating func note(_ text: TextDecoder.Text) {
    replacements += text.replacements
    encoding = text.encoding
    guess = text.evidence == .guessed ? text.encoding : nil
  }
}
