// Are indexes of every released format still opened, and is the format what its page says?

import Foundation
import Garlic
import TestSupport
import Testing

@Suite(.serialized) struct GoldenTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
  /// A file of each version, made when it was the current one.
  static let golden = [1, 2, 3].map { folder.appending(path: "Golden/v\($0).garlic") }
  static let schema = Schema(
    .text("title", weight: 3), .text("body"), .text("hidden", stored: false, positions: false),
    .keyword("tag"), .integer("year"), .double("price"), .date("published"))

  static let documents: [Document] =
    (0..<160).map { number in
      Document(
        id: "many/\(number)",
        [
          "body": .string(
            "大蒜 number \(number % 7) の 가격은 \(String(repeating: "蒜", count: number % 5))")
        ])
    } + [
      Document(
        id: "a",
        [
          "title": "大蒜种植", "body": "依托大蒜辣椒等种植资源优势，iPhone15 costs 2881万元。", "hidden": "看不见",
          "tag": ["vegetable", "中文"], "year": 2023, "price": -1.5, "published": "2023-10-07",
        ]),
      Document(id: "b", ["title": "ニンニク", "body": "にんにくの育て方", "tag": "vegetable", "year": -5]),
      Document(id: "c", ["title": "마늘", "body": "마늘의 가격", "price": 12000.25]),
    ]

  static func write(_ index: SearchIndex) throws {
    try index.write { batch in for document in documents { try batch.put(document) } }
    try index.write { batch in
      try batch.delete(id: "b")
      try batch.put(id: "d", ["title": "葱", "year": 2024])
    }
  }

  /// Makes the golden file of the current format where it is missing, and never again.
  @Test func theGoldenFileOfTheCurrentFormatIsThere() throws {
    let current = try #require(Self.golden.last)
    if !FileManager.default.fileExists(atPath: current.path) {
      try Self.write(try SearchIndex.open(current.path, schema: Self.schema))
    }
    let bytes = try Data(contentsOf: current)
    #expect(bytes[8..<12].elementsEqual([UInt8(FileFormat.version), 0, 0, 0]))
  }

  @Test(arguments: golden) func theGoldenFilesAreOpenedForEver(golden: URL) throws {
    let snapshot = try SearchIndex.open(golden.path).snapshot
    #expect(snapshot.schema == Self.schema)
    #expect(snapshot.count == 163)
    #expect(try snapshot.document(id: "b") == nil)
    let a = try #require(try snapshot.document(id: "a"))
    #expect(a["title"] == "大蒜种植")
    #expect(a["hidden"] == nil)
    #expect(a["tag"] == ["vegetable", "中文"])
    #expect(a["price"] == -1.5)
    #expect(try snapshot.document(id: "c")?["price"] == 12000.25)
    #expect(try IndexCheck.of(golden.path).isWhole)
  }

  /// What the analyzer makes of texts differs between versions of ICU, so answers are compared only
  /// where the golden file was made with the analyzer of this machine.
  @Test(arguments: golden) func theGoldenFilesAnswer(golden: URL) throws {
    let snapshot = try SearchIndex.open(golden.path).snapshot
    var refusal: IndexError?
    do { _ = try snapshot.search("辣椒") } catch { refusal = error }
    if let refusal {
      #expect(refusal.description.contains("another analyzer"))
      return
    }
    #expect(try snapshot.search("辣椒").map(\.id) == ["a"])
    #expect(try snapshot.search("大蒜", SearchOptions(limit: 500)).count == 161)
    #expect(try snapshot.search("year:2024").map(\.id) == ["d"])
    #expect(try snapshot.search("tag:中文").map(\.id) == ["a"])
    #expect(try snapshot.search("price:[0 TO 20000]").map(\.id) == ["c"])
    #expect(try snapshot.search("published:2023-10").map(\.id) == ["a"])
  }

  /// An older index goes on as it is: new segments are of the current version, and compacting makes it one.
  @Test(arguments: golden) func oldFilesAreWrittenTo(golden: URL) throws {
    let copy = FileManager.default.temporaryDirectory.appending(
      path: "golden-\(UInt64.random(in: 0 ... .max)).garlic")
    try FileManager.default.copyItem(at: golden, to: copy)
    defer { try? FileManager.default.removeItem(at: copy) }
    let index: SearchIndex
    do {
      index = try SearchIndex.open(copy.path)
      try index.write { batch in
        try batch.delete(id: "c")
        try batch.put(id: "new", ["body": "新しい大蒜の文書"])
      }
    } catch let error as IndexError {
      guard case .analyzerMismatch = error else { throw error }
      return
    }
    index.waitForMerges()
    #expect(try IndexCheck.of(copy.path).isWhole)
    #expect(try index.search("新しい").map(\.id) == ["new"])
    #expect(try index.search("마늘").map(\.id) == [])
    try index.compact()
    #expect(try IndexCheck.of(copy.path).isWhole)
    #expect(try index.search("大蒜", limit: 500).count == 162)
    let bytes = try Data(contentsOf: copy)
    #expect(bytes[8..<12].elementsEqual([UInt8(FileFormat.version), 0, 0, 0]))
  }

  /// Version 1 does not say in which script its documents are written, so none counts as in the other.
  @Test func documentsOfVersionOneAreInNeitherScript() throws {
    let copy = FileManager.default.temporaryDirectory.appending(
      path: "golden-\(UInt64.random(in: 0 ... .max)).garlic")
    try FileManager.default.copyItem(at: Self.golden[0], to: copy)
    defer { try? FileManager.default.removeItem(at: copy) }
    do {
      let index = try SearchIndex.open(copy.path)
      try index.write { batch in
        try batch.put(id: "s", ["body": "种植优势"])
        try batch.put(id: "t", ["body": "種植優勢"])
      }
      index.waitForMerges()
      var plain = SearchOptions()
      plain.prefersOwnScript = false
      let scores = try index.snapshot.search("種植", plain).reduce(into: [:]) { $0[$1.id] = $1.score }
      let hits = try index.snapshot.search("種植")
      #expect(Set(hits.map(\.id)) == ["a", "s", "t"])
      for hit in hits { #expect((hit.score < scores[hit.id] ?? 0) == (hit.id == "s"), "\(hit.id)") }
    } catch let error as IndexError {
      guard case .analyzerMismatch = error else { throw error }
    }
  }

  /// The worked example of the page about the format is a slot that opens.
  @Test func theWorkedExampleIsASlot() throws {
    let page = Self.folder.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/Garlic/Garlic.docc/FileFormat.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let start = try #require(text.range(of: "```hex\n"))
    let end = try #require(text.range(of: "```", range: start.upperBound..<text.endIndex))
    let bytes = text[start.upperBound..<end.lowerBound].split { $0 == " " || $0 == "\n" }
      .compactMap { UInt8($0, radix: 16) }
    let slot = try #require(
      MappedBytes.holding(bytes).withView { CommitSlot($0) })
    #expect(slot.sequence == 1)
    #expect(slot.manifestOffset == 12288)
    #expect(slot.manifestLength == 49)
    #expect(slot.manifestChecksum == 0x1234_5678)
    #expect(slot.end == 12337)
    #expect(slot.encode() == bytes)
  }

  /// Same input, same bytes: however many threads work.
  @Test func threadsDoNotChangeTheFile() throws {
    var bytes: [[UInt8]] = []
    for count in [1, 3] {
      let storage = MemoryStorage()
      var options = SearchIndex.Options()
      options.threadCount = count
      options.memoryBudget = 1 << 20
      let index = try SearchIndex.open("i", on: storage, schema: Self.schema, options: options)
      try index.write { batch in
        for number in 0..<1000 {
          var random = SeededGenerator(seed: UInt64(number))
          try batch.put(
            id: String(number),
            ["body": .string(RandomText.sample(pieces: 400, using: &random).text)])
        }
      }
      index.waitForMerges()
      bytes.append(try storage.bytes(of: "i"))
    }
    #expect(bytes[0] == bytes[1])
  }
}
