// Does Garlic find what users of other engines asked their trackers for?

import Garlic
import Testing

/// Each case names the thread that it comes from.
@Suite struct AcceptanceTests {
  /// The documents of `texts`, by their places, that a query finds; those that match it whole only.
  static func found(_ query: String, in texts: [String]) throws -> [Int] {
    let index = try SearchIndex.inMemory(schema: Schema(.text("body")))
    try index.write { batch in
      for (number, text) in texts.enumerated() {
        try batch.put(id: String(number), ["body": .string(text)])
      }
    }
    return try index.search(query, limit: 100).filter { !$0.isRelaxed }.compactMap { Int($0.id) }
      .sorted()
  }

  @Test(arguments: [
    ("小化妆", "小化妆包", "meilisearch #5015"), ("包", "小化妆包", "meilisearch #5015"),
    ("招商 公司", "招商证券股份有限公司", "meilisearch #5015"),
    ("\"招商\" \"公司\"", "招商证券股份有限公司", "meilisearch #5015"),
    ("第一篇", "这是您的第一篇文章", "typesense #800"),
    ("快速蕃茄牛肉麵", "超快速蕃茄牛肉麵食譜", "typesense #794"),
    ("蝶", "胡蝶之夢", "typesense #2085"), ("権威事実", "その権威事実上の標準", "edda #402"),
    ("你好", "前言你好", "Signal-iOS #6148"), ("前次募集", "前次募集资金", "analysis-ik #204"),
    ("珠江桥", "珠江桥牌御品蚝油", "analysis-ik #955"), ("空港", "関西国際空港", "charabia #74"),
    ("出会い系", "出会い系サイト", "blume #132"), ("itgc", "重跑gen-itgc后", "obelisk #9"),
    ("簽證", "签证申请", "deja-vu #369"), ("签证", "簽證申請", "deja-vu #369"),
    ("검색", "검색을 합니다", "gbrain #5057, the kind"),
    ("\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}", "한국의 날씨", "lucene #16241"),
    ("𠮷野家", "𠮷野家で牛丼", "peers 2.3"), ("野家", "𠮷野家で牛丼", "peers 2.3"),
    ("👨‍👩‍👧", "我们👨‍👩‍👧一家", "peers 2.3"), ("C++", "学习C++程序设计", "peers 2.3"),
    ("C#", "用C#编程", "peers 2.3"), (".NET", "微软.NET平台", "peers 2.3"),
    ("瑞贝卡·明可弗", "品牌瑞贝卡·明可弗女包", "analysis-ik #522"),
    ("明可弗", "品牌瑞贝卡·明可弗女包", "analysis-ik #522"),
    ("iPhone15手机", "新款iPhone15手机壳", "analysis-ik #286"),
    ("手机壳", "新款iPhone15手机壳", "analysis-ik #286"), ("iphone", "新款iPhone15手机壳", "analysis-ik #286"),
    ("2881万元", "税收2881万元", "analysis-ik #286"), ("２８８１万", "税收2881万元", "analysis-ik #286"),
    ("ﾊﾟｿｺﾝ", "パソコンの価格", "peers 2.3"), ("ＡＢＣ", "the abc of it", "peers 2.3"),
    ("ubuntu 20.04", "install ubuntu 20.04 now", "sqlite-utils #296"),
    ("Downloads/x", "see Downloads/x here", "wacli #120"),
    ("don't", "I don't know", "datasette #651"),
    ("\"unclosed", "an unclosed quote", "kirograph #4"),
  ]) func findsIt(_ query: String, _ text: String, _ thread: String) throws {
    #expect(try Self.found(query, in: [text, "别的文章 something else"]) == [0], "\(thread)")
  }

  @Test(arguments: [
    ("健", "見る", "meilisearch #4561"), ("景点", "经典", "meilisearch #3655"),
    ("招商 -公司", "招商证券股份有限公司", "meilisearch #5015"),
    ("出会い系", "出会いの系譜", "blume #132"), ("quick ok", "quick answer", "obelisk #76"),
    ("大蒜素", "大蒜和毒素", "the kind of tantivy #718"),
    ("\"大蒜价格\"", "大蒜，价格", "what is in quotes stands side by side"),
    ("大蒜价格", "大蒜。价格", "what is in quotes stands side by side"),
  ]) func leavesItOut(_ query: String, _ text: String, _ thread: String) throws {
    #expect(try Self.found(query, in: [text]) == [], "\(thread)")
  }

