// Are words found by what says the same?

@_spi(Measuring) import Garlic
import TestSupport
import Testing

@Suite("Synonyms")
struct SynonymTests {
  private static func index(_ texts: [String]) throws -> SearchIndex {
    let index = try SearchIndex.inMemory(schema: Schema(.text("body")))
    try index.write { batch in
      for (number, text) in texts.enumerated() {
        try batch.put(id: String(number), ["body": .string(text)])
      }
    }
    return index
  }

  private static func options(_ rules: String, phrases: Bool = false) throws -> SearchOptions {
    var options = SearchOptions(limit: 100)
    var synonyms = try Synonyms(parsing: rules)
    synonyms.appliesToPhrases = phrases
    options.synonyms = synonyms
    return options
  }

  @Test(
    "What was asked for comes first, what says the same after it",
    arguments: [
      ("土豆", "土豆, 马铃薯, potato"), ("马铃薯", "土豆, 马铃薯, potato"), ("potato", "土豆, 马铃薯, potato"),
      ("馬鈴薯", "土豆, 马铃薯, potato"), ("Potatoes", "土豆, 马铃薯, potato"),
    ])
  func found(_ query: String, _ rules: String) throws {
    let texts = ["今天吃土豆吧", "今天吃马铃薯", "we eat one potato out there today", "今天吃西瓜吧"]
    let index = try Self.index(texts)
    let hits = try index.snapshot.search(query, try Self.options(rules))
    #expect(Set(hits.map(\.id)) == ["0", "1", "2"], "\(query)")
    let own = try #require(try index.search(query).first)
    #expect(hits.first?.id == own.id)
    #expect(hits.allSatisfy { !$0.isRelaxed })
  }

