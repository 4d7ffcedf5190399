// Is a snippet of a long text right, and read no further than it takes?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct LongSnippetTests {
  static func filler(_ count: Int, using random: inout SeededGenerator) -> String {
    let pieces = [
      "前面有一句很长的话没有什么关系。", "葱价格，", "a long line of words\n", "引进恒丰果蔬。\n\n", "Größe ",
      "가격이 오르다. ", "ニュース", "，", "garlicky ", "é\u{301} ",
    ]
    var text = ""
    while text.utf8.count < count {
      text += pieces[Int.random(in: 0..<pieces.count, using: &random)]
    }
    return text
  }

  /// A needle and how it may be spelled.
  static let needles: [(query: String, spellings: [String])] = [
    ("大蒜", ["大蒜", "大\n蒜"]), ("garlic", ["garlic", "GARLIC", "Ｇarlic"]), ("價格上漲", ["价格上涨", "價格上漲"]),
    ("onion*", ["onions", "Onion"]), ("데이터", ["데이터"]), ("pere", ["père", "Pe\u{301}re"]),
  ]

  @Test func longTextsAreFoundWhereverTheMatchIs() throws {
    let seed = TestSeed.make()
    print("long snippets: seed \(seed)")
    var random = SeededGenerator(seed: seed)
    for (query, spellings) in Self.needles {
      for spelling in spellings {
        let size = Int.random(in: 20_000..<40_000, using: &random)
        let before = Self.filler(Int.random(in: 0..<size, using: &random), using: &random)
        let text = before + " " + spelling + " " + Self.filler(size, using: &random)
        let index = try SearchIndex.inMemory(schema: .titleAndBody)
        try index.write { try $0.put(id: "a", ["title": "t", "body": .string(text)]) }
        let hit = try #require(try index.search(query).first, "seed \(seed)")
        let stored = try hit.snippet("body")
        #expect(try hit.snippet(of: text, field: "body") == stored, "seed \(seed)")
        let range = stored.start..<stored.start + stored.text.utf8.count
        let original = Array(text.utf8)[range].map { $0 < 0x20 ? 0x20 : $0 }
        #expect(Array(stored.text.utf8) == original, "seed \(seed)")
        #expect(stored.isBeginning == (stored.start == 0))
        #expect(!stored.isEnd || range.upperBound == text.utf8.count)
        let marked = stored.ranges.map { String(stored.text[$0]) }
        let wanted = spelling.replacing("\n", with: " ")
        #expect(marked.contains(wanted), "seed \(seed): \(wanted) in \(marked) of \(stored.text)")
      }
    }
  }

  @Test func theBestPlaceIsFoundAndNoMoreIsRead() throws {
    var random = SeededGenerator(seed: 7)
    let text =
      Self.filler(100_000, using: &random) + " 大蒜 " + Self.filler(100_000, using: &random)
      + "依托大蒜，辣椒等资源" + Self.filler(3_000_000, using: &random)
    let highlighter = try Highlighter(
      .clauses([.text("大蒜"), .text("辣椒")]), analyzers: FieldAnalyzers(try Analyzer()),
      schema: Schema(fields: []), inflectsEnglish: false,
      synonyms: nil)
    let bytes = Array(text.utf8)
    var at = 0
    let snippet = try highlighter.snippet(field: "body", columns: 160) { out in
      let end = min(at + 65_536, bytes.count)
      out += bytes[at..<end]
      at = end
      return at < bytes.count
    }
    #expect(snippet.text.contains("依托大蒜，辣椒等资源"))
    #expect(at < 300_000)
    // Of a query that is not found, the beginning is shown.
    let other = try Highlighter(
      .text("麒麟"), analyzers: FieldAnalyzers(try Analyzer()), schema: Schema(fields: []),
      inflectsEnglish: false, synonyms: nil)
    let none = try other.snippet(of: text, field: "body", columns: 40)
    #expect(none.isBeginning && none.highlights.isEmpty && !none.text.isEmpty)
  }

  @Test func aCharacterWithManyMarksIsCut() throws {
    let marks = String(repeating: "\u{301}", count: 150_000)
    for text in ["大蒜 e\(marks) 大蒜", "e\(marks)", "大蒜e\(String(repeating: "\u{301}", count: 5000))"]
    {
      let index = try SearchIndex.inMemory(schema: .titleAndBody)
      try index.write { try $0.put(id: "a", ["title": "大蒜", "body": .string(text)]) }
      let hit = try #require(try index.search("大蒜").first)
      for snippet in [
        try hit.snippet("body"), try hit.snippet(of: text, field: "body", columns: 20),
      ] {
        #expect(snippet.text.utf8.count <= 160 * 16 + 64)
        #expect(!snippet.text.isEmpty)
      }
    }
  }

  @Test func fieldsBehindALongTextAreRead() throws {
    let schema = Schema(
      .integer("pages"), .double("prices"), .text("body"), .keyword("tag"), .integer("year"))
    let index = try SearchIndex.inMemory(schema: schema)
    var random = SeededGenerator(seed: 9)
    let text = Self.filler(600_000, using: &random) + "大蒜"
    try index.write { batch in
      try batch.put(id: "s", ["body": "大蒜 葱 short", "tag": "b", "year": 1])
      try batch.put(
        id: "a",
        [
          "body": .string(text), "tag": ["x", "y"], "year": 2026, "pages": .integers([1, 2]),
          "prices": .doubles([0.5, 2]),
        ])
    }
    for hit in try index.search("大蒜") {
      let excerpt = try hit.excerpt(of: ["tag", "year"], text: "body")
      #expect(excerpt.document["year"] == (hit.id == "a" ? 2026 : 1))
      #expect(excerpt.document["tag"] == (hit.id == "a" ? ["x", "y"] : "b"))
      #expect(excerpt.snippet.text.contains("大蒜"))
    }
    let long = try #require(try index.search("大蒜").first { $0.id == "a" })
    let excerpt = try long.excerpt(of: ["pages", "prices"], text: "body")
    #expect(excerpt.document["pages"] == .integers([1, 2]))
    #expect(excerpt.document["prices"] == .doubles([0.5, 2]))
    #expect(excerpt.snippet.text.contains("大蒜"))
    // Several numbers are passed over where they are not wanted.
    var tags: [FieldValue?] = []
    try index.snapshot.forEachDocument(fields: ["tag"]) { (document) throws(IndexError) in
      tags.append(document["tag"])
      return true
    }
    #expect(tags == ["b", ["x", "y"]])
  }

  @Test func snippetsPassOverSeveralNumbers() throws {
    let schema = Schema(.integer("years"), .double("prices"), .text("body"))
    let index = try SearchIndex.inMemory(schema: schema)
    // A long text is read in parts, past what is stored before it.
    for (number, length) in [10, TestRounds.size(400_000, quick: 120_000)].enumerated() {
      try index.write {
        try $0.put(
          id: "\(number)",
          [
            "years": .integers([1, 2]), "prices": .doubles([0.5, 1.5]),
            "body": .string("大蒜" + String(repeating: "种植资源", count: length)),
          ])
      }
    }
    for hit in try index.search("大蒜") {
      #expect(try hit.snippet("body").text.hasPrefix("大蒜"))
      let excerpt = try hit.excerpt(of: ["years", "prices"], text: "body")
      #expect(excerpt.document["years"] == .integers([1, 2]))
      #expect(excerpt.document["prices"] == .doubles([0.5, 1.5]))
    }
    #expect(try index.search("大蒜").count == 2)
  }
}
