// Which ids and values are taken, and as what do values come back?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct DocumentValueTests {
  static let schema = Schema(
    .text("body"), .keyword("flag"), .integer("year"), .double("price"), .date("published"))

  @Test func idsHaveALength() throws {
    let index = try SearchIndex.inMemory(schema: Self.schema)
    try index.write { batch in
      #expect(
        throws: IndexError.invalidArgument(
          "a document without an id: give it one that no other document has")
      ) { try batch.put(id: "", ["body": "大蒜"]) }
      let long = String(repeating: "蒜", count: Document.longestID / 3)
      try batch.put(id: long, ["body": "大蒜"])
      #expect {
        try batch.put(id: long + "a", ["body": "大蒜"])
      } throws: { error in
        guard case IndexError.tooLarge(_, Document.longestID + 1, Document.longestID, _) = error
        else { return false }
        return true
      }
    }
    #expect(index.count == 1)
    #expect(try index.search("大蒜").first?.id.utf8.count == Document.longestID)
  }

  /// An index that was made when such ids were taken is made anew with them.
  @Test func olderIdsAreKept() throws {
    let index = try SearchIndex.inMemory(schema: Self.schema)
    try index.write { try $0.restore(Document(id: "", ["body": "大蒜"])) }
    #expect(try index.rebuild() == 1)
    #expect(try index.write { try $0.update(id: "", ["year": 2026]) })
    #expect(try index.search("大蒜 year:2026").map(\.id) == [""])
  }

  @Test func whatIsNoNumberIsRefused() throws {
    let index = try SearchIndex.inMemory(schema: Self.schema)
    try index.write { batch in
      for field in ["body", "flag", "year", "price", "published"] {
        for value in [FieldValue.double(.nan), .doubles([1, .signalingNaN])] {
          #expect(throws: IndexError.self, "\(field)") { try batch.put(id: "1", [field: value]) }
        }
      }
      #expect(throws: IndexError.self) { try batch.put(id: "1", ["price": "nan"]) }
      try batch.put(id: "1", ["price": .double(.infinity)])
    }
    #expect(index.count == 1)
  }

  @Test func valuesComeBackTyped() throws {
    let index = try SearchIndex.inMemory(schema: Self.schema)
    let moment = Timestamp(milliseconds: 1_795_651_200_250)
    try index.write { batch in
      try batch.put(id: "1", ["flag": true, "year": 2026, "price": 3, "published": .date(moment)])
      try batch.put(id: "2", ["flag": .bool(false), "price": 2.5, "published": "2026-11-26"])
    }
    let first = try #require(try index.document(id: "1"))
    #expect(first["flag"]?.boolValue == true)
    #expect(first["year"]?.integerValue == 2026)
    #expect(first["price"]?.doubleValue == 3)
    #expect(first["published"]?.timestamp == moment)
    let second = try #require(try index.document(id: "2"))
    #expect(second["flag"]?.boolValue == false)
    #expect(second["price"]?.doubleValue == 2.5)
    #expect(second["published"]?.timestamp == Timestamp("2026-11-26"))
    #expect(try index.document(id: "3") == nil)
    #expect(try index.search("flag:true").map(\.id) == ["1"])
    #expect(FieldValue.string("no").boolValue == nil)
    #expect(FieldValue.strings(["1"]).doubleValue == nil)
    #expect(Timestamp("yesterday") == nil)
    #expect(Timestamp(moment.description) == moment)
  }

  @Test(arguments: TestRounds.seeds(4)) func termsAreListedWithTheirFrequencies(seed: UInt64) throws
  {
    var random = SeededGenerator(seed: seed)
    let index = try SearchIndex.inMemory(schema: Self.schema)
    var expected: [String: Int] = [:]
    for part in 0..<3 {
      try index.write { batch in
        for number in 0..<20 {
          var tags: Set<String> = []
          for _ in 0..<Int.random(in: 0...3, using: &random) {
            tags.insert(RandomText.run(using: &random))
          }
          for tag in tags { expected[tag, default: 0] += 1 }
          try batch.put(id: "\(part)/\(number)", ["flag": .strings(tags.sorted())])
        }
      }
    }
    let sorted = expected.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    var found: [TermFrequency] = []
    let limit = Int.random(in: 1...9, using: &random)
    repeat {
      let page = try index.snapshot.terms(of: "flag", after: found.last?.text, limit: limit)
      found += page
      if page.count < limit { break }
    } while true
    #expect(found.map(\.text) == sorted.map(\.key), "seed \(seed)")
    #expect(found.map(\.documentFrequency) == sorted.map(\.value), "seed \(seed)")
    if let prefix = sorted.first?.key.prefix(1) {
      let some = try index.snapshot.terms(of: "flag", prefix: String(prefix), limit: 1000)
      let wanted = sorted.filter { $0.key.utf8.starts(with: prefix.utf8) }
      #expect(some.map(\.text) == wanted.map(\.key), "seed \(seed)")
    }
  }

  @Test func wordsOfTextAreListed() throws {
    let index = try SearchIndex.inMemory(schema: Self.schema)
    try index.write { batch in
      try batch.put(id: "1", ["body": "garlic 大蒜种植"])
      try batch.put(id: "2", ["body": "Garlic"])
    }
    let terms = try index.snapshot.terms(of: "body")
    #expect(terms.contains(TermFrequency(text: "garlic", documentFrequency: 2)))
    #expect(terms.contains(TermFrequency(text: "大蒜", documentFrequency: 1)))
    #expect(terms.allSatisfy { !$0.text.utf8.starts(with: [Token.wordTag]) })
    let words = try index.snapshot.terms(of: "body", segmentedWords: true)
    #expect(words.allSatisfy { !$0.text.utf8.starts(with: [Token.wordTag]) && $0.text != "garlic" })
    #expect(try index.snapshot.terms(of: "body", prefix: "gar").map(\.text) == ["garlic"])
    #expect(try index.snapshot.terms(of: "body", limit: 0).isEmpty)
    #expect(throws: IndexError.self) { try index.snapshot.terms(of: "year") }
    #expect(throws: IndexError.self) { try index.snapshot.terms(of: "body", limit: -1) }
  }
}