  @Test("One way is one way")
  func oneWay() throws {
    let index = try Self.index(["smartphone", "핸드폰을 샀다", "스마트폰"])
    let options = try Self.options("smartphone => 핸드폰, 스마트폰")
    #expect(
      Set(try index.snapshot.search("smartphone", options).map(\.id)) == ["0", "1", "2"])
    #expect(try index.snapshot.search("핸드폰", options).map(\.id) == ["1"])
    #expect(Set(try index.snapshot.search("SMARTPHONES", options).map(\.id)) == ["0", "1", "2"])
  }

  @Test("Several words and sequences of characters stand on either side")
  func sequences() throws {
    let index = try Self.index([
      "how to bake a sweet potato", "烤红薯的做法", "potato and something sweet", "sweet tea",
    ])
    let options = try Self.options("sweet potato, 红薯")
    let words = try index.snapshot.search("sweet potato", options)
    #expect(Set(words.filter { !$0.isRelaxed }.map(\.id)).isSuperset(of: ["0", "1"]))
    let characters = try index.snapshot.search("红薯", options)
    #expect(characters.map(\.id) == ["1", "0"])
    // Among others, and as a part of a longer run and of a question.
    #expect(try index.snapshot.search("bake sweet potato", options).map(\.id).contains("0"))
    #expect(try index.snapshot.search("红薯怎么烤才好吃呢", options).map(\.id).contains("0"))
    #expect(
      try index.snapshot.search("how do people bake sweet potato best", options).map(\.id).contains(
        "1"))
  }

  @Test("Inside a run of characters whole words alone have synonyms")
  func insideRuns() throws {
    let index = try Self.index(["马铃薯炖牛肉", "土豆炖牛肉", "炖牛肉"])
    let options = try Self.options("土豆, 马铃薯")
    let hits = try index.snapshot.search("土豆炖", options)
    #expect(hits.filter { !$0.isRelaxed }.map(\.id) == ["1", "0"])
    // 国人 in 中国人民 is no word.
    let people = try Self.index(["外邦", "中国人民"])
    #expect(try people.snapshot.search("中国人民", try Self.options("国人, 外邦")).map(\.id) == ["1"])
  }

  @Test("A particle may follow a Korean word")
  func particles() throws {
    let index = try Self.index(["핸드폰을 샀다", "스마트폰을 샀다", "마늘을 샀다"])
    let hits = try index.snapshot.search("핸드폰을", try Self.options("스마트폰, 핸드폰"))
    #expect(hits.map(\.id).prefix(2) == ["0", "1"])
  }

  @Test("Quotes, prefixes, what is excluded and filters stay as typed")
  func asTyped() throws {
    let index = try Self.index(["土豆", "马铃薯", "西瓜"])
    var options = try Self.options("土豆, 马铃薯")
    #expect(try index.snapshot.search("\"土豆\"", options).map(\.id) == ["0"])
    #expect(try index.snapshot.search("西瓜 OR 马铃薯 -土豆", options).map(\.id).contains("1"))
    options.filter = .text("土豆")
    #expect(try index.snapshot.search("土豆", options).map(\.id) == ["0"])
    let phrases = try Self.options("土豆, 马铃薯", phrases: true)
    #expect(try index.snapshot.search("\"土豆\"", phrases).map(\.id) == ["0", "1"])
  }

  @Test("Synonyms are found in groups and fields, and marked in texts")
  func groups() throws {
    let index = try Self.index(["买土豆和西瓜", "买马铃薯和西瓜", "买西瓜"])
    let options = try Self.options("土豆, 马铃薯")
    let hits = try index.snapshot.search("(土豆 OR 番茄) AND 西瓜", options)
    #expect(hits.map(\.id) == ["0", "1"])
    #expect(try index.snapshot.search("body:土豆", options).map(\.id) == ["0", "1"])
    let snippet = try #require(try hits.last?.snippet("body"))
    let marked = snippet.ranges.map { String(snippet.text[$0]) }
    #expect(marked.contains("马铃薯"))
    #expect(try hits[1].explain().description.contains("马铃薯"))
    for hit in hits { #expect(try hit.explain().value == hit.score) }
  }

  @Test(
    "Lines that cannot be read are named",
    arguments: [("a, b\na", 2), ("a =>", 1), ("=> b", 1), ("a => b => c", 1), (",", 1)])
  func refused(_ text: String, _ line: Int) {
    #expect {
      try Synonyms(parsing: text)
    } throws: { error in
      "\(error)".contains("line \(line) ")
        || (error as? IndexError)?.description.contains("line \(line) ") == true
    }
  }

  @Test("Comments and empty lines are skipped")
  func comments() throws {
    let synonyms = try Synonyms(parsing: "# vegetables\n\na, b # both\n  x y ,z => w\n")
    #expect(synonyms.count == 4)
    #expect(Synonyms().isEmpty)
  }

  /// What is found is what is found by any of the words as typed, on random texts.
  @Test func theyFindWhatAnyOfThemFinds() throws {
    var random = SeededGenerator.fresh("theyFindWhatAnyOfThemFinds")
    let words = ["大蒜", "种植", "garlic", "마늘", "価格", "spring onion", "马铃薯", "にんにく"]
    for _ in 0..<TestRounds.count(8) {
      let texts = (0..<60).map { _ in
        (0..<Int.random(in: 1...4, using: &random)).map { _ in
          words.randomElement(using: &random) ?? ""
        }
        .joined(separator: "，")
      }
      let index = try Self.index(texts)
      let set = Array(words.shuffled(using: &random).prefix(Int.random(in: 2...4, using: &random)))
      var options = SearchOptions(limit: 100)
      options.findsOtherKana = false
      var synonyms = Synonyms()
      synonyms.insert(set)
      var expected: Set<String> = []
      for word in set {
        let query = word.contains(" ") ? Query.phrase(word) : .text(word)
        expected.formUnion(try index.snapshot.search(query, options).map(\.id))
      }
      options.synonyms = synonyms
      let found = try index.snapshot.search(.text(set[0]), options)
      #expect(Set(found.map(\.id)) == expected, "\(set)")
      options.counting = .exact
      options.scoresEveryMatch = true
      let exhaustive = try index.snapshot.search(.text(set[0]), options)
      #expect(exhaustive.map(\.score) == found.map(\.score))
      #expect(exhaustive.total.count == expected.count)
    }
  }
}