  @Test(arguments: [
    "don't", "a-b", "NOT", "col:x", "=", "\\", "\"", "(", ")", "*", "?", "~", "^", "[a TO", "a..b",
    "AND OR NOT", "C:", "12:30", "-", "+", "！", "　", "\u{0}", "((((((((", "a^b~c", "x:", ":x",
  ]) func anythingMayBeTyped(_ query: String) throws {
    _ = try Self.found(query, in: ["大蒜 garlic", ""])
  }

  /// Groonga documentation, TokenMecab: the word alone ranks above the word inside another.
  @Test func kyotoRanksAboveTokyo() throws {
    let index = try SearchIndex.inMemory(schema: Schema(.text("body")))
    try index.write { batch in
      try batch.put(id: "tokyo", ["body": "東京都の人口"])
      try batch.put(id: "kyoto", ["body": "京都の人口"])
    }
    #expect(try index.search("京都").map(\.id) == ["kyoto", "tokyo"])
  }

  /// gbrain #5057: particles do not hide a word, and partly matching documents follow.
  @Test func koreanQuestionsFindPartOfThemselves() throws {
    let index = try SearchIndex.inMemory(schema: Schema(.text("body")))
    try index.write { try $0.put(id: "a", ["body": "혈당 수치가 높다"]) }
    let results = try index.search("혈당에서 검사를")
    #expect(results.map(\.id) == ["a"])
    #expect(results.wasRelaxed && results[0].isRelaxed)
  }

  /// analysis-ik #1080: what lies across a buffer's edge is cut as anywhere else.
  @Test func placesDoNotMatter() throws {
    for shift in [4090, 4095, 4096, 8191, 131_070, 131_072] {
      let text = String(repeating: "蒜", count: shift / 3) + "关西国际空港在大阪"
      #expect(try Self.found("国际空港", in: [text]) == [0], "\(shift)")
    }
  }

  /// The index of three English articles in a collection of Chinese ones, in most of which no English word is.
  private static func mixed() throws -> SearchIndex {
    let index = try SearchIndex.inMemory(schema: .titleAndBody)
    let english = [
      (
        "garlic", "Garlic in the cellar",
        "Store garlic where it is cold and dry. Garlic keeps to the spring."
      ),
      (
        "ferry", "The ferry",
        "How to get to the island and how to get back: go to the quay, then to the ticket office."
      ),
      (
        "network", "The network",
        "We tried to find out how to make it work, and had to give up. It had to be replaced."
      ),
    ]
    try index.write { batch in
      for (id, title, body) in english {
        try batch.put(id: id, ["title": .string(title), "body": .string(body)])
      }
      for number in 0..<200 {
        try batch.put(
          id: "zh\(number)",
          ["title": .string("种植与储存"), "body": .string("第\(number)篇：春季种植在田间进行，秋季储存。garlic")])
      }
    }
    return index
  }

  @Test("Function words weigh little where few documents are in their language")
  func functionWords() throws {
    let index = try Self.mixed()
    #expect(try index.search("how to store garlic").first?.id == "garlic")
    let reasons = try index.search("how to store garlic", limit: 3).map {
      try $0.explain().description
    }
    #expect(reasons.contains { $0.contains("term how") })
  }

  @Test(
    "A word in hiragana finds the article that writes it in katakana, first where it is the subject"
  )
  func kana() throws {
    let index = try SearchIndex.inMemory(schema: .titleAndBody)
    try index.write { batch in
      try batch.put(
        id: "pasta",
        ["title": .string("パスタの作り方"), "body": .string("材料はスパゲッティ、オリーブオイル、それからにんにく三片。")])
      try batch.put(
        id: "bakery", ["title": .string("パン屋の朝"), "body": .string("明かりは午前三時につく。粉を仕込み、にんにくのパンも焼く。")])
      try batch.put(
        id: "growing",
        ["title": .string("ニンニクの植え付けから乾燥まで"), "body": .string("ニンニクの七割は青森県で作られている。ニンニクの片を植える。")])
      for number in 0..<20 {
        try batch.put(
          id: "other\(number)",
          ["title": .string("京都の天気\(number)"), "body": .string("明日は雨が降るそうです。")])
      }
    }
    let hits = try index.search("にんにくの育て方")
    #expect(hits.first?.id == "growing")
    #expect(Set(hits.map(\.id)).isSuperset(of: ["pasta", "bakery"]))
  }
}
