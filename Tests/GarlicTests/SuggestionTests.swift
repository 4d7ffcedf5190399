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

  /// Of words that are equally near the likely one is taken, not the most frequent.
  @Test(arguments: [
    ("ゼージ", "セージ"), ("재밋개", "재밋게"), ("figt", "fight"), ("どんぼ", "とんぼ"), ("삶울", "삶을"),
  ]) func likelySlipsComeFirst(typed: String, query: String) throws {
    let snapshot = try KanaTests.index([
      "セージ ページ", "ページ メージ", "재밋게 재밋기", "재밋기", "fight sigt right", "light right", "とんぼ どんな", "どんな",
      "삶을",
    ]).snapshot
    #expect(try snapshot.suggestion(for: typed)?.query == query)
  }

  @Test func whatNoDocumentHasIsNamed() throws {
    let suggestion = try #require(try Self.snapshot().suggestion(for: "garlic xylophone"))
    #expect(suggestion.query == nil && suggestion.missing == ["xylophone"])
  }

  @Test(arguments: [
    ("garlicbread", "garlic bread"), ("gar lic", "garlic"), ("삼성전자전망", "삼성전자 전망"),
    ("aksmf", "마늘"), ("ㅎㅁ기ㅑㅊ", "garlic"), ("aksmf 가격", "마늘 가격"), ("bread garlicprices", nil),
    ("garlic br ead", "garlic bread"),
  ]) func spacesAndLayoutsAreMended(typed: String, query: String?) throws {
    let suggestion = try #require(try Self.snapshot().suggestion(for: typed))
    #expect(suggestion.query == query)
    #expect((suggestion.documents > 0) == (query != nil))
  }

  /// A word that few documents have, beside one that many have, of which two letters are swapped.
  @Test func rareSlipsAreMended() throws {
    let texts = (0..<2000).map {
      $0 == 7 ? "recieve" : $0 == 8 ? "received" : $0 % 5 == 0 ? "receive" : "other"
    }
    let snapshot = try KanaTests.index(texts).snapshot
    let suggestion = try snapshot.suggestion(for: "recieve")
    // Other forms are found as well.
    #expect(suggestion?.query == "receive" && suggestion?.documents == 401)
    #expect(try snapshot.suggestion(for: "received") == nil)
    #expect(try snapshot.suggestion(for: "receive") == nil)
  }

  private static func chinese() throws -> Snapshot {
    try KanaTests.index(
      ["大蒜的价格", "大蒜和生姜", "种大蒜", "应该去银行", "不应该这样", "这是因为他改了", "重庆火锅", "打赌"]
    ).snapshot
  }

  @Test(arguments: [
    ("大算", "大蒜", 3), ("大算价格", "大蒜价格", 0), ("因该", "应该", 2), ("银航", "银行", 1), ("重庆或锅", "重庆火锅", 1),
    ("虫庆", "重庆", 1), ("大祘", "大蒜", 3), ("大算 生姜", "大蒜 生姜", 1), ("衝慶", "重庆", 1),
  ]) func chineseIsMendedBySound(typed: String, query: String, documents: Int) throws {
    let suggestion = try Self.chinese().suggestion(for: typed)
    if documents == 0 {
      #expect(suggestion?.query == nil)
    } else {
      #expect(suggestion?.query == query && suggestion?.documents == documents)
    }
  }

  @Test(arguments: ["大蒜", "应该", "改了", "打赌", "生姜", "火锅", "重庆"])
  func knownChineseStands(typed: String) throws {
    #expect(try Self.chinese().suggestion(for: typed) == nil)
  }

  /// 因该 stands in 原因该 here and there, and is no word.
  @Test func whatMeetsByChanceIsMended() throws {
    let texts = (0..<1200).map { $0 == 7 ? "原因该当如此" : $0 % 40 == 0 ? "应该" : "其他" }
    let snapshot = try KanaTests.index(texts).snapshot
    #expect(try snapshot.suggestion(for: "因该")?.query == "应该")
    let few = try KanaTests.index(Array(texts.prefix(100))).snapshot
    #expect(try few.suggestion(for: "因该") == nil)
  }
}
