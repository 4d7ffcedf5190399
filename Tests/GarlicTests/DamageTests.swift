// Is every damaged byte an error or harmless?

import Garlic
import GarlicText
import TestSupport
import Testing

@Suite struct DamageTests {
  static let queries = [
    "大蒜", "蒜", "garlic", "价格 上涨", "\"的价格\"", "gar*", "资源优势引进", "tag:a", "year:2020",
  ]

  struct Answer: Equatable {
    var hits: [String]
    var documents: [Document]
  }

  static func index(_ storage: MemoryStorage) throws -> [UInt8] {
    let schema = Schema(.text("title", weight: 3), .text("body"), .keyword("tag"), .integer("year"))
    let wider = Schema(fields: [.keyword("removed")] + schema.fields)
    let first = try SearchIndex.open("i", on: storage, schema: wider)
    try first.write { batch in
      try batch.put(
        id: "a",
        [
          "title": "大蒜种植", "body": "大蒜的价格上涨。garlic", "tag": ["a", "z"],
          "year": .integers([2020, 1999]), "removed": "x",
        ])
      try batch.put(id: "b", ["title": "葱", "body": "资源优势，引进。", "tag": "b", "year": 2021])
    }
    let index = try SearchIndex.open("i", on: storage, schema: schema, removing: ["removed"])
    try index.write { batch in
      try batch.put(id: "c", ["body": "price of garlic 大蒜"])
      try batch.delete(id: "b")
    }
    return try storage.bytes(of: "i")
  }

  /// One for all files: thousands are opened.
  static let analyzer = Result { try Analyzer() }

  static func open(_ bytes: [UInt8]) throws -> SearchIndex {
    try SearchIndex.open(
      "i", on: MemoryStorage(files: ["i": bytes]), schema: nil, analyzer: try analyzer.get())
  }

  /// All that can be asked of a file.
  static func answers(_ bytes: [UInt8], _ queries: some Sequence<String> = queries) throws
    -> [Answer]
  {
    let index = try open(bytes)
    var answers: [Answer] = []
    for query in queries {
      let results = try index.search(query, limit: 100)
      answers.append(
        Answer(
          hits: results.map { "\($0.id) \($0.score)" },
          documents: try results.map { try $0.document() }))
    }
    // Of the columns: an order, and counts.
    var options = SearchOptions()
    options.sort = [.descending("year"), .ascending("tag")]
    options.facets = [.values("tag"), .statistics("year")]
    let sorted = try index.snapshot.search(.all, options)
    answers.append(
      Answer(
        hits: sorted.map { "\($0.id) \($0.sortValues)" } + sorted.facets.map { "\($0)" },
        documents: []))
    return answers
  }

  /// Whether a file answers as before or says that it is damaged.
  static func isHarmless(_ bytes: [UInt8], _ expected: [Answer]) throws -> Bool {
    do {
      return try answers(bytes) == expected
    } catch is IndexError {
      return true
    }
  }

  /// The same for a file that is damaged before its first segment only: what segments hold is as it was,
  /// so it is enough that the last commit is found.
  static func findsLastCommit(_ bytes: [UInt8], like whole: Snapshot) throws -> Bool {
    do {
      let snapshot = try open(bytes).snapshot
      return snapshot.sequence == whole.sequence && snapshot.count == whole.count
    } catch is IndexError {
      return true
    }
  }

  /// Every how many bytes are damaged, and how many of their bits.
  static let stride = TestRounds.isQuick ? 12 : TestRounds.factor == 1 ? 3 : 1
  static let bits = min(TestRounds.factor, 8)

  /// The first byte that is damaged, another one in every run.
  static let first = Int(TestSeed.make() % UInt64(stride))

  /// The three pages before the first segment, mostly zeros.
  static let superblock = 0..<12288
  /// In how many parts the damage is done side by side.
  static let parts = 8

  @Test(.timeLimit(.minutes(20)), arguments: 0..<parts)
  func everyFlippedBitIsAnErrorOrHarmless(_ part: Int) throws {
    let bytes = try Self.index(MemoryStorage())
    let expected = try Self.answers(bytes)
    #expect(expected[0].hits.count == 2)
    let whole = try Self.open(bytes).snapshot
    var flips = 0
    var asked = 0
    for offset in bytes.indices
    where offset % Self.stride == Self.first && offset / Self.stride % Self.parts == part {
      // Of the superblock's padding one bit in 128 is asked everything, the others for the commit.
      let isPadding = Self.superblock.contains(offset) && bytes[offset] == 0 && offset % 512 >= 44
      for shift in 0..<Self.bits {
        let bit = (offset / Self.stride / Self.parts + shift) % 8
        var damaged = bytes
        damaged[offset] ^= 1 << UInt8(bit)
        flips += 1
        let isHarmless: Bool
        if isPadding, offset / Self.stride / Self.parts % 16 != 0 {
          isHarmless = try Self.findsLastCommit(damaged, like: whole)
        } else {
          isHarmless = try Self.isHarmless(damaged, expected)
          asked += 1
        }
        #expect(isHarmless, "bit \(bit) of byte \(offset)")
      }
    }
    print(
      "flipped bits: \(flips), \(asked) of them asked everything, part \(part + 1) of \(Self.parts) "
        + "of \(bytes.count) bytes")
    #expect(abs(flips - bytes.count * Self.bits / Self.stride / Self.parts) <= 8)
  }

  @Test(.timeLimit(.minutes(20)), arguments: 0..<parts)
  func everyTruncationIsAnErrorOrHarmless(_ part: Int) throws {
    let bytes = try Self.index(MemoryStorage())
    let expected = try Self.answers(bytes)
    var lengths = 0
    for length in 0..<bytes.count
    where length % Self.stride == 0 && length / Self.stride % Self.parts == part {
      lengths += 1
      #expect(try Self.isHarmless(Array(bytes[..<length]), expected), "length \(length)")
    }
    print("truncations: \(lengths), part \(part + 1) of \(Self.parts) of \(bytes.count) lengths")
    // The last commit reaches to the last byte.
    #expect(throws: IndexError.self) { try Self.answers(Array(bytes[..<(bytes.count - 1)])) }
  }

  @Test func repairSavesWhatIsWhole() throws {
    let storage = MemoryStorage()
    let bytes = try Self.index(storage)
    // Damage the first segment's postings: its documents are read again.
    let report = try SearchIndex.open("i", on: storage, schema: nil).snapshot.report()
    let section = try #require(
      report.segments[0].sections.first { $0.name == "term blocks" && $0.field == "body" })
    var damaged = bytes
    damaged[section.offset] ^= 0xff
    let disk = MemoryStorage(files: ["i": damaged])
    #expect(try !IndexCheck.of("i", on: disk, deep: false).isWhole)
    let repair = try IndexRepair.of("i", into: "o", on: disk)
    #expect(repair.savedCount == 2)
    #expect(repair.damagedSegments == 1)
    #expect(repair.wholeSegments == 1)
    let mended = try SearchIndex.open("o", on: disk, schema: nil)
    #expect(try Set(mended.search("大蒜").map(\.id)) == ["a", "c"])
    #expect(try IndexCheck.of("o", on: disk, deep: true).isWhole)
  }
}
