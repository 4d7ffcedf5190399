// Which documents do some lines of a JSON lines file describe?

import Garlic
import GarlicText

/// Whole lines of JSON records, which any thread may read.
struct RecordLines: Sendable {
  /// The file that they are of; nil for standard input.
  let file: SourceFile?
  /// What the file is called in messages.
  let path: String
  /// What ids of records that have none begin with.
  let id: String
  /// The number of the line that was read last, from 1.
  var line: Int
  /// Lines that are no records: how many, and the first in words.
  private(set) var malformedLines = 0
  private(set) var firstMalformed: String?
  /// Malformed sequences of UTF-8 that were replaced by U+FFFD.
  private(set) var replacements = 0
  private var reader = RecordReader()

  /// - Parameter line: the number of the line before them; 0 at the beginning.
  init(_ file: SourceFile?, path: String, id: String, after line: Int) {
    self.file = file
    self.path = path
    self.id = id
    self.line = line
  }

  var notes: RecordNotes { reader.notes }

  /// Calls `take` with the document of each line of `bytes`, the last of which may lack its end.
  mutating func read(
    _ bytes: ArraySlice<UInt8>, take: (Document) throws -> Void
  ) rethrows {
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
      line += 1
      if let document = document(bytes[start..<end]) { try take(document) }
      start = min(end + 1, bytes.endIndex)
    }
  }

  /// How many lines of `bytes` have an end.
  static func ends(in bytes: ArraySlice<UInt8>) -> Int {
    let span = bytes.span
    var count = 0
    for index in 0..<span.count where span[index] == 0x0A { count += 1 }
    return count
  }

  private mutating func document(_ bytes: ArraySlice<UInt8>) -> Document? {
    if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return nil }
    var document: Document
    do throws(JSONParser.Failure) {
      document = try reader.document(bytes, line: line, fallbackID: "\(id):\(line)")
    } catch {
      malformedLines += 1
      if firstMalformed == nil {
        firstMalformed = "\(path):\(line): byte \(error.offset): \(error.reason)"
      }
      return nil
    }
    replacements += Self.malformedSequences(in: bytes)
    if let file { FileReader.add(file, to: &document) }
    return document
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
