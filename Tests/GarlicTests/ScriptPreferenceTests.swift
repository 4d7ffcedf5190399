// Does a document in the reader's own script come before the same text in the other, and nothing else change?

@_spi(Measuring) import Garlic
import GarlicText
import TestSupport
import Testing

@Suite struct ScriptPreferenceTests {
  static let simplified = "大蒜种植技术：春季田间管理与病虫害防治，产量优势明显。"
  static let traditional = "大蒜種植技術：春季田間管理與病蟲害防治，產量優勢明顯。"
  static let queries = [
    ("种植", "種植"), ("大蒜 种植", "大蒜 種植"), ("\"田间管理\"", "\"田間管理\""),
    ("产量优势明显", "產量優勢明顯"), ("大蒜种植在春季如何进行田间管理？", "大蒜種植在春季如何進行田間管理？"),
    ("种植 -garlic", "種植 -garlic"), ("body:技术", "body:技術"), ("产*", "產*"),
    ("种植^2 OR 无此词条", "種植^2 OR 無此詞條"),
  ]

  static func index(_ texts: [(String, String)], batches: Int = 1) throws -> SearchIndex {
    let index = try SearchIndex.inMemory(schema: Schema(.text("title", weight: 3), .text("body")))
    let size = (texts.count + batches - 1) / batches
    for start in stride(from: 0, to: texts.count, by: size) {
      try index.write { batch in
        for (id, body) in texts[start..<min(start + size, texts.count)] {
          try batch.put(id: id, ["body": .string(body)])
        }
      }
    }
    return index
  }

  @Test(arguments: queries.indices, [1, 2])
  func ownScriptComesFirst(_ number: Int, batches: Int) throws {
    for texts in [
      [("s", Self.simplified), ("t", Self.traditional)],
      [("t", Self.traditional), ("s", Self.simplified)],
    ] {
      let index = try Self.index(texts + [("x", "garlic"), ("y", "天气")], batches: batches)
      let (simplified, traditional) = Self.queries[number]
      for (query, order) in [(simplified, ["s", "t"]), (traditional, ["t", "s"])] {
        var options = SearchOptions()
        let hits = try index.snapshot.search(query, options)
        #expect(hits.map(\.id) == order, "\(query)")
        try #require(hits.count == 2)
        let isConstant = hits[0].score == 0
        #expect(isConstant || hits[0].score > hits[1].score, "\(query)")
        let reason = try hits[1].explain()
        #expect(reason.value == hits[1].score)
        #expect(ExplanationTests.sums(reason))
        #expect(isConstant || reason.description.contains("and the query in"), "\(reason)")
        let own = try hits[0].explain()
        #expect(own.value == hits[0].score)
        #expect(!own.description.contains("and the query in"))
        options.counting = .exact
        options.scoresEveryMatch = true
        #expect(try index.snapshot.search(query, options).map(\.score) == hits.map(\.score))
        options.prefersOwnScript = false
        let alike = try index.snapshot.search(query, options)
        #expect(alike.map(\.id) == texts.map(\.0), "\(query)")
        #expect(alike.map(\.score) == [hits[0].score, hits[0].score], "\(query)")
      }
    }
  }

  @Test(arguments: ["大蒜", "春季", "garlic", "公里", "大蒜の春季"])
  func aQueryInNeitherScriptPrefersNone(_ query: String) throws {
    let tail = "garlic 公里 春季"
    let index = try Self.index([("t", Self.traditional + tail), ("s", Self.simplified + tail)])
    let hits = try index.search(query)
    #expect(hits.map(\.id) == ["t", "s"], "\(query)")
    #expect(hits.first?.score == hits.last?.score)
  }

  @Test func whatIsInNeitherScriptCountsAsOnesOwn() throws {
    let index = try Self.index([
      ("t", "大蒜種植 iPhone"), ("n", "大蒜之中 iPhone"), ("s", "大蒜种植 iPhone"),
    ])
    #expect(try index.search("iPhone OR 资讯").map(\.id) == ["n", "s", "t"])
    #expect(try index.search("iPhone OR 資訊").map(\.id) == ["t", "n", "s"])
  }

  @Test func anIndexOfOneScriptScoresAsBefore() throws {
    for text in [Self.simplified, Self.traditional] {
      let index = try Self.index([("a", text), ("b", text + "大蒜"), ("n", "garlic")])
      for query in ["种植", "種植", "大蒜种植在春季如何进行田间管理"] {
        var options = SearchOptions()
        let scores = try index.snapshot.search(query, options).map(\.score)
        options.prefersOwnScript = false
        #expect(try index.snapshot.search(query, options).map(\.score) == scores)
      }
    }
  }

  @Test func analyzersThatKeepScriptsApartPreferNone() throws {
    var folds = Analyzer.Options()
    folds.foldsScripts = false
    let index = try SearchIndex.inMemory(
      schema: Schema(.text("body")), analyzer: try Analyzer(folds))
    try index.write { batch in
      try batch.put(id: "t", ["body": .string(Self.traditional)])
      try batch.put(id: "s", ["body": .string(Self.simplified)])
    }
    #expect(try index.search("大蒜 OR 种植").map(\.id) == ["s", "t"])
  }

