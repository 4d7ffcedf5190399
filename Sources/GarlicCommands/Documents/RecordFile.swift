// How are the records of a JSON lines file had without holding the file in memory?

@_spi(Measuring) import Garlic
import GarlicText

/// A file, or standard input, with one JSON record to a line, or with records in another form.
struct RecordFile {
  /// What is not read by lines is taken as a whole up to this size, in bytes.
  static let largestWhole = 64 << 20
  /// Bytes that are read at once; lines that end in them are a block.
  private static let blockSize = 1 << 18

  private var counts = FileReader.Account()

  /// Nil for standard input.
  private let file: SourceFile?
  private let id: String
  private let encoding: TextEncoding?
  /// nil for JSON lines.
  private let format: RecordFormat?
  /// What is not read as JSON lines.
  private var line = 0
  private var reader = RecordReader()
  /// Notes on JSON lines.
  private var notes = RecordNotes()

  /// - Parameters:
  ///   - encoding: nil to find it.
  ///   - format: nil for JSON lines.
  init(
    _ file: SourceFile, id: String, encoding: TextEncoding? = nil, format: RecordFormat? = nil
  ) {
    self.format = format
    self.file = file
    self.id = id
    self.encoding = encoding
  }

  static let standardInputName = "standard input"

  /// The records of standard input.
  ///
  /// - Parameters:
  ///   - id: what ids of records that have none begin with.
  ///   - format: nil for JSON lines.
  init(standardInput id: String, encoding: TextEncoding? = nil, format: RecordFormat? = nil) {
    self.format = format
    file = nil
    self.id = id
    self.encoding = encoding
  }

  private var path: String { file?.path ?? Self.standardInputName }

  /// What happened so far.
  var account: FileReader.Account {
    var account = counts
    account.notes += (format == nil ? notes : reader.notes).messages(path: path)
    return account
  }

  /// Calls `take` with each record's document.
  ///
  /// - Parameters:
  ///   - ahead: blocks of JSON lines, of a quarter of a MiB or a line each, that other threads may read before their
  ///     documents are taken; 0 to read them on this thread.
  ///   - trace: by which the reading of blocks on this thread is measured.
  mutating func read(
    ahead: Int = 0, trace: WriteTrace? = nil, progress: (Int) -> Void,
    take: (Document) throws -> Void
  ) throws {
    let input = try opened()
    var bytes: [UInt8] = []
    if let format {
      while try more(input, &bytes) > 0 {
        if bytes.count > Self.largestWhole {
          throw FileReader.Problem.unreadable(
            "'\(path)' is larger than \(Self.largestWhole >> 20) MiB: write its records as JSON lines, which may be of any length"
          )
        }
      }
      counts.byteCount = bytes.count
      progress(bytes.count)
      if bytes.isEmpty { throw FileReader.Problem.empty }
      if try needsDecoding(bytes) { bytes = try decoded(bytes) }
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
      switch format {
      case .json: try takeArray(bytes, take)
      case .csv: try takeRows(TableRows(bytes, separator: UInt8(ascii: ",")), take)
      case .tsv: try takeRows(TableRows(bytes, separator: 0x09), take)
      }
      return
    }
    try readLines(input, ahead: ahead, trace, progress: progress, take: take)
  }

  /// What was read of a block.
  private struct Block {
    var lines: RecordLines
    var documents: [Document] = []
  }

