// How are the records of a JSON lines file had without holding the file in memory?

import Garlic
import GarlicText

/// A file, or standard input, with one JSON record to a line, or with records in another form.
struct RecordFile {
  /// What is not read by lines is taken as a whole up to this size, in bytes.
  static let largestWhole = 64 << 20

  private var counts = FileReader.Account()

  /// Nil for standard input.
  private let file: SourceFile?
  private let id: String
  private let encoding: TextEncoding?
  /// nil for JSON lines.
  private let format: RecordFormat?
  private var line = 0
  private var reader = RecordReader()
  /// How many bytes of the line at hand are known to hold no end of it.
  private var searched = 0

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
    account.notes += reader.notes.messages(path: path)
    return account
  }

  /// Calls `take` with each record's document.
  mutating func read(progress: (Int) -> Void, take: (Document) throws -> Void) throws {
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
    var isFirst = true
    while true {
      let count = try more(input, &bytes)
      progress(count)
      counts.byteCount += count
      if isFirst {
        isFirst = false
        if bytes.isEmpty { throw FileReader.Problem.empty }
        if try needsDecoding(bytes) {
          while try more(input, &bytes) > 0 {}
          bytes = try decoded(bytes)
          _ = try takeLines(bytes[...], isLast: true, take)
          return
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
      }
      let rest = try takeLines(bytes[...], isLast: count == 0, take)
      if count == 0 { return }
      if rest > 0 { bytes.removeSubrange(..<rest) }
      searched = bytes.count
    }
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
      let count = try input.read(into: &bytes, upTo: 1 << 20)
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

  /// The offset after the last whole line.
  private mutating func takeLines(
    _ bytes: ArraySlice<UInt8>, isLast: Bool, _ take: (Document) throws -> Void
  ) throws -> Int {
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[(start + searched)...].firstIndex(of: 0x0A)
      guard let end = end ?? (isLast ? bytes.endIndex : nil) else { break }
      searched = 0
      line += 1
      try takeLine(bytes[start..<end], take)
      start = min(end + 1, bytes.endIndex)
    }
    return start
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

  private mutating func takeLine(
    _ bytes: ArraySlice<UInt8>, _ take: (Document) throws -> Void
  ) throws {
    if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return }
    var document: Document
    do throws(JSONParser.Failure) {
      document = try reader.document(bytes, line: line, fallbackID: "\(id):\(line)")
    } catch {
      counts.malformedLines += 1
      if counts.firstMalformed == nil {
        counts.firstMalformed = "\(path):\(line): byte \(error.offset): \(error.reason)"
      }
      return
    }
    counts.replacements += Self.malformedSequences(in: bytes)
    if let file { FileReader.add(file, to: &document) }
    try take(document)
    counts.documentCount += 1
  }

  /// The reading of strings has replaced them already; here they are counted.
  private static func malformedSequences(in bytes: ArraySlice<UInt8>) -> Int {
    var found = 0
    var rest = bytes
    while !rest.isEmpty {
      do throws(UTF8.ValidationError) {
        _ = try UTF8Span(validating: rest.span)
        return found
      } catch {
        found += 1
        rest = rest.dropFirst(max(error.byteOffsets.upperBound, 1))
      }
    }
    return found
  }
}
