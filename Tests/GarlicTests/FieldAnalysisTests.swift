// Is each field analyzed as its schema says, wherever its terms are looked for?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct FieldAnalysisTests {
  static let schema = Schema(
    .text("title", weight: 3), .text("code", analysis: .init(folds: [.width])),
    .text("words", analysis: .init(bigrams: false)),
    .text("pairs", analysis: .init(segmenter: .disabled)),
    .keyword("tag", normalization: [.case, .width]), .keyword("low", normalization: .case),
    .keyword("exact"))

  static func ids(_ index: SearchIndex, _ query: String) throws -> [String] {
    try index.search(query, limit: 100).map(\.id).sorted()
  }

  static func index() throws -> SearchIndex {
    let index = try SearchIndex.inMemory(schema: schema)
    try index.write { batch in
      try batch.put(
        id: "a",
        [
          "title": "Garlic 大蒜种植", "code": "fetchPrice CONSTANT 資料", "words": "北京大学的学生种植大蒜。",
          "pairs": "北京大学的学生", "tag": ["ＳＷＩＦＴ", "Ｓｗｉｆｔ"], "low": "ｋA", "exact": "Swift",
        ])
      try batch.put(
        id: "b",
        [
          "title": "onion", "code": "constant 资料", "words": "대한민국의 마늘 가격 データベース",
          "pairs": "资料", "tag": "swift", "low": "Ka", "exact": "swift",
        ])
    }
    return index
  }

  @Test func eachFieldFoldsItsOwnWay() throws {
    let index = try Self.index()
    #expect(try Self.ids(index, "code:CONSTANT") == ["a"])
    #expect(try Self.ids(index, "code:constant") == ["b"])
    #expect(try Self.ids(index, "code:資料") == ["a"])
    #expect(try Self.ids(index, "title:GARLIC") == ["a"])
    // All fields, each by its own analysis.
    #expect(try Self.ids(index, "CONSTANT") == ["a"])
    #expect(try Self.ids(index, "資料") == ["a", "b"])
    #expect(try Self.ids(index, "constant OR garlic") == ["a", "b"])
    #expect(try Self.ids(index, "code:CON*") == ["a"])
    #expect(try Self.ids(index, "CON*") == ["a"])
    #expect(try Self.ids(index, "code:C?NSTANT") == ["a"])
    #expect(try Self.ids(index, "code:CONSTAMT~1") == ["a"])
    #expect(try Self.ids(index, "code:constamt~1") == ["b"])
    #expect(try Self.ids(index, "\"fetchPrice CONSTANT\"") == ["a"])
    #expect(try Self.ids(index, "\"fetchprice constant\"") == [])
    // Clauses match in different fields.
    #expect(try Self.ids(index, "+CONSTANT +garlic") == ["a"])
  }

  @Test func wordsAloneAreFoundAsWords() throws {
    let index = try Self.index()
    #expect(try Self.ids(index, "words:北京大学") == ["a"])
    #expect(try Self.ids(index, "words:大蒜") == ["a"])
    #expect(try Self.ids(index, "words:学生种植") == ["a"])
    #expect(try Self.ids(index, "words:京大") == [])
    #expect(try Self.ids(index, "pairs:京大") == ["a"])
    #expect(try Self.ids(index, "words:마늘") == ["b"])
    #expect(try Self.ids(index, "words:대한") == [])
    #expect(try Self.ids(index, "words:대한*") == ["b"])
    #expect(try Self.ids(index, "words:데이터") == [])
    #expect(try Self.ids(index, "words:データベース") == ["b"])
    let terms = try index.snapshot.terms(of: "words", limit: 100).map(\.text)
    #expect(!terms.contains("京大"))
    let pairs = try index.snapshot.terms(of: "pairs", limit: 100, segmentedWords: true)
    #expect(pairs.allSatisfy { $0.text.count <= 2 })
  }

  @Test func highlightsAreThoseOfTheField() throws {
    let index = try Self.index()
    func marked(_ query: String, _ field: String) throws -> [String] {
      try index.search(query).compactMap {
        try $0.snippet(field, columns: 200).marked("<", ">") { String($0) }
      }
    }
    #expect(try marked("CONSTANT", "code") == ["fetchPrice <CONSTANT> 資料"])
    #expect(try marked("京大", "words").first?.contains("<") == false)
    #expect(try marked("学生", "words") == ["北京大学的<学生>种植大蒜。"])
    #expect(try marked("words:가격", "words") == ["대한민국의 마늘 <가격> データベース"])
    #expect(try marked("words:대한*", "words") == ["<대한민국의> 마늘 가격 データベース"])
    #expect(try marked("京大", "pairs") == ["北<京大>学的学生"])
    // A long text is cut where the words stand.
    let long = String(repeating: "今天天气很好。", count: 900) + "种植大蒜。"
    try index.write { try $0.put(id: "long", ["words": .string(long)]) }
    let hit = try #require(try index.search("words:大蒜").first { $0.id == "long" })
    #expect(try hit.snippet("words").marked("<", ">") { String($0) }.contains("<大蒜>"))
  }

  @Test func keywordsAreEqualAsTheirFieldSays() throws {
    let index = try Self.index()
    for query in ["tag:swift", "tag:ＳＷＩＦＴ", "tag:SW*", "tag:S?ift", "tag:[SA TO SZ]"] {
      #expect(try Self.ids(index, query) == ["a", "b"], "\(query)")
    }
    #expect(try Self.ids(index, "low:KA") == ["b"])
    #expect(try Self.ids(index, "low:ｋa") == ["a"])
    #expect(try Self.ids(index, "exact:swift") == ["b"])
    #expect(try index.search(.anyOf(["SWIFT"]).in("tag")).count == 2)
    var options = SearchOptions(limit: 10)
    options.facets = [.values("tag", prefix: "SW"), .values("exact")]
    options.filter = .text("SWIFT").in("tag")
    options.sort = [.ascending("tag"), .ascending("exact")]
    options.grouping = Grouping("tag")
    let results = try index.snapshot.search(.all, options)
    #expect(results.facets[0].buckets.map { "\($0.label) \($0.count)" } == ["swift 2"])
    #expect(results.facets[1].buckets.map(\.label).sorted() == ["Swift", "swift"])
    #expect(results.groups.count == 1)
    #expect(try index.snapshot.document(id: "a")?["tag"] == ["ＳＷＩＦＴ", "Ｓｗｉｆｔ"])
    #expect(try index.snapshot.complete("SWI", in: ["tag"]).map(\.text) == ["swift"])
    #expect(try index.write { try $0.delete(matching: .text("SWIFT").in("tag")) } == 2)
    #expect(index.count == 0)
  }

  @Test func completionsAndSuggestionsGoByTheField() throws {
    let index = try Self.index()
    let snapshot = index.snapshot
    #expect(try snapshot.complete("CON", in: ["code"]).map(\.text).contains("CONSTANT"))
    #expect(try snapshot.complete("con", in: ["code"]).map(\.text).contains("constant"))
    #expect(try snapshot.complete("마", in: ["words"]).map(\.text).contains("마늘"))
    #expect(try snapshot.complete("大", in: ["words"]).map(\.text).contains("大蒜"))
    #expect(try snapshot.complete("garl").map(\.text).contains("garlic"))
    for typed in ["CON", "大", "마", "ㅁㄴ", "dasuan", "garl", "", " "] {
      for completion in try snapshot.complete(typed) {
        #expect(try snapshot.search(completion.query).total.count == completion.documents)
      }
    }
    #expect(try snapshot.suggestion(for: "onoin")?.query == "onion")
    let miss = try #require(try snapshot.explain(id: "b", for: "code:CONSTANT"))
    #expect("\(miss)".contains("CONSTANT"))
    let hit = try #require(try index.search("code:CONSTANT").first)
    let value = try hit.explain().value
    #expect(abs(value - hit.score) < 1e-6)
  }

  @Test func theSchemaIsInTheFile() throws {
    let storage = MemoryStorage()
    let index = try SearchIndex.open("i", on: storage, schema: Self.schema)
    try index.write { try $0.put(id: "a", ["words": "大蒜种植", "tag": "Ａ"]) }
    let again = try SearchIndex.open("i", on: storage)
    #expect(again.schema == Self.schema)
    #expect(try Self.ids(again, "words:种植 tag:a") == ["a"])
    #expect(try SearchIndex.open("i", on: storage, schema: Self.schema).snapshot.sequence == 2)
    try again.compact()
    #expect(try SearchIndex.open("i", on: storage).schema == Self.schema)
    #expect(try IndexCheck.of("i", on: storage, deep: true).faults.isEmpty)
    // Another analysis needs a rebuild, and the error says so and what differs.
    for (field, text) in [
      (Field.text("words"), "bigrams off"), (.text("pairs"), "segmenter disabled"),
      (.keyword("tag"), "case+width"),
    ] {
      var fields = Self.schema.fields
      fields[Self.schema.index(of: field.name) ?? 0] = field
      let changed = Schema(fields: fields)
      #expect {
        try SearchIndex.open("i", on: storage, schema: changed)
      } throws: { error in
        guard case IndexError.schemaMismatch(_, let reason) = error else { return false }
        return reason.contains(text) && reason.contains("rebuild")
      }
    }
    let plain = Schema(.text("words"), .keyword("tag"))
    try again.rebuild(with: plain)
    #expect(try Self.ids(again, "words:蒜种") == ["a"])
    #expect(try Self.ids(again, "tag:a") == [])
    #expect(try Self.ids(again, "tag:Ａ") == ["a"])
  }

  @Test func schemasThatCannotBeAreRefused() throws {
    var text = Field.text("x")
    text.normalization = .case
    var keyword = Field.keyword("x")
    keyword.analysis = .init(bigrams: false)
    for field in [
      text, keyword, .keyword("x", normalization: [.accents]),
      .text("x", analysis: .init(segmenter: .disabled, bigrams: false)),
      .text("x", analysis: .init(filters: [""])), .text("x", analysis: .init(filters: ["missing"])),
      .text("x", analysis: .init(segmenter: .custom("missing"))),
    ] {
      #expect(throws: IndexError.self, "\(field)") {
        try SearchIndex.inMemory(schema: Schema(field))
      }
    }
    #expect(Field.text("x", analysis: .init()) == .text("x"))
  }

  /// An analysis of a later version is neither searched nor written nor taken for another one.
  @Test func anUnknownAnalysisIsRefused() throws {
    let storage = MemoryStorage()
    let index = try SearchIndex.open("i", on: storage, schema: Schema(.text("body"), .keyword("k")))
    try index.write { try $0.put(id: "a", ["body": "大蒜"]) }
    for entry: [UInt8] in [[9, 1], [1, 255], [3, 2], [4], [2, 7], [3, 1, 3, 1]] {
      let file = try storage.open("i", writable: true)
      let commit = try Commit.last(of: file)
      var manifest = commit.manifest
      var fields = manifest.schema.fields
      fields[0].unknownAnalysis = entry
      manifest.schema = Schema(fields: fields)
      _ = try CommitWriter(file: file, last: commit.slot).commit(manifest)
      let opened = try SearchIndex.open("i", on: storage)
      func isRefused(_ error: any Error) -> Bool {
        guard case IndexError.unknownAnalysis("i", "body", _) = error else { return false }
        return "\(error)".contains("update Garlic")
      }
      #expect(performing: { try opened.search("大蒜") }, throws: isRefused)
      #expect(performing: { try opened.write { try $0.delete(id: "a") } }, throws: isRefused)
      #expect(
        performing: {
          try SearchIndex.open("i", on: storage, schema: Schema(.text("body"), .keyword("k")))
        },
        throws: isRefused)
      #expect(try opened.snapshot.document(id: "a")?["body"] == "大蒜")
      try opened.compact()
      #expect(try SearchIndex.open("i", on: storage).schema.fields[0].unknownAnalysis == entry)
    }
    #expect(try index.refresh())
    #expect(try index.rebuild(with: Schema(.text("body"))) == 1)
    #expect(try Self.ids(index, "大蒜") == ["a"])
  }

  /// Nothing makes up for another cut where there are no bigrams.
  @Test func wordsAloneNeedTheirDictionary() throws {
    let storage = MemoryStorage()
    let schema = Schema(.text("body"), .text("words", analysis: .init(bigrams: false)))
    let index = try SearchIndex.open("i", on: storage, schema: schema)
    try index.write { try $0.put(id: "a", ["body": "羊肚菌汤", "words": "羊肚菌汤"]) }
    let words = try AnalyzerChangeTests.words("羊肚菌汤")
    let other = try SearchIndex.open("i", on: storage, analyzer: words)
    #expect {
      try other.search("羊肚菌汤")
    } throws: { error in
      guard case IndexError.analyzerMismatch(_, let differences) = error else { return false }
      return differences.allSatisfy { $0.hasPrefix("field 'words': user words") }
    }
    #expect(try other.analyzerDifferences().count == 2)
    #expect(throws: IndexError.self) { try other.write { try $0.delete(id: "a") } }
    #expect(try other.rebuild() == 1)
    #expect(try other.search("words:羊肚菌汤").count == 1)
    #expect(try other.analyzerDifferences().isEmpty)
  }

  struct Threes: RunSegmenter {
    let fingerprint = "threes 1"
    func wordEnds(in run: [Unicode.Scalar]) -> [Int] {
      Array(stride(from: 3, through: run.count, by: 3))
    }
  }

  @Test func aFieldHasItsOwnSegmenter() throws {
    let storage = MemoryStorage()
    let schema = Schema(
      .text("threes", analysis: .init(segmenter: .custom("threes 1"), bigrams: false)),
      .text("body"))
    let index = try SearchIndex.open(
      "i", on: storage, schema: schema, analyzer: try Analyzer(fieldSegmenters: [Threes()]))
    try index.write { try $0.put(id: "a", ["threes": "大蒜价格上涨", "body": "大蒜价格上涨"]) }
    #expect(try Self.ids(index, "threes:大蒜价") == ["a"])
    #expect(try Self.ids(index, "threes:大蒜") == [])
    #expect(try Self.ids(index, "body:大蒜") == ["a"])
    let hit = try #require(try index.search("格上涨").first)
    #expect(try hit.snippet("threes").marked("<", ">") { String($0) } == "大蒜价<格上涨>")
    // User words are no matter of a field that a segmenter of the program cuts.
    var words = UserWords()
    words.insert("羊肚菌汤", cost: 1)
    let other = try SearchIndex.open(
      "i", on: storage, analyzer: try Analyzer(userWords: words, fieldSegmenters: [Threes()]))
    #expect(try Self.ids(other, "threes:大蒜价") == ["a"])
    let without = try SearchIndex.open("i", on: storage)
    #expect {
      try without.search("大蒜")
    } throws: { error in "\(error)".contains("field 'threes': segmenter 'threes 1'") }
  }

  @Test func indexesOfOneSearchAgree() throws {
    let one = try Self.index()
    let two = try SearchIndex.inMemory(schema: Schema(.text("words"), .keyword("tag")))
    try two.write { try $0.put(id: "c", ["words": "大蒜"]) }
    #expect(throws: IndexError.self) { try Snapshot(joining: [one.snapshot, two.snapshot]) }
    #expect(throws: IndexError.self) { try one.merge([two.snapshot]) }
    let other = try Self.index()
    let both = try Snapshot(joining: [one.snapshot, other.snapshot], sameIDs: .keepAll)
    #expect(try both.search("words:大蒜").count == 2)
    #expect(try both.search("tag:SWIFT", SearchOptions(limit: 9)).count == 4)
    // Shards that differ say so.
    var options = SearchOptions()
    options.statistics =
      try one.snapshot.statistics(for: "大蒜") + two.snapshot.statistics(for: "大蒜")
    #expect(throws: IndexError.self) { try one.snapshot.search("大蒜", options) }
    options.statistics =
      try one.snapshot.statistics(for: "words:大蒜") + other.snapshot.statistics(for: "words:大蒜")
    #expect(try one.snapshot.search("words:大蒜", options).hits.count == 1)
  }

  /// What is not stored is known in its normalized form only.
  @Test func lostFormsAreNotGuessed() throws {
    let index = try SearchIndex.inMemory(
      schema: Schema(.text("body"), .keyword("tag", stored: false, normalization: .case)))
    try index.write { try $0.put(id: "a", ["body": "x", "tag": "Swift"]) }
    try index.rebuild(
      with: Schema(
        .text("body"), .keyword("tag", stored: false, normalization: [.case, .width])))
    #expect(try Self.ids(index, "tag:SWIFT") == ["a"])
    #expect(throws: IndexError.self) {
      try index.rebuild(with: Schema(.text("body"), .keyword("tag", stored: false)))
    }
    #expect(try index.write { try $0.update(id: "a", ["body": "y"]) })
    #expect(try Self.ids(index, "tag:SWIFT body:y") == ["a"])
  }
}