  private mutating func readLines(
    _ input: InputFile, ahead: Int, _ trace: WriteTrace?, progress: (Int) -> Void,
    take: (Document) throws -> Void
  ) throws {
    let blocks = WorkAhead<Block>()
    var lines = RecordLines(file, path: path, id: id, after: 0)
    var bytes: [UInt8] = []
    var isFirst = true
    while true {
      let before = bytes.count
      var count = try more(input, &bytes)
      progress(count)
      counts.byteCount += count
      if isFirst {
        isFirst = false
        if bytes.isEmpty { throw FileReader.Problem.empty }
        if try needsDecoding(bytes) {
          while count > 0 {
            count = try more(input, &bytes)
            progress(count)
            counts.byteCount += count
          }
          bytes = try decoded(bytes)
        } else if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
          bytes.removeFirst(3)
        }
      }
      // The end of the last line that has one; there is none in what was there before.
      let end =
        count == 0
        ? bytes.count : bytes[min(before, bytes.count)...].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      if ahead == 0, let trace {
        trace.end(.produce)
        var documents: [Document] = []
        lines.read(bytes[..<end]) { documents.append($0) }
        trace.end(.read)
        for document in documents { try take(document) }
        bytes.removeSubrange(..<end)
      } else if ahead == 0 {
        try lines.read(bytes[..<end]) { document in
          try take(document)
          counts.documentCount += 1
        }
        bytes.removeSubrange(..<end)
      } else if end > 0 {
        let rest = Array(bytes[end...])
        bytes.removeSubrange(end...)
        let block = bytes
        bytes = rest
        let start = lines
        lines.line += RecordLines.ends(in: block[...])
        blocks.add {
          var done = Block(lines: start)
          done.lines.read(block[...]) { done.documents.append($0) }
          return done
        }
        while blocks.count > ahead { try takeNext(of: blocks, take) }
      }
      if count == 0 { break }
    }
    while blocks.count > 0 { try takeNext(of: blocks, take) }
    if ahead == 0 { add(lines) }
  }

  private mutating func takeNext(
    of blocks: WorkAhead<Block>, _ take: (Document) throws -> Void
  ) throws {
    guard let block = blocks.next() else { return }
    add(block.lines)
    for document in block.documents {
      try take(document)
      counts.documentCount += 1
    }
  }

  /// Adds what is to be told of lines.
  private mutating func add(_ lines: RecordLines) {
    counts.malformedLines += lines.malformedLines
    if counts.firstMalformed == nil { counts.firstMalformed = lines.firstMalformed }
    counts.replacements += lines.replacements
    notes.add(lines.notes)
  }

  private func opened() throws(FileReader.Problem) -> InputFile {
    guard let file else { return .standardInput }
    do throws(SystemError) { return try InputFile(file.path) } catch {
      throw .unreadable(error.description)
    }
  }

  private mutating func more(
    _ input: InputFile, _ bytes: inout [UInt8]
  ) throws(FileReader.Problem) -> Int {
    do throws(SystemError) {
      let count = try input.read(into: &bytes, upTo: Self.blockSize)
      counts.contentHash.add(bytes.suffix(count))
      return count
    } catch {
      throw .unreadable(error.description)
    }
  }

  /// Whether the beginning of the file is something other than UTF-8.
  private func needsDecoding(_ bytes: [UInt8]) throws(FileReader.Problem) -> Bool {
    if FileReader.isBinary(bytes, encoding) { throw .binary }
    if let encoding { return encoding != .utf8 }
    // UTF-16, which was found not to be binary.
    if bytes.prefix(8192).contains(0) { return true }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return false
    } catch {
      // A character that the end of the part cuts in two is no sign of another encoding.
      return error.byteOffsets.upperBound < bytes.count
    }
  }

  private mutating func decoded(_ bytes: [UInt8]) throws(FileReader.Problem) -> [UInt8] {
    let text: TextDecoder.Text
    do throws(AnalysisError) { text = try TextDecoder.decode(bytes, as: encoding) } catch {
      throw .unreadable(error.description)
    }
    if text.evidence == .none { throw .undecodable }
    counts.note(text)
    // Those of UTF-8 are counted by the line.
    if text.encoding == .utf8 { counts.replacements = 0 }
    return text.utf8
  }

  private mutating func takeArray(_ bytes: [UInt8], _ take: (Document) throws -> Void) throws {
    let value: JSONValue
    do throws(JSONParser.Failure) { value = try JSONParser.parse(bytes[...]) } catch {
      note("\(path): byte \(error.offset): \(error.reason)")
      return
    }
    guard case .array(let elements) = value else {
      note("\(path): no array of records: [{\"id\": …}, …]")
      return
    }
    for element in elements {
      line += 1
      guard case .object(let members) = element else {
        note("\(path): element \(line) is no object")
        continue
      }
      let id = "\(id):\(line)"
      try put(reader.document(members, line: line, fallbackID: id), take)
    }
  }

  private mutating func takeRows(
    _ rows: TableRows, _ take: (Document) throws -> Void
  ) throws {
    var rows = rows
    guard let names = rows.next()?.map({ String(decoding: $0, as: UTF8.self) }) else { return }
    while true {
      line = rows.line
      guard let row = rows.next() else { return }
      if row.count == 1, row[0].isEmpty { continue }
      if row.count > names.count {
        note("\(path):\(line): \(row.count) cells under \(names.count) names")
        continue
      }
      let members = zip(names, row).map { name, cell in
        JSONMember(key: name, value: Self.value(of: cell, named: name))
      }
      let id = "\(id):\(line)"
      try put(reader.document(members, line: line, fallbackID: id), take)
    }
  }

  /// A cell as a member of a record: a number where it looks like one and is not meant for text.
  private static func value(of cell: [UInt8], named name: String) -> JSONValue {
    let text = String(decoding: cell, as: UTF8.self)
    if text.isEmpty { return .null }
    let isText = ["id", "title", "body", "text", "content", "lang", "category", "date"].contains(
      name)
    if !isText, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }),
      Double(text) != nil
    {
      return .number(text)
    }
    return .string(text)
  }

  private mutating func note(_ malformed: String) {
    counts.malformedLines += 1
    if counts.firstMalformed == nil { counts.firstMalformed = malformed }
  }

  private mutating func put(_ document: Document, _ take: (Document) throws -> Void) throws {
    var document = document
    if let file { FileReader.add(file, to: &document) }
    try take(document)
    counts.documentCount += 1
  }
}
