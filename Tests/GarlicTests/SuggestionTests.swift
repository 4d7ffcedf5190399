// Is a slip of the finger answered by a word that finds something, and nothing else changed?

import Testing

@testable import Garlic

@Suite struct SuggestionTests {
  private static func snapshot() throws -> Snapshot {
    try KanaTests.index([
      "garlic prices", "garlic bread", "garland", "ニンニクの料理 ラーメン", "마늘 가격", "삼성전자 전망", "大蒜价格",
    ]).snapshot
  }

  @Test(arguments: [
    ("garlc", "garlic", 2), ("gralic", "garlic", 2), ("garlic braed", "garlic bread", 1),
    ("pricse", "prices", 1), ("ニンニグ", "ニンニク", 1), ("마눌", "마늘", 1), ("삼섬전자", "삼성전자", 1),
  ]) func slipsAreMended(typed: String, query: String, documents: Int) throws {
    let suggestion = try #require(try Self.snapshot().suggestion(for: typed))
    #expect(suggestion.query == query)
    #expect(suggestion.documents == documents)
    #expect(suggestion.changes.count == 1 && suggestion.missing.isEmpty)
  }

  @Test(arguments: [
    "garlic", "大蒜", "마늘", "garland", "prices bread", "", "…", "\"garlc\"", "body:garlc",
  ])
  func knownWordsAndSyntaxStand(typed: String) throws {
    #expect(try Self.snapshot().suggestion(for: typed) == nil)
  }

  @Test func whatNoDocumentHasIsNamed() throws {
    let suggestion = try #require(try Self.snapshot().suggestion(for: "garlic xylophone"))
    #expect(suggestion.query == nil && suggestion.missing == ["xylophone"])
  }
}