  @Test func mergesAndDeletionsKeepTheScripts() throws {
    var texts: [(String, String)] = []
    for number in 0..<60 {
      let text = [Self.simplified, Self.traditional, "garlic 大蒜"][number % 3]
      texts.append((String(number), text))
    }
    let index = try Self.index(texts, batches: 5)
    try index.write { batch in
      for number in stride(from: 0, to: 60, by: 7) { try batch.delete(id: String(number)) }
    }
    let options = SearchOptions(limit: 100)
    let queries = ["大蒜 OR 种植", "大蒜 OR 種植", "种植", "種植"]
    let before = try queries.map { try index.snapshot.search($0, options).map(\.id) }
    try index.compact()
    #expect(try index.snapshot.report().segments.count == 1)
    #expect(try queries.map { try index.snapshot.search($0, options).map(\.id) } == before)
    let live = (0..<60).filter { $0 % 7 != 0 }
    #expect(
      before[2] == (live.filter { $0 % 3 == 0 } + live.filter { $0 % 3 == 1 }).map(String.init))
    #expect(
      before[3] == (live.filter { $0 % 3 == 1 } + live.filter { $0 % 3 == 0 }).map(String.init))
  }

  @Test func itMultipliesWithTheFactorOfTheCaller() throws {
    let index = try Self.index([("t", Self.traditional), ("s", Self.simplified)])
    var options = SearchOptions()
    options.factorLimit = 1.5
    options.factor = { $0 == "t" ? 1.5 : 1 }
    let plain = try index.search("种植")
    for query in ["种植", "大蒜种植在春季如何进行田间管理？"] {
      let hits = try index.snapshot.search(query, options)
      #expect(hits.map(\.id) == ["t", "s"])
      for hit in hits { #expect(try hit.explain().value == hit.score) }
    }
    let hits = try index.snapshot.search("种植", options)
    #expect(abs(hits[0].score - plain[0].score * 1.5 * 0.93) < 1e-6)
    #expect(hits[1].score == plain[0].score)
  }

  /// The scripts that count less for these texts.
  private static func strangers(of runs: [String]) -> Set<TextScript> {
    var sample = ScriptSample()
    for run in runs { sample.add(Array(run.utf8).span) }
    return switch sample.chinese == .neither ? sample.script : sample.chinese {
    case .simplified: [.traditional, .japanese, .korean]
    case .traditional: [.simplified, .japanese, .korean]
    case .japanese: [.simplified, .traditional, .korean]
    case .korean: [.simplified, .traditional, .japanese]
    case .neither, .han, .alphabetic: []
    }
  }

  /// The preference is the score of each document multiplied, and nothing else: by every way of searching.
  @Test func prunedSearchesAreThoseOfScoresMultiplied() throws {
    var random = SeededGenerator.fresh("prunedSearchesAreThoseOfScoresMultiplied")
    let index = try SearchIndex.inMemory(schema: OracleTests.schema)
    var scripts: [String: TextScript] = [:]
    for batch in 0..<3 {
      try index.write { writing in
        for number in 0..<800 {
          let body = RandomText.sample(
            pieces: Int.random(in: 1...8, using: &random), using: &random)
          let id = String(batch * 800 + number)
          scripts[id] = OracleIndex.script(of: [body.text])
          try writing.put(id: id, ["body": .string(body.text)])
        }
      }
    }
    if Bool.random(using: &random) {
      try index.write { batch in
        for number in 0..<100 { try batch.delete(id: String(number * 7)) }
      }
    }
    let snapshot = index.snapshot
    var moved = 0
    for round in 0..<TestRounds.count(60) {
      let runs = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        String(RandomText.run(using: &random).prefix(Int.random(in: 1...3, using: &random)))
      }
      let strangers = Self.strangers(of: runs)
      let parts = runs.map { Query.word($0) }
      let query = parts.count == 1 ? parts[0] : round % 2 == 0 ? .or(parts) : .and(parts)
      var options = SearchOptions(limit: 3000)
      options.counting = .exact
      options.scoresEveryMatch = true
      options.prefersOwnScript = false
      var expected = try snapshot.search(query, options).map { hit in
        let factor = scripts[hit.id].map { strangers.contains($0) } == true ? 0.93 : 1
        if factor < 1 { moved += 1 }
        return (id: Int(hit.id) ?? 0, score: Self.rounded(hit.score * factor))
      }
      expected.sort { ($1.score, $0.id) < ($0.score, $1.id) }
      options.prefersOwnScript = true
      for (limit, counting, threads) in [
        (3000, SearchOptions.Counting.exact, 1), (10, .bounded, 1), (1, .bounded, 2),
        (100, .bounded, 2),
      ] {
        options.limit = limit
        options.counting = counting
        options.threads = threads
        let found = try snapshot.search(query, options)
        #expect(found.map(\.id) == expected.prefix(limit).map { String($0.id) }, "\(query)")
        #expect(found.map(\.score) == expected.prefix(limit).map(\.score), "\(query)")
      }
    }
    #expect(moved > 40)
  }

  /// To a multiple of 2⁻²⁴.
  private static func rounded(_ score: Double) -> Double {
    (score * 16_777_216).rounded(.toNearestOrEven) / 16_777_216
  }
}
