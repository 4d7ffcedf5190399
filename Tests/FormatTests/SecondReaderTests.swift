// Is the page about the format enough to read an index by?

import Foundation
import Garlic
import TestSupport
import Testing

@Suite(.enabled("python3 is needed") { SecondReader.has("python3") })
struct SecondReaderTests {
  /// An index of several segments with lists of all lengths, deletions, keywords and numbers.
  static func generate() throws -> [UInt8] {
    let schema = Schema(
      .text("title", weight: 3), .text("body"), .text("hidden", stored: false, positions: false),
      .keyword("tag"), .integer("number"), .double("ratio"), .date("day"))
    let storage = MemoryStorage()
    var options = SearchIndex.Options()
    options.mergesInBackground = false
    let index = try SearchIndex.open("i", on: storage, schema: schema, options: options)
    var random = SeededGenerator(seed: 4)
    // More than a block of postings in most segments.
    let counts = [TestRounds.size(400, quick: 180), TestRounds.size(200, quick: 140), 5]
    for part in 0..<3 {
      try index.write { batch in
        for number in 0..<counts[part] {
          let pieces = Int.random(in: 1...30, using: &random)
          let text = RandomText.sample(pieces: pieces, using: &random).text
          let garlic = String(repeating: "蒜", count: .random(in: 0..<200, using: &random))
          var fields: [String: FieldValue] = [
            "body": .string("大蒜 garlic \(garlic)" + text),
            "hidden": .string(text), "tag": .strings(["part \(part)", "n\(number % 9)"]),
          ]
          if number % 3 == 0 { fields["title"] = .string("\(part)種植大蒜 \(number)") }
          if number % 2 == 0 { fields["number"] = .integer(Int64(number) * 1_000_003 - 77) }
          if number % 5 == 0 { fields["ratio"] = .double(Double(number) / 7 - 30) }
          if number % 7 == 0 { fields["day"] = .string("2026-11-\(10 + number % 20)") }
          if number % 6 == 1 { fields["number"] = .integers([Int64(number), -3, 1 << 40]) }
          if number % 11 == 0 { fields["ratio"] = .doubles([Double(number) / 3, -0.5]) }
          if number % 13 == 0 { fields["day"] = ["2026-11-02", "1999-01-01"] }
          if number == 4 { fields["number"] = .integer(part == 0 ? .min : .max) }
          try batch.put(id: "\(part)/\(number)", fields)
        }
      }
    }
    try index.write { batch in
      for number in stride(from: 0, to: counts[0], by: 6) { try batch.delete(id: "0/\(number)") }
      try batch.put(id: "0/1", ["body": "葱"])
    }
    return try storage.bytes(of: "i")
  }

  /// One for all tests.
  static let generated = Result { try generate() }

  /// Runs `body` with the golden file and with a generated index.
  static func withIndexes(_ body: (String) throws -> Void) throws {
    for golden in GoldenTests.golden + [AnalysisGoldenTests.golden] { try body(golden.path) }
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "generated.garlic").path
    try Data(generated.get()).write(to: URL(filePath: path))
    try body(path)
  }

  @Test func itFindsAllChecksumsRight() throws {
    try Self.withIndexes { (path) throws in
      #expect(try SecondReader.lines("check", of: path).count == 1)
    }
  }

  @Test func itReadsHowFieldsAreAnalyzed() throws {
    let lines = try SecondReader.lines("fields", of: AnalysisGoldenTests.golden.path)
    #expect(
      lines == [
        #"title text {}"#, #"code text {"folds": 8, "segmenter": 2}"#,
        #"words text {"bigrams": 0}"#,
        #"icu text {"segmenter": 1, "bigrams": 1}"#, #"none text {"folds": 0, "filters": []}"#,
        #"tag keyword {"normalization": 12}"#, #"low keyword {"normalization": 4}"#,
      ])
  }

  @Test func itListsTheSameTerms() throws {
    try Self.withIndexes { (path) throws in
      let found = try SecondReader.lines("terms", of: path).map { line in
        var columns = line.split(separator: "\t", omittingEmptySubsequences: false)
        // The term as text is for people.
        if columns.count > 3 { columns.remove(at: 3) }
        return columns.joined(separator: "\t")
      }
      let expected = try IndexListing(snapshot: SearchIndex.open(path).snapshot).terms()
      #expect(found.count == expected.count)
      let different = zip(found, expected).first { $0 != $1 }
      #expect(different == nil)
      print("a second reader lists \(found.count) terms alike")
    }
  }

  @Test(.enabled("zstd is needed") { SecondReader.has("zstd") })
  func itListsTheSameDocuments() throws {
    try Self.withIndexes { (path) throws in
      let found = try SecondReader.lines("documents", of: path).map { line in
        IndexListing.text(try JSONSerialization.jsonObject(with: Data(line.utf8)))
      }
      let expected = try IndexListing(snapshot: SearchIndex.open(path).snapshot).documents()
      #expect(found.count == expected.count)
      let different = zip(found, expected).first { $0 != $1 }
      #expect(different == nil)
    }
  }
}
