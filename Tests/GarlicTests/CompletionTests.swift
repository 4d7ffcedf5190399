// Does a search box offer what people mean, in every script?

import TestSupport
import Testing

@testable import Garlic

@Suite struct CompletionTests {
  private static func library() throws -> SearchIndex {
    let index = try SearchIndex.inMemory(
      schema: Schema(.text("title", weight: 3), .text("body"), .keyword("tag")))
    let texts = [
      ("大蒜价格行情", "今天大蒜的批发价格。大学和大蒜素。", "Vegetables"),
      ("Garlic bread", "garlic butter and bread, gardens of garlic", "Recipes"),
      ("ニンニク料理", "青森のニンニク。ラーメンと寿司、すし。にんにくの育て方。", "Recipes"),
      ("마늘 가격", "마늘 값이 올랐다. 삼성전자 주가.", "Vegetables"),
      ("삼성전자 전망", "삼성전자와 엘지전자", "Finance"),
      ("Garlic prices", "garlic is cheap; garnish", "Finance"),
      ("東京とうきょうの旅", "とうきょうへ行く。サーバーとファイル。", "Travel"),
    ]
    try index.write { batch in
      for (number, text) in texts.enumerated() {
        try batch.put(
          id: "\(number)",
          ["title": .string(text.0), "body": .string(text.1), "tag": .string(text.2)])
      }
    }
    return index
  }

  @Test func whatIsMeantIsOffered() throws {
    let snapshot = try Self.library().snapshot
    let table = [
      ("g", "garlic"), ("gar", "garlic"), ("GAR", "garlic"), ("ｇａｒ", "garlic"), ("garl", "garlic"),
      ("gard", "gardens"), ("garlix", "garlic"), ("gralic", "garlic"), ("garlicc", "garlic"),
      ("garlic br", "garlic bread"), ("garlic pr", "garlic prices"), ("bre", "bread"),
      ("大", "大蒜"), ("大蒜", "大蒜"), ("大學", "大学"), ("大蒜素", "大蒜素"), ("批", "批发"), ("價", "价格"),
      ("大蒜价", "大蒜价格"), ("大蒜 价", "大蒜 价格"), ("行", "行情"),
      ("ニン", "ニンニク"), ("にん", "にんにく"), ("にんにｋ", "ニンニク"), ("ninni", "ニンニク"), ("ninn", "にんにく"),
      ("rame", "ラーメン"), ("ra-me", "ラーメン"), ("saba", "サーバー"),
      ("fairu", "ファイル"), ("ﾗｰ", "ラーメン"),
      ("ㅁㄴ", "마늘"), ("마느", "마늘"), ("마늘", "마늘"), ("만", "마늘"), ("ㅅㅅ전자", "삼성전자"), ("삼서", "삼성"),
      ("ㅅㅅㅈㅈ", "삼성전자"), ("삼성전ㅈ", "삼성전자"), ("veg", "Vegetables"), ("Rec", "Recipes"),
      ("fin", "Finance"),
      ("dasuan", "大蒜"), ("ds", "大蒜"), ("dsuan", "大蒜"), ("da'suan", "大蒜"), ("da suan", "大蒜"),
      ("da4suan4", "大蒜"), ("dasu", "大蒜"), ("jiage", "价格"), ("hangq", "行情"), ("dasuanjiage", "大蒜价格"),
      ("dsjg", "大蒜价格"), ("大蒜jia", "大蒜价格"), ("大蒜 jg", "大蒜 价格"), ("dasuanjia", "大蒜价格"),
      ("dasuans", "大蒜素"), ("pifa", "批发"), ("DAXUE", "大学"),
      ("マ", ""), ("xyz", ""), ("", ""), (" ", ""), ("garlic xyz", ""), ("…", ""),
    ]
    for (typed, expected) in TestRounds.sample(table, every: 3) {
      let texts = try snapshot.complete(typed).map(\.text)
      if expected.isEmpty {
        #expect(texts.isEmpty, "\(typed): \(texts)")
      } else {
        #expect(texts.prefix(5).contains(expected), "\(typed): \(texts)")
      }
    }
  }

  @Test func completionsFindWhatTheySay() throws {
    let snapshot = try Self.library().snapshot
    for typed in ["g", "garlic p", "大", "ㅅㅅ", "마", "nin", "veg", "ラ", "とう"] {
      for completion in try snapshot.complete(typed) {
        var options = SearchOptions(limit: 0)
        options.mode = .all
        options.counting = .exact
        options.findsOtherKana = false
        let found = try snapshot.search(completion.query, options).total.count
        #expect(found == completion.documents && found > 0, "\(typed): \(completion)")
        for range in completion.highlights {
          #expect(range.upperBound <= completion.text.utf8.count && !range.isEmpty)
        }
      }
    }
  }

  @Test func titlesAreOfferedWithWhatWasTypedMarked() throws {
    let completions = try Self.library().snapshot.complete("garl")
    let title = try #require(completions.first { $0.text == "Garlic bread" })
    #expect(title.documents == 1)
    #expect(!title.highlights.isEmpty)
    #expect(completions.first?.text == "garlic")
    #expect(completions.first?.documents == 2)
    #expect(completions.first?.highlights == [0..<4])
  }

