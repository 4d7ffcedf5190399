// Of which documents must every path make the same index?

import Foundation
import Garlic

/// A collection of documents with different ids, held in memory.
struct PathDocuments {
  static let seed: UInt64 = 20_261_126

  private(set) var documents: [Document] = []
  private(set) var byteCount = 0

  /// - Parameter sources: folders, whose files of JSON lines (`*.jsonl`, objects with `id`, `title` and `body`)
  ///   are read with all folders in them; `corpus=MB` for so many megabytes of random lines of `Corpus`;
  ///   `random=COUNT` for so many documents of 200 random Han characters, which have more different bigrams than
  ///   any language.
  /// - Throws: `PathDocumentsError` for a file that cannot be read and a line that is no document.
  init(_ sources: [String]) throws {
    for source in sources {
      if let megabytes = Self.number(source, "corpus=") {
        for document in try SampleDocuments([]) {
          append("corpus/\(document.id)", document.fields)
          if byteCount >= megabytes * 1_000_000 { break }
        }
      } else if let count = Self.number(source, "random=") {
        appendRandom(count)
      } else if !source.hasSuffix(".garlic") {
        try appendFolder(source)
      }
    }
  }

  private static func number(_ source: String, _ name: String) -> Int? {
    source.hasPrefix(name) ? Int(source.dropFirst(name.count)) : nil
  }

  private mutating func append(_ id: String, _ fields: [String: FieldValue]) {
    let document = Document(id: id, fields)
    byteCount += SampleDocuments.byteCount(document)
    documents.append(document)
  }

  private mutating func appendRandom(_ count: Int) {
    var random = SplitMix64(state: Self.seed)
    for number in 0..<count {
      var body = String.UnicodeScalarView()
      for _ in 0..<200 {
        body.append(Unicode.Scalar(UInt16.random(in: 0x4E00..<0x53DC, using: &random)) ?? "大")
      }
      append("random/\(number)", ["title": .string("t"), "body": .string(String(body))])
    }
  }

  private mutating func appendFolder(_ folder: String) throws {
    let root = URL(filePath: folder)
    guard let files = FileManager.default.enumerator(atPath: folder) else {
      throw PathDocumentsError.unreadable(folder)
    }
    for file in files.compactMap({ $0 as? String }).filter({ $0.hasSuffix(".jsonl") }).sorted() {
      for (number, line) in try Lines(path: root.appending(path: file).path).enumerated() {
        guard
          let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
          let id = object["id"] as? String, let body = object["body"] as? String
        else { throw PathDocumentsError.noDocument(file: file, line: number + 1) }
        append(
          "\(file)/\(id)",
          ["title": .string(object["title"] as? String ?? ""), "body": .string(body)])
      }
    }
  }
}
