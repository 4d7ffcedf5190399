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
    var contentHash = FNV1a.basis
    /// What was read otherwise than it stands, a line for each kind.
    var notes: [String] = []
  }

  /// Texts beyond this cannot be analysed in one piece.
  private static let largestText = 1 << 30
  /// Where binary files give themselves away.
  private static let probe = 8192

  /// The file's documents, one after another.
  ///
  /// - Parameters:
  ///   - file: what to read.
  ///   - id: the id of the document, or the beginning of ids of records that have none.
  ///   - encoding: the encoding of the file; nil to find it.
  ///   - progress: called with the number of bytes that were read since the last call.
  ///   - take: called with each document.
  /// - Throws: `Problem`, and what `take` throws.
  static func read(
    _ file: SourceFile, id: String, encoding: TextEncoding? = nil, progress: (Int) -> Void,
    take: (Document) throws -> Void
  ) throws -> Account {
    if FileKind(ofFileNamed: file.path) == .jsonLines {
      var records = RecordFile(file, id: id, encoding: encoding)
      try records.read(progress: progress, take: take)
      return records.account
    }
    let bytes = try bytes(of: file, encoding)
    progress(bytes.count)
    if file.size == 0 && bytes.isEmpty { throw Problem.empty }
    if isBinary(bytes, encoding) { throw Problem.binary }
    if bytes.count >= largestText {
      throw Problem.unreadable("'\(file.path)' is larger than 1 GiB: split it")
    }
    var account = Account(byteCount: bytes.count)
    account.contentHash = FNV1a.hash(bytes)
    let kind = FileKind(ofFileNamed: file.path)
    let text = try decode(bytes, encoding, isHTML: kind == .html)
    account.note(text)
    let name = PathName.name(of: file.path)
    let (title, body) = Self.read(text.utf8, as: kind)
    var document = Document(id: id, [:])
    document[CommandSchema.title] = .string(title.isEmpty ? name : title)
    document[CommandSchema.body] = .string(body)
    document[CommandSchema.name] = .string(name)
    add(file, to: &document)
    try take(document)
    account.documentCount = 1
    return account
  }

  /// The title, empty where the text has none, and the text.
  private static func read(_ utf8: [UInt8], as kind: FileKind) -> (title: String, body: String) {
    switch kind {
    case .html:
      let page = HTMLText(utf8)
      let first = TextTitle.title(of: Array(page.body.utf8.prefix(4096)))
      return (page.title.isEmpty ? first : page.title, page.body)
    case .markdown:
      let page = MarkdownText(utf8)
      return (page.title, page.body)
    case .source: return ("", String(decoding: utf8, as: UTF8.self))
    case .plainText, .jsonLines:
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
    let input = try InputFile(path)
    var hash = FNV1a.basis
    var bytes: [UInt8] = []
    while try input.read(into: &bytes, upTo: 1 << 20) > 0 {
      hash = FNV1a.hash(bytes, continuing: hash)
      bytes.removeAll(keepingCapacity: true)
    }
    return hash
  }

  private static func bytes(
    of file: SourceFile, _ encoding: TextEncoding?
  ) throws(Problem) -> [UInt8] {
    do throws(SystemError) {
      let input = try InputFile(file.path)
      var bytes: [UInt8] = []
      bytes.reserveCapacity(file.size + 1)
      // What is binary is not read further than it takes to see that.
      _ = try input.read(into: &bytes, upTo: probe)
      if isBinary(bytes, encoding) { return bytes }
      while try input.read(into: &bytes, upTo: max(probe, min(file.size + 1, 4 << 20))) > 0 {}
      return bytes
    } catch { throw .unreadable(error.description) }
  }

  /// Whether there is a zero byte at the beginning, as no text has but those of UTF-16 and UTF-32.
  static func isBinary(_ bytes: [UInt8], _ encoding: TextEncoding?) -> Bool {
    let head = bytes.prefix(probe)
    if !head.contains(0) || encoding?.isWide == true { return false }
    // Damaged texts begin like others.
    guard let text = try? TextDecoder.decode(Array(head)) else { return true }
    return !text.encoding.isWide
  }

  /// Finds the encoding; it may be named in the text.
  private static func decode(
    _ bytes: [UInt8], _ encoding: TextEncoding?, isHTML: Bool
  ) throws(Problem) -> TextDecoder.Text {
    let text: TextDecoder.Text
    do throws(AnalysisError) {
      text = try TextDecoder.decode(
        bytes, as: encoding, declared: DeclaredCharset.encoding(in: bytes, isHTML: isHTML))
    } catch { throw .unreadable(error.description) }
    if text.evidence == .none { throw .undecodable }
    return text
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