  @Test func filterFieldsAndLimitHold() throws {
    let snapshot = try Self.library().snapshot
    let filter = Query.anyOf(["Finance"]).in("tag")
    #expect(try snapshot.complete("gar", filter: filter).first?.documents == 1)
    #expect(try snapshot.complete("veg", in: ["title"]).isEmpty)
    #expect(try snapshot.complete("g", limit: 1).map(\.text) == ["garlic"])
    #expect(try snapshot.complete("g", limit: 0).isEmpty)
    #expect(throws: IndexError.self) { try snapshot.complete("g", limit: -1) }
    #expect(throws: IndexError.self) { try snapshot.complete("g", in: ["nowhere"]) }
    #expect(throws: IndexError.deadlineExceeded) {
      try snapshot.complete("g", deadline: ContinuousClock.now)
    }
  }

  /// Of many words with the same initials those that the segmenter knows, and rare names, are found.
  @Test func rareWordsOfManyAreFound() throws {
    var random = SeededGenerator.fresh("rareWordsOfManyAreFound")
    let first = Array("周州洲粥轴三散伞红洪黄华")
    let second = Array("杰节接街国过果楼路里龙")
    let texts = (0..<400).map { _ in
      String([
        first.randomElement(using: &random) ?? "周", second.randomElement(using: &random) ?? "杰",
      ])
    }
    let snapshot = try KanaTests.index(texts + ["三国演义", "红楼梦", "周杰伦", "伦敦", "伦敦"]).snapshot
    for (typed, word) in [
      ("sgyy", "三国演义"), ("sanguoy", "三国演义"), ("hlm", "红楼梦"), ("honglm", "红楼梦"),
      ("zhoujielun", "周杰伦"),
    ] {
      #expect(try snapshot.complete(typed).map(\.text).contains(word), "\(typed)")
    }
  }

  @Test func chineseIsNotWidenedBySound() throws {
    let index = try KanaTests.index(["旅游景点", "古代经典", "张云", "张芸", "上海", "深圳"])
    func texts(_ typed: String, _ similarSounds: Bool = false) throws -> [String] {
      try index.snapshot.complete(typed, similarSounds: similarSounds).map(\.text)
    }
    #expect(try Set(texts("景点")).isDisjoint(with: ["经典", "古代经典"]))
    #expect(try Set(texts("张云")).isDisjoint(with: ["张芸"]))
    #expect(try Set(texts("jingdian")).isSuperset(of: ["景点", "经典"]))
    #expect(try Set(texts("zhangyun")).isSuperset(of: ["张云", "张芸"]))
    // Two sounds that are taken for each other are more than a slip.
    #expect(try texts("senzen").isEmpty)
    #expect(try texts("senzen", true) == ["深圳"])
    #expect(try texts("sanghai", true) == ["上海"])
  }

  /// Words that begin so, against a loop over all words.
  @Test func wordsAreThoseOfAPlainLoop() throws {
    var random = SeededGenerator.fresh("wordsAreThoseOfAPlainLoop")
    var documents: [Set<String>] = []
    for _ in 0..<40 {
      var words: Set<String> = []
      for _ in 0..<8 {
        words.insert(
          String(
            (0..<Int.random(in: 3...6, using: &random)).map { _ in
              "bcd".randomElement(using: &random) ?? "b"
            }))
      }
      documents.append(words)
    }
    let index = try SearchIndex.inMemory(schema: Schema(.text("body", stored: false)))
    try index.write { batch in
      for (number, words) in documents.enumerated() {
        try batch.put(id: "\(number)", ["body": .string(words.sorted().joined(separator: " "))])
      }
    }
    for _ in 0..<TestRounds.count(20) {
      let prefix = String(
        (0..<Int.random(in: 1...3, using: &random)).map { _ in
          "bcd".randomElement(using: &random) ?? "b"
        })
      var counts: [String: Int] = [:]
      for word in documents.flatMap({ $0 }) where word.hasPrefix(prefix) {
        counts[word, default: 0] += 1
      }
      let expected = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
        .prefix(10)
      let found = try index.snapshot.complete(prefix)
      #expect(found.map(\.text) == expected.map(\.key), "\(prefix)")
      #expect(found.map(\.documents) == expected.map(\.value), "\(prefix)")
    }
  }

  /// ㅁㄴ is how 마늘 is typed in a hurry; what stands in a text as it is typed is not widened.
  @Test func halfTypedHangulIsSearchedForWhereNothingElseIsFound() throws {
    let index = try SearchIndex.inMemory(schema: Schema(.text("title"), .text("body")))
    try index.write { batch in
      try batch.put(id: "a", ["title": "마늘 장아찌", "body": "햇마늘로 담그는 마늘 장아찌"])
      try batch.put(id: "b", ["title": "감자", "body": "감자 이야기 ㅋㅋ 코끼리"])
      try batch.put(id: "c", ["title": "크크", "body": "컴컴한 카카오"])
    }
    func found(_ text: String, _ options: SearchOptions = SearchOptions()) throws -> [String] {
      try index.search(text, options).map(\.id)
    }
    #expect(try found("ㅁㄴ") == ["a"])
    #expect(try found("마느") == ["a"])
    #expect(try found("ㅋㅋ") == ["b"])
    #expect(try found("ㅎㅎ") == [])
    #expect(try found("마누") == [])
    let results = try index.search("ㅁㄴ")
    #expect(results.diagnostics.map(\.kind) == [.halfTyped])
    #expect(results.diagnostics[0].message.contains("마늘"))
    var all = SearchOptions()
    all.mode = .all
    #expect(try found("ㅁㄴ", all) == [])
    // The second page goes on from the first.
    var paged = SearchOptions(limit: 1)
    try index.write { try $0.put(id: "d", ["title": "마늘", "body": "마늘"]) }
    let first = try index.search("ㅁㄴ", paged)
    paged.after = first.next
    let second = try index.search("ㅁㄴ", paged)
    #expect(Set((first.hits + second.hits).map(\.id)) == ["a", "d"])
  }
}
