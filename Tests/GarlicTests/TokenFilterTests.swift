// Do token filters of a program decide what is indexed and looked for, and nothing worse?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct TokenFilterTests {
  struct StopWords: TokenFilter {
    var fingerprint = "stop words 1"
    var words: Set<String> = ["the", "of", "的"]
    func filter(_ tokens: [Token], for purpose: TokenPurpose) -> [Token] {
      tokens.filter { !words.contains($0.text) }
    }
  }

  struct Trade: TokenFilter {
    let fingerprint = "trade 4"
    let names = ["allium": "garlic"]
    func filter(_ tokens: [Token], for purpose: TokenPurpose) -> [Token] {
      if purpose == .searching { return tokens }
      return tokens.flatMap { token in
        [token] + (names[token.text].map { [token.replaced(by: $0)] } ?? [])
      }
    }
  }

  /// Replaces, in documents and queries alike.
  struct Spelling: TokenFilter {
    let fingerprint = "spelling"
    func filter(_ tokens: [Token], for purpose: TokenPurpose) -> [Token] {
      tokens.map { $0.text == "colour" ? $0.replaced(by: "color") : $0 }
    }
  }

  struct Made: TokenFilter {
    let fingerprint = "made"
    let make: @Sendable ([Token]) -> [Token]
    func filter(_ tokens: [Token], for purpose: TokenPurpose) -> [Token] { make(tokens) }
  }

  static func marked(_ hit: Hit?, _ field: String = "body") throws -> String? {
    try hit?.snippet(field, columns: 200).marked("<", ">") { String($0) }
  }

  @Test func stopWordsAreDropped() throws {
    let index = try SearchIndex.inMemory(
      schema: .titleAndBody, analyzer: try Analyzer(filters: [StopWords()]))
    try index.write { batch in
      try batch.put(id: "a", ["body": "the price of the garlic"])
      try batch.put(id: "b", ["body": "price garlic"])
    }
    #expect(try index.snapshot.terms(of: "body").map(\.text) == ["garlic", "price"])
    #expect(try index.search("the price of garlic").map(\.id).sorted() == ["a", "b"])
    #expect(try index.search("the").isEmpty)
    // The places of what was dropped stay.
    #expect(try index.search("\"price of the garlic\"").map(\.id) == ["a"])
    #expect(try index.search("\"price garlic\"").map(\.id) == ["b"])
    let hit = try index.search("the price").first { $0.id == "a" }
    #expect(try Self.marked(hit) == "the <price> of the garlic")
    #expect(try index.search("+the +garlic").count == 2)
    #expect(try #require(try index.search("the garlic").first).explain().value > 0)
  }

  @Test func synonymsAreAddedWhenIndexing() throws {
    let index = try SearchIndex.inMemory(
      schema: Schema(.text("title"), .text("body", analysis: .init(filters: ["trade 4"]))),
      analyzer: try Analyzer(fieldFilters: [Trade()]))
    try index.write { batch in
      try batch.put(id: "a", ["body": "Fresh Allium from Jinxiang", "title": "allium"])
      try batch.put(id: "b", ["body": "garlic"])
    }
    #expect(try index.search("garlic").map(\.id).sorted() == ["a", "b"])
    #expect(try index.search("title:garlic").isEmpty)
    #expect(try index.search("allium").map(\.id) == ["a"])
    #expect(try index.search("\"fresh garlic from\"").map(\.id) == ["a"])
    let hit = try index.search("\"fresh garlic\"").first
    #expect(try Self.marked(hit) == "<Fresh> <Allium> from Jinxiang")
    #expect(
      try Self.marked(try index.search("gar*").first { $0.id == "a" })
        == "Fresh <Allium> from Jinxiang")
  }

  @Test func replacementsMeet() throws {
    let index = try SearchIndex.inMemory(
      schema: Schema(.text("body")), analyzer: try Analyzer(filters: [Spelling()]))
    try index.write { batch in
      try batch.put(id: "a", ["body": "the colour of 大蒜"])
      try batch.put(id: "b", ["body": "color"])
    }
    for query in ["colour", "color"] {
      #expect(try index.search(query).map(\.id).sorted() == ["a", "b"])
      let hit = try index.search(query).first { $0.id == "a" }
      #expect(try Self.marked(hit) == "the <colour> of 大蒜")
    }
    #expect(try Self.marked(try index.search("大蒜").first) == "the colour of <大蒜>")
  }

  /// A word that one of the fields drops is not required of the others' documents.
  @Test func whatSomeFieldsDropIsNotRequired() throws {
    let index = try SearchIndex.inMemory(
      schema: Schema(.text("title"), .text("body", analysis: .init(filters: ["stop words 1"]))),
      analyzer: try Analyzer(fieldFilters: [StopWords()]))
    try index.write { batch in
      try batch.put(id: "body", ["body": "the garlic"])
      try batch.put(id: "title", ["title": "the garlic"])
      try batch.put(id: "other", ["title": "the onion"])
    }
    var options = SearchOptions()
    options.mode = .all
    #expect(
      try index.snapshot.search("the garlic", options).map(\.id).sorted() == ["body", "title"])
    #expect(try index.snapshot.search("the", options).map(\.id).sorted() == ["other", "title"])
    #expect(try index.snapshot.search("body:the", options).isEmpty)
  }

  @Test func theFilterIsPartOfTheIndex() throws {
    let storage = MemoryStorage()
    let index = try SearchIndex.open(
      "i", on: storage, schema: Schema(.text("body")),
      analyzer: try Analyzer(filters: [StopWords()]))
    try index.write { try $0.put(id: "a", ["body": "the garlic"]) }
    var newer = StopWords()
    newer.fingerprint = "stop words 2"
    for analyzer in [
      nil, try Analyzer(filters: [newer]), try Analyzer(filters: [StopWords(), Trade()]),
    ] {
      let other = try SearchIndex.open("i", on: storage, analyzer: analyzer)
      func isNamed(_ error: any Error) -> Bool {
        guard case IndexError.analyzerMismatch = error else { return false }
        return "\(error)".contains("'stop words 1'")
      }
      #expect(performing: { try other.search("garlic") }, throws: isNamed)
      #expect(performing: { try other.write { try $0.delete(id: "a") } }, throws: isNamed)
      #expect(try other.analyzerDifferences().count == 1)
      #expect(try other.snapshot.document(id: "a") != nil)
    }
    let plain = try SearchIndex.open("i", on: storage)
    #expect(try plain.rebuild() == 1)
    #expect(try plain.search("the").count == 1)
  }

  @Test func theFilterOfAFieldIsNamed() throws {
    let storage = MemoryStorage()
    let schema = Schema(.text("title"), .text("body", analysis: .init(filters: ["trade 4"])))
    let analyzer = try Analyzer(fieldFilters: [Trade()])
    let index = try SearchIndex.open("i", on: storage, schema: schema, analyzer: analyzer)
    try index.write { try $0.put(id: "a", ["body": "allium"]) }
    let without = try SearchIndex.open("i", on: storage)
    func isNamed(_ error: any Error) -> Bool {
      guard case IndexError.analyzerMismatch = error else { return false }
      return "\(error)".contains("field 'body': token filter 'trade 4'")
    }
    #expect(performing: { try without.search("allium") }, throws: isNamed)
    #expect(performing: { try without.write { try $0.delete(id: "a") } }, throws: isNamed)
    #expect(
      performing: { try SearchIndex.open("new", on: storage, schema: schema) }, throws: isNamed)
    #expect(try without.analyzerDifferences().count == 1)
    #expect(try without.rebuild(with: Schema(.text("body"))) == 1)
    #expect(try without.search("garlic").isEmpty)
  }

  /// A filter that does nothing gives the index that there is without one.
  @Test func anEmptyFilterChangesNoTerm() throws {
    var random = SeededGenerator.fresh("anEmptyFilterChangesNoTerm")
    let same = Made { $0 }
    var options = SearchIndex.Options()
    options.writer.analysisWindow = 96
    options.writer.occurrencesPerRun = 20
    let plain = try SearchIndex.inMemory(schema: Schema(.text("body")), options: options)
    let filtered = try SearchIndex.inMemory(
      schema: Schema(.text("body")), analyzer: try Analyzer(filters: [same]), options: options)
    for _ in 0..<TestRounds.count(4) {
      let texts = (0..<20).map { _ in
        RandomText.sample(pieces: Int.random(in: 0...60, using: &random), using: &random).text
      }
      for index in [plain, filtered] {
        try index.write { batch in
          for (number, text) in texts.enumerated() {
            try batch.put(id: "\(number)", ["body": .string(text)])
          }
        }
      }
      let (a, b) = (plain.snapshot, filtered.snapshot)
      for (one, other) in zip(a.views, b.views) {
        #expect(try SegmentComparison.difference(one.reader, other.reader, field: 0) == nil)
      }
    }
  }

  @Test func wrongTokensAreRefused() throws {
    func token(
      _ position: Int, _ range: Range<Int> = 0..<1, text: String = "x", units: Int = 1,
      weight: Double = 1, kind: TokenKind = .word
    ) -> Token {
      Token(
        text: text, kind: kind, position: position, unitCount: units, range: range, run: 0,
        weight: weight)
    }
    let wrong: [[Token]] = [
      [token(-1)], [token(3)], [token(.max)], [token(1), token(0)], [token(0, units: 0)],
      [token(2, units: 2)], [token(0, units: .max)], [token(0, 0..<99)], [token(0, -5..<1)],
      [token(0, text: "")], [token(0, text: "", kind: .cjkWord)], [token(0, text: "\u{1}a")],
      [token(0, text: String(repeating: "x", count: 2000))], [token(0, weight: .nan)],
      [token(0, weight: -1)], [token(0, weight: .infinity)],
    ]
    for tokens in wrong {
      let index = try SearchIndex.inMemory(
        schema: Schema(.text("body")), analyzer: try Analyzer(filters: [Made { _ in tokens }]))
      for body: () throws -> Void in [
        { try index.write { try $0.put(id: "a", ["body": "one two three"]) } },
        { _ = try index.search("\"one two three\"") },
      ] {
        #expect {
          try body()
        } throws: { error in
          "\(error)".contains("made") && error is IndexError
        }
      }
      #expect(index.count == 0)
    }
    #expect(throws: AnalysisError.self) { try Analyzer(filters: [Made { $0 }, Made { $0 }]) }
    #expect(throws: AnalysisError.self) { try Analyzer(filters: [StopWords(fingerprint: "")]) }
  }

  /// Whatever a filter answers, nothing traps, and what was indexed is found.
  @Test func randomFiltersAreSafe() throws {
    var random = SeededGenerator.fresh("randomFiltersAreSafe")
    let texts = ["大蒜", "蒜", "garlic", "ก", "กิ", "마늘", "𠮷𠮷", "x"]
    for _ in 0..<TestRounds.count(8) {
      let seed = UInt64.random(in: 0 ... .max, using: &random)
      let filter = Made { tokens in
        var random = SeededGenerator(seed: seed)
        return tokens.flatMap { token -> [Token] in
          switch Int.random(in: 0..<4, using: &random) {
          case 0: return []
          case 1: return [token]
          case 2: return [token, token]
          default:
            let kind = TokenKind.allCases.randomElement(using: &random) ?? .word
            return [
              token,
              Token(
                text: texts.randomElement(using: &random) ?? "x", kind: kind,
                position: token.position, unitCount: 1, range: token.range, run: token.run,
                weight: 1),
            ]
          }
        }
      }
      let analyzer = try Analyzer(filters: [filter])
      let index = try SearchIndex.inMemory(schema: Schema(.text("body")), analyzer: analyzer)
      var bodies: [String] = []
      for _ in 0..<2 {
        try index.write { batch in
          for _ in 0..<4 {
            let text = RandomText.sample(pieces: 6, using: &random).text
            try batch.put(id: "\(bodies.count)", ["body": .string(text)])
            bodies.append(text)
          }
        }
      }
      try index.compact()
      let found = try index.snapshot.terms(of: "body", limit: 10_000).map(\.text)
      var expected: Set<String> = []
      for body in bodies {
        for token in try analyzer.tokens(in: body, for: .indexing) where token.kind != .cjkWord {
          expected.insert(token.text)
        }
      }
      #expect(Set(found) == expected)
      for body in bodies {
        for hit in try index.search(.text(body)).prefix(3) { _ = try hit.snippet("body") }
        _ = try index.snapshot.complete(String(body.prefix(3)))
      }
    }
  }
}
