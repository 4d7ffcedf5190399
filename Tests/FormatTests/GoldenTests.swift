// Are indexes of every released format still opened, and is the format what its page says?

import Foundation
import GarlicText
import TestSupport
import Testing

@_spi(Measuring) @testable import Garlic

@Suite(.serialized) struct GoldenTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
  /// A file of each version, made when it was the current one.
  static let golden = [2, 3].map { folder.appending(path: "Golden/v\($0).garlic") }
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

  /// What only version 3 can hold: several values of each kind.
  static let several = Document(
    id: "several",
    [
      "body": "韭", "tag": ["中文", "z", "a"], "year": .integers([1999, -7, 2001]),
      "price": .doubles([0.25, -3]), "published": ["1999-12-31", "2026-11-27"],
    ])

  /// Whether a golden file has what only version 3 can hold.
  static func hasSeveral(_ golden: URL) -> Bool { golden.lastPathComponent != "v2.garlic" }

  static func write(_ path: String) throws {
    let removed = Schema(fields: [.keyword("removed")] + schema.fields)
    let first = try SearchIndex.open(path, schema: removed)
    try first.write { batch in
      for document in documents { try batch.put(document) }
      var several = several
      several.fields["removed"] = ["it is", "not there"]
      try batch.put(several)
    }
    let index = try SearchIndex.open(path, schema: schema, removing: ["removed"])
    try index.write { batch in
      try batch.delete(id: "b")
      try batch.put(id: "d", ["title": "葱", "year": 2024])
    }
  }

  /// Makes the golden file of the current format where it is missing, and never again.
  @Test func theGoldenFileOfTheCurrentFormatIsThere() throws {
    let current = try #require(Self.golden.last)
    if !FileManager.default.fileExists(atPath: current.path) {
      try Self.write(current.path)
    }
    let bytes = try Data(contentsOf: current)
    #expect(bytes[8..<12].elementsEqual([UInt8(FileFormat.version), 0, 0, 0]))
  }

  @Test(arguments: golden) func theGoldenFilesAreOpenedForEver(golden: URL) throws {
    let snapshot = try SearchIndex.open(golden.path).snapshot
    #expect(snapshot.schema == Self.schema)
    #expect(snapshot.count == (Self.hasSeveral(golden) ? 164 : 163))
    #expect(
      try snapshot.document(id: "several") == (Self.hasSeveral(golden) ? Self.several : nil))
    #expect(try snapshot.document(id: "b") == nil)
    let a = try #require(try snapshot.document(id: "a"))
    #expect(a["title"] == "大蒜种植")
    #expect(a["hidden"] == nil)
    #expect(a["tag"] == ["vegetable", "中文"])
    #expect(a["price"] == -1.5)
    #expect(try snapshot.document(id: "c")?["price"] == 12000.25)
    #expect(try IndexCheck.of(golden.path).isWhole)
    #expect(snapshot.commit.manifest.schema.hasRemovedFields == Self.hasSeveral(golden))
  }

  /// An index as it is under whichever version of ICU it was made.
  ///
  /// What is asked of it here is cut alike by all of them: bigrams, words of other scripts,
  /// keywords and numbers.
  static func underAnyAnalyzer(_ path: String) throws -> SearchIndex {
    try SearchIndex.open(path, on: FileStorage(), schema: nil, comparesFingerprints: false)
  }

  static func check(_ snapshot: Snapshot, hasSeveral: Bool) throws {
    func ids(_ query: String) throws -> [String] {
      try snapshot.search(query, SearchOptions(limit: 500)).map(\.id)
    }
    #expect(try ids("辣椒") == ["a"])
    #expect(try ids("大蒜").count == 161)
    #expect(try ids("\"大蒜辣椒\"") == ["a"])
    #expect(try ids("iphone15") == ["a"])
    #expect(try ids("iph*") == ["a"])
    #expect(try ids("hidden:看不") == ["a"])
    #expect(try ids("마늘") == ["c"])
    #expect(
      Set(try ids("\"number 3\"")) == Set((0..<160).filter { $0 % 7 == 3 }.map { "many/\($0)" }))
    #expect(try ids("蒜蒜蒜蒜").count == 32)
    #expect(try ids("育て方") == [])
    #expect(try ids("year:2024") == ["d"])
    let more = hasSeveral ? ["several"] : []
    #expect(try Set(ids("year:[2000 TO 2023]")) == Set(["a"] + more))
    #expect(try Set(ids("tag:中文")) == Set(["a"] + more))
    #expect(try ids("tag:veg*") == ["a"])
    #expect(try Set(ids("price:[0 TO 20000]")) == Set(["c"] + more))
    #expect(try ids("published:2023-10") == ["a"])
    #expect(try ids("published:1999-12 tag:z price:-3 year:-7") == more)
  }

  /// Columns of version 3, and those that are made of sections of version 2, sort and count.
  @Test(arguments: golden) func theGoldenFilesAreSortedAndCounted(golden: URL) throws {
    let snapshot = try Self.underAnyAnalyzer(golden.path).snapshot
    let hasSeveral = Self.hasSeveral(golden)
    var options = SearchOptions(limit: 3)
    options.sort = [.descending("year")]
    options.facets = [.values("tag"), .statistics("price")]
    let results = try snapshot.search(.all, options)
    #expect(results.map(\.id) == (hasSeveral ? ["d", "a", "several"] : ["d", "a", "many/0"]))
    let tags = results.facets[0].buckets.map { "\($0.label) \($0.count)" }
    #expect(
      tags == (hasSeveral ? ["中文 2", "a 1", "vegetable 1", "z 1"] : ["vegetable 1", "中文 1"]))
    #expect(results.facets[1].statistics?.least == .double(hasSeveral ? -3 : -1.5))
    options.sort = [.ascending("published")]
    let first = try snapshot.search(.all, options)[0].id
    #expect(first == (hasSeveral ? "several" : "a"))
  }

  @Test(arguments: golden) func theGoldenFilesAnswer(golden: URL) throws {
    try Self.check(
      try Self.underAnyAnalyzer(golden.path).snapshot, hasSeveral: Self.hasSeveral(golden))
  }

  /// A file that was made with the analyzer of this machine is searched, another is refused.
  @Test(arguments: golden) func theGoldenFilesAreSearched(golden: URL) throws {
    let snapshot = try SearchIndex.open(golden.path).snapshot
    let analyzer = try Analyzer()
    if snapshot.commit.manifest.fingerprint == analyzer.fingerprint.encoded {
      try Self.check(snapshot, hasSeveral: Self.hasSeveral(golden))
      return
    }
    #expect {
      try snapshot.search("辣椒")
    } throws: { error in
      guard case IndexError.analyzerMismatch(golden.path, let differences) = error else {
        return false
      }
      Issue.record(
        "\(golden.lastPathComponent) is of another analyzer, so it is not searched: \(differences)",
        severity: .warning)
      return !differences.isEmpty
    }
  }

  /// Runs `body` with the path of a copy of a golden file.
  static func withCopy(_ golden: URL, _ body: (String) throws -> Void) throws {
    let copy = FileManager.default.temporaryDirectory.appending(
      path: "golden-\(UInt64.random(in: 0 ... .max)).garlic")
    try FileManager.default.copyItem(at: golden, to: copy)
    defer { try? FileManager.default.removeItem(at: copy) }
    try body(copy.path)
  }

  /// Under another analyzer nothing is searched and nothing is written, and documents are there.
  @Test(arguments: golden) func theGoldenFilesRefuseAnotherAnalyzer(golden: URL) throws {
    try Self.withCopy(golden) { path in
      var folds = Analyzer.Options()
      folds.foldsScripts = false
      let index = try SearchIndex.open(path, analyzer: try Analyzer(folds))
      func isMismatch(_ error: any Error) -> Bool {
        guard case IndexError.analyzerMismatch(path, let differences) = error else { return false }
        return !differences.isEmpty
      }
      #expect(performing: { try index.search("辣椒") }, throws: isMismatch)
      #expect(
        performing: { try index.write { try $0.put(id: "new", ["body": "大蒜"]) } },
        throws: isMismatch)
      #expect(try Data(contentsOf: URL(filePath: path)) == Data(contentsOf: golden))
      #expect(try index.snapshot.document(id: "a")?["title"] == "大蒜种植")
    }
  }

  /// An older index goes on as it is: new segments are of the current version, and compacting makes it one.
  @Test(arguments: golden) func oldFilesAreWrittenTo(golden: URL) throws {
    try Self.withCopy(golden) { path in
      let index = try Self.underAnyAnalyzer(path)
      try index.write { batch in
        try batch.delete(id: "c")
        try batch.put(id: "new", ["body": "新しい大蒜の文書"])
      }
      try index.waitForMerges()
      #expect(try IndexCheck.of(path).isWhole)
      #expect(try index.search("新しい").map(\.id) == ["new"])
      #expect(try index.search("마늘").map(\.id) == [])
      try index.compact()
      #expect(try IndexCheck.of(path).isWhole)
      #expect(try index.search("大蒜", limit: 500).count == 162)
      let bytes = try Data(contentsOf: URL(filePath: path))
      #expect(bytes[8..<12].elementsEqual([UInt8(FileFormat.version), 0, 0, 0]))
    }
  }

  /// What an older file has is what its documents ask for, and compacting it gives what indexing them does.
  @Test(arguments: golden) func oldFilesLeadToTheSameIndex(golden: URL) throws {
    try Self.withCopy(golden) { path in
      let analyzer = try Analyzer()
      var expected = IndexDigest(expectedFor: Self.schema)
      let several = Self.hasSeveral(golden) ? [Self.several] : []
      for document in Self.documents + several where document.id != "b" {
        try expected.add(document, schema: Self.schema, analyzer: analyzer)
      }
      try expected.add(
        Document(id: "d", ["title": "葱", "year": 2024]), schema: Self.schema, analyzer: analyzer)
      let index = try Self.underAnyAnalyzer(path)
      for round in 0..<2 {
        // Version 1 says nothing of scripts, and under another ICU segmented words may differ.
        let found = try IndexDigest(of: index.snapshot).differences(from: expected).filter {
          $0 != "other scripts"
        }
        let isSameAnalyzer =
          index.snapshot.commit.manifest.fingerprint == analyzer.fingerprint.encoded
        if isSameAnalyzer {
          #expect(found == [], "round \(round)")
        } else {
          // The documents and what is stored of them do not depend on the analyzer.
          #expect(found.allSatisfy { $0.hasPrefix("field '") }, "round \(round): \(found)")
        }
        try index.compact()
      }
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
    // Columns stand before, between and after dictionaries, each of which has several ranges.
    let schema = Schema(
      .integer("n"), .text("title"), .double("x"), .keyword("tag"), .text("body"), .date("at"))
    for count in [1, 3, 8, 16] {
      let storage = MemoryStorage()
      var options = SearchIndex.Options()
      options.threadCount = count
      options.memoryBudget = 1 << 18
      options.writer.chunkSize = 1 << 17
      options.writer.threadMemory = 1
      options.writer.termRangeSize = 1 << 12
      options.writer.chunkSampleInterval = 16
      let index = try SearchIndex.open("i", on: storage, schema: schema, options: options)
      try index.write { batch in
        for number in 0..<TestRounds.size(150, quick: 60) {
          var random = SeededGenerator(seed: UInt64(number))
          try batch.put(
            id: String(number),
            [
              "n": .integer(Int64(number % 7)), "x": .double(1.5), "at": .integer(Int64(number)),
              "tag": .strings(["a\(number % 5)", "b\(number % 11)"]),
              "title": .string(RandomText.sample(pieces: 20, using: &random).text),
              "body": .string(RandomText.sample(pieces: 400, using: &random).text),
            ])
        }
      }
      try index.waitForMerges()
      bytes.append(try storage.bytes(of: "i"))
    }
    #expect(bytes.allSatisfy { $0 == bytes[0] })
  }
}
