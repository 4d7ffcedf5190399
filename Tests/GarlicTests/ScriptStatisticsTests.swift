// Is a query ranked by the documents in its own language?

import Garlic
import Testing

@Suite("Statistics by script")
struct ScriptStatisticsTests {
  private static let english = [
    "how to grow onions in the garden", "how to store onions and garlic", "the garden in winter",
    "to the island by the ferry and how to get back", "garlic", "the price of onions in the spring",
  ]
  private static let chinese = [
    "大蒜种植在春季进行", "如何储存大蒜和洋葱", "冬天的花园", "坐渡轮去岛上 how to", "大蒜", "春天洋葱的价格",
  ]

  private static func index(_ texts: [String]) throws -> SearchIndex {
    let index = try SearchIndex.inMemory(schema: Schema(.text("body")))
    try index.write { batch in
      for (number, text) in texts.enumerated() {
        try batch.put(id: String(number), ["body": .string(text)])
      }
    }
    return index
  }

  /// Twenty documents' worth of all stand beside those of the language, so the order is that of the language alone
  /// where it has enough documents.
  @Test func theOrderIsThatOfTheLanguageAlone() throws {
    let many = (0..<40).flatMap { _ in Self.english }
    let alone = try Self.index(many)
    let mixed = try Self.index(many + (0..<400).flatMap { _ in Self.chinese })
    for query in ["how to store garlic", "the garden in the spring", "onions OR ferry"] {
      var options = SearchOptions(limit: 100)
      options.counting = .exact
      let expected = try alone.snapshot.search(query, options).map(\.id)
      let own = Set((0..<many.count).map(String.init))
      let found = try mixed.snapshot.search(query, SearchOptions(limit: 1000)).map(\.id)
        .filter { own.contains($0) }
      #expect(found.prefix(40) == expected.prefix(40), "\(query)")
    }
  }

  @Test func scoresDoNotDependOnSegments() throws {
    let texts = (0..<30).flatMap { _ in Self.english + Self.chinese }
    let whole = try Self.index(texts)
    let parts = try SearchIndex.inMemory(schema: Schema(.text("body")))
    for start in stride(from: 0, to: texts.count, by: 70) {
      try parts.write { batch in
        for number in start..<min(start + 70, texts.count) {
          try batch.put(id: String(number), ["body": .string(texts[number])])
        }
      }
    }
    for query in ["how to store garlic", "大蒜", "洋葱的价格", "garlic*", "how"] {
      let expected = try whole.search(query, limit: 400).map { "\($0.id) \($0.score)" }
      #expect(try parts.search(query, limit: 400).map { "\($0.id) \($0.score)" } == expected)
      try parts.compact()
      #expect(try parts.search(query, limit: 400).map { "\($0.id) \($0.score)" } == expected)
    }
  }

  /// A language that no document is in is ranked among all.
  @Test func aLanguageWithoutDocumentsIsRankedAmongAll() throws {
    let index = try Self.index(Self.chinese + ["마늘의 가격"])
    #expect(try index.search("how").map(\.id) == ["3"])
    #expect(try index.search("чеснок OR how").map(\.id) == ["3"])
  }
}
