// Are titles found by whatever is typed, as a loop over all titles finds them?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct TitleTests {
  private static let schema = Schema(
    .text("title", completes: true), .text("body"), .integer("popularity"))

  private static func index(_ titles: [(String, Int64)]) throws -> SearchIndex {
    let index = try SearchIndex.inMemory(schema: schema)
    try index.write { batch in
      for (number, title) in titles.enumerated() {
        try batch.put(
          id: "\(number)", ["title": .string(title.0), "popularity": .integer(title.1)])
      }
    }
    return index
  }

  private static let cities: [(String, Int64)] = [
    ("重庆市", 3), ("重阳节", 9), ("北京 North Gate", 1), ("Crème brûlée", 2), ("Creme de la creme", 8),
    ("マリーゴールド", 4), ("서울 시청", 5), ("서울역", 6), ("深圳湾公园", 7), ("Mississippi River Delta", 1),
  ]

  @Test(arguments: [
    ("chongq", "重庆市"), ("cqs", "重庆市"), ("chongqnig", "重庆市"), ("重庆", "重庆市"),
    ("bj north", "北京 North Gate"),
    ("beijingnor", "北京 North Gate"), ("north", "北京 North Gate"), ("creme b", "Crème brûlée"),
    ("brulee", "Crème brûlée"), ("mari-go", "マリーゴールド"), ("ㅅㅇㅅㅊ", "서울 시청"), ("서울 ㅅ", "서울 시청"),
    ("서욻", "서울역"), ("shenzhenw", "深圳湾公园"), ("szw", "深圳湾公园"), ("gongyuan", "深圳湾公园"),
    ("missisippi", "Mississippi River Delta"), ("river del", "Mississippi River Delta"),
  ]) func titlesAreOffered(typed: String, title: String) throws {
    let texts = try Self.index(Self.cities).snapshot.complete(typed).map(\.text)
    #expect(texts.prefix(5).contains(title), "\(texts)")
  }

  @Test func weightsRankTitles() throws {
    let snapshot = try Self.index(Self.cities).snapshot
    func titles(_ typed: String, _ weight: String?) throws -> [String] {
      try snapshot.complete(typed, in: ["title"], weight: weight).map(\.text).filter { text in
        Self.cities.contains { $0.0 == text }
      }
    }
    #expect(try titles("cre", nil).first == "Crème brûlée")
    #expect(try titles("cre", "popularity").first == "Creme de la creme")
    #expect(try titles("重", "popularity").first == "重阳节")
    #expect(throws: IndexError.self) { try snapshot.complete("c", weight: "body") }
    #expect(throws: IndexError.self) { try snapshot.complete("c", weight: "nowhere") }
  }

  @Test func deletedAndFilteredTitlesAreLeftOut() throws {
    let index = try Self.index(Self.cities)
    let before = index.snapshot
    #expect(try before.complete("chongq").contains { $0.text == "重庆市" })
    try index.write { batch in
      try batch.delete(id: "0")
      try batch.put(id: "new", ["title": .string("重庆北站"), "popularity": .integer(1)])
    }
    let texts = try index.snapshot.complete("chongq").map(\.text)
    #expect(texts.contains("重庆北站") && !texts.contains("重庆市"))
    #expect(try before.complete("chongq").contains { $0.text == "重庆市" })
    let filter = Query.text("north")
    #expect(try index.snapshot.complete("chongq", filter: filter).isEmpty)
  }

  @Test func highlightsAreWhatWasTyped() throws {
    let snapshot = try Self.index(Self.cities).snapshot
    for (typed, title, marked) in [
      ("chongq", "重庆市", "重庆"), ("creme br", "Crème brûlée", "Crème br"),
      ("north", "北京 North Gate", "North"),
    ] {
      let completion = try #require(
        try snapshot.complete(typed).first { $0.text == title }, "\(typed)")
      let utf8 = Array(completion.text.utf8)
      #expect(completion.highlights.map { String(decoding: utf8[$0], as: UTF8.self) } == [marked])
    }
  }

  @Test func otherLayoutsAreAnOption() throws {
    let snapshot = try Self.index(Self.cities).snapshot
    #expect(try snapshot.complete("tjdnfdur").isEmpty)
    #expect(try snapshot.complete("tjdnfdur", otherLayout: true).map(\.text).contains("서울역"))
    #expect(
      try snapshot.complete("ㅡㅑㄴ냐ㄴ", otherLayout: true).map(\.text)
        .contains("Mississippi River Delta"))
  }

  @Test func schemasSayWhichFieldsComplete() throws {
    let plain = Schema(.text("title"), .text("note"))
    let chosen = Schema(.text("title"), .text("note", completes: true))
    #expect(Schema(.text("title", stored: false, completes: true)).fault != nil)
    var out = ByteWriter()
    chosen.encode(into: &out)
    let read = try MappedBytes.holding(out.bytes).withView { view in
      var reader = ByteReader(view)
      return try Schema(from: &reader)
    }
    #expect(read == chosen && read != plain)
    let index = try SearchIndex.inMemory(schema: chosen)
    try index.write { batch in
      try batch.put(
        id: "1", ["title": .string("garlic bread"), "note": .string("garlic is cheap")])
    }
    #expect(index.schema.fields[1].completes && !index.schema.fields[0].completes)
    let texts = try index.snapshot.complete("garl").map(\.text)
    #expect(texts.contains("garlic is cheap") && !texts.contains("garlic bread"))
    let both = try SearchIndex.inMemory(schema: plain)
    try both.write { batch in
      try batch.put(
        id: "1", ["title": .string("garlic bread"), "note": .string("garlic is cheap")])
    }
    #expect(try both.snapshot.complete("garl").count { $0.text.contains(" ") } == 2)
  }

  /// Large segments: the first answer is without the table, and with it the same titles are found.
  @Test func tablesAreMadeOnDemand() throws {
    let index = try Self.index(Self.cities)
    let analyzer = try Analyzer()
    let tables = TitleTables(mostAtOnce: 1)
    let readers = index.snapshot.views.map(\.reader)
    #expect(try tables.tables(of: readers, fields: [0], weight: nil, by: analyzer) == nil)
    #expect(tables.byteCount == 0)
    try tables.prepare(readers, fields: [0], weight: nil, by: analyzer)
    let made = try #require(
      try tables.tables(of: readers, fields: [0], weight: nil, by: analyzer))
    #expect(made.map(\.count) == [Self.cities.count])
    #expect(tables.byteCount > 0)
    try index.snapshot.prepareCompletions()
    #expect(index.snapshot.completionByteCount == tables.byteCount)
  }

  /// The automaton against the distance of whole texts.
  @Test func slipsAreThoseOfTheDistance() {
    var random = SeededGenerator.fresh("slipsAreThoseOfTheDistance")
    let letters = Array("abc마늘만ん".utf16)
    func text() -> [UInt16] {
      (0..<Int.random(in: 1...6, using: &random)).map { _ in
        letters.randomElement(using: &random) ?? 0x61
      }
    }
    for _ in 0..<TestRounds.count(2000) {
      let (typed, other) = (text(), text())
      let pattern = FuzzyPattern(String(decoding: typed, as: UTF16.self), edits: 1)
      let automaton = SlipAutomaton(typed)
      var state: SlipAutomaton.State? = automaton.start
      for unit in other { state = state.flatMap { automaton.advanced($0, by: unit) } }
      let distance = pattern.distance(to: Array(String(decoding: other, as: UTF16.self).utf8))
      #expect(
        (state.map { automaton.isAtEnd($0) } ?? false) == (distance != nil),
        "\(String(decoding: typed, as: UTF16.self)) \(String(decoding: other, as: UTF16.self))")
    }
  }

  /// Sorted places against a loop over all titles.
  @Test func beginningsAreThoseOfAPlainLoop() throws {
    var random = SeededGenerator.fresh("beginningsAreThoseOfAPlainLoop")
    let analyzer = try Analyzer()
    for _ in 0..<TestRounds.count(6) {
      var titles: Set<String> = []
      for _ in 0..<60 {
        let letters = Array(["大", "打", "蒜", "算", "价", "a", "d", "s", " "])
        titles.insert(
          (0..<Int.random(in: 1...6, using: &random)).map { _ in
            letters.randomElement(using: &random) ?? "大"
          }.joined())
      }
      let all = titles.sorted().map { ($0, Int64(0)) }
      let index = try Self.index(all)
      let table = try TitleTable(index.snapshot.views[0].reader, fields: [0], by: analyzer)
      let folded = try (0..<table.count).map {
        try FoldedTitle(table.value($0), by: analyzer).units
      }
      for typed in ["d", "da", "das", "ds", "dsj", "大", "大s", "大蒜", "a d", "dasuan", "dasu", "s"] {
        let prefix = try FoldedTitle(typed, by: analyzer).units
        let range = table.wholes.range(of: prefix, in: table.units)
        #expect(
          Set(range.map { Int(table.wholes.titles[$0]) })
            == Set(folded.indices.filter { folded[$0].starts(with: prefix) }), "\(typed)")
        guard let pattern = PinyinPattern(typed) else { continue }
        for initials in [false, true] {
          var search = try TitleSearch(
            typed, in: [table], fields: [0], wanted: 1000, similarSounds: false, by: analyzer)
          let found = Set(
            search.matches().filter {
              $0.way == .beginning || $0.way == .reading || initials && $0.way == .initials
            }.map(\.title))
          let expected = folded.indices.filter { number in
            if folded[number].starts(with: prefix) { return true }
            let letters = folded[number].filter { $0 != 0x20 }.compactMap { Unicode.Scalar($0) }
            return pattern.match(letters, initials: initials) != nil
          }
          #expect(found == Set(expected), "\(typed), initials \(initials)")
        }
      }
    }
  }
}
