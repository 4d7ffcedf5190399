// What does the library say is in an index, term by term and document by document?

import Foundation
import GarlicText

@testable import Garlic

/// Everything in a snapshot, as `read_index.py` prints it.
struct IndexListing {
  let snapshot: Snapshot

  /// A line for each term of each field of each segment.
  func terms() throws -> [String] {
    var lines: [String] = []
    for view in snapshot.views {
      for (number, field) in snapshot.schema.fields.enumerated() {
        guard let dictionary = try view.reader.dictionary(number) else { continue }
        let norms = try view.reader.norms(number)
        var cursor = TermDictionaryCursor(dictionary)
        while try cursor.next() {
          let list = try view.reader.cursor(cursor, field: number)
          var documents: [String] = []
          while list.doc != PostingCursor.end {
            var positions: [UInt32] = []
            if list.hasPositions { list.positions(norms: norms, into: &positions) }
            let places = positions.map(String.init).joined(separator: ",")
            documents.append("\(list.doc):\(list.tf)" + (places.isEmpty ? "" : "@" + places))
            list.next()
          }
          lines.append(
            [
              "\(view.reader.name)", field.name, cursor.term.map(Self.hexadecimal).joined(),
              documents.joined(separator: " "),
            ].joined(separator: "\t"))
        }
      }
    }
    return lines
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  /// The id, the stored values, the values of the columns and the script of each live document.
  func documents() throws -> [String] {
    var rows: [String] = []
    for view in snapshot.views {
      for number in 0..<view.reader.documentCount where !view.deleted.contains(UInt32(number)) {
        let document = try snapshot.document(at: view.base + number)
        var values: [String: Any] = [:]
        for (place, field) in snapshot.schema.fields.enumerated() {
          let numbers = try view.reader.column(place)?.values(number) ?? []
          if numbers.isEmpty { continue }
          switch field.kind {
          case .double: values[field.name] = numbers.map { NumberValue.double($0) }
          case .keyword:
            let terms = try view.reader.terms(place)
            values[field.name] = numbers.map { String(decoding: terms[Int($0)], as: UTF8.self) }
          default: values[field.name] = numbers
          }
        }
        let script = try view.reader.scripts()?[number] ?? .neither
        rows.append(
          Self.text([
            document.id, document.fields.mapValues(Self.plain), values, Int(script.rawValue),
          ]))
      }
    }
    return rows
  }

  private static func plain(_ value: FieldValue) -> Any {
    switch value {
    case .string(let text): text
    case .strings(let texts): texts
    case .integer(let number): number
    case .double(let number): number
    case .integers(let numbers): numbers
    case .doubles(let numbers): numbers
    }
  }

  /// A value of JSON in one way of many, for comparing.
  static func text(_ value: Any) -> String {
    switch value {
    case let values as [String: Any]:
      let pairs = values.sorted { $0.key < $1.key }.map { "\($0.key): \(text($0.value))" }
      return "{" + pairs.joined(separator: ", ") + "}"
    case let values as [Any]: return "[" + values.map(text).joined(separator: ", ") + "]"
    case let string as String: return string.debugDescription
    default: return "\(value)"
    }
  }
}

extension SegmentReader {
  /// The terms of a field in order.
  fileprivate func terms(_ field: Int) throws -> [[UInt8]] {
    var terms: [[UInt8]] = []
    guard let dictionary = try dictionary(field) else { return [] }
    var cursor = TermDictionaryCursor(dictionary)
    while try cursor.next() { terms.append(cursor.term) }
    return terms
  }
}
