// Is a hit told as relaxed exactly when it has not all of the query, and are full matches what is counted?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct FullMatchTests {
  static func index(_ bodies: [String: String]) throws -> Snapshot {
    let index = try SearchIndex.inMemory(schema: Schema(.text("body")))
    try index.write { batch in
      for (id, body) in bodies { try batch.put(id: id, ["body": .string(body)]) }
    }
    return index.snapshot
  }

  static func count(_ query: String, _ snapshot: Snapshot, _ mode: SearchOptions.Mode = .standard)
    throws -> Int
  {
    var options = SearchOptions(limit: 1)
    options.counting = .exact
    options.mode = mode
    let total = try snapshot.search(query, options).total
    #expect(total.isExact)
    return total.count
  }

  /// A long run that an operator stands before is meant as it stands.
  @Test func operatorsMeanRunsAsTheyStand() throws {
    let snapshot = try Self.index([
      "a": "港北第三小学 招生", "b": "港北医院 招生", "c": "第三小学生 招生", "d": "南山 招生",
    ])
    func ids(_ query: String, _ mode: SearchOptions.Mode = .standard) throws -> Set<String> {
      var options = SearchOptions()
      options.mode = mode
      return Set(try snapshot.search(query, options).map(\.id))
    }
    for query in ["招生 -港北第三小学", "招生 NOT 港北第三小学", "NOT 港北第三小学", "* -港北第三小学"] {
      #expect(try ids(query) == ["b", "c", "d"], "\(query)")
    }
    for query in [
      "+港北第三小学", "招生 AND 港北第三小学", "+招生 +港北第三小学", "body:招生 AND body:港北第三小学",
      "港北第三小学 AND NOT 南山",
    ] {
      #expect(try ids(query) == ["a"], "\(query)")
    }
    #expect(try ids("港北第三小学", .all) == ["a"])
    #expect(try ids("港北第三小学 招生", .all) == ["a"])
  }

  /// A part of a compound is no answer when no document has the compound.
  @Test(arguments: ["iPhone16", "\"iPhone16\"", "总会 AND iPhone16", "foo@a", "mp3", "+mp3"])
  func compoundsThatNobodyHasAreNotFound(query: String) throws {
    let snapshot = try Self.index(["a": "第16回总会", "b": "苹果手机", "c": "A 和 B", "d": "第3号 iphone"])
    #expect(try Self.count(query, snapshot) == 0)
    #expect(try snapshot.search(query).allSatisfy(\.isRelaxed))
    #expect(try Self.count("NOT (\(query))", snapshot) == 4)
  }

  /// A compound is found by its parts, one after another, and as one word first.
  @Test(arguments: [
    ("garlic.test", ["kim_lee@mail.garlic.test"]), ("kim_lee", ["kim_lee@mail.garlic.test"]),
    ("crop_price", ["crop_price = 3", "fetch_crop_price()"]),
    ("\"crop_price\"", ["crop_price = 3", "fetch_crop_price()"]), ("tar.gz", ["backup.tar.gz"]),
    ("iphone16", ["iPhone16手机", "iPhone 16 手机"]), ("5kg", ["5kg", "5 kg 的大蒜"]),
    ("crop_pr*", ["crop_price = 3", "fetch_crop_price()"]),
  ])
  func compoundsAreFoundByTheirParts(query: String, wanted: [String]) throws {
    let bodies = [
      "kim_lee@mail.garlic.test", "fetch_crop_price()", "crop_price = 3", "backup.tar.gz",
      "iPhone16手机", "iPhone 16 手机", "5kg", "5 kg 的大蒜", "price crop", "16 iphone", "gz tar",
      "kg 5", "lee kim",
    ]
    let snapshot = try Self.index(Dictionary(uniqueKeysWithValues: bodies.map { ($0, $0) }))
    let hits = try snapshot.search(query)
    if !query.hasSuffix("*") { #expect(hits.map(\.id).first == wanted[0]) }
    #expect(Set(hits.map(\.id)) == Set(wanted))
    #expect(hits.allSatisfy { !$0.isRelaxed })
  }

  /// Words of a run may stand apart as far as the phrase says; stars around a run say nothing.
  @Test(arguments: [
    ("\"大蒜价格\"~2", ["a", "d"]), ("\"大蒜价格\"~1", ["a", "d"]), ("\"大蒜价格\"", ["d"]),
    ("\"大蒜价格\"~8", ["a", "b", "d"]), ("*タログ", ["e"]), ("*タログ*", ["e"]), ("*格表", ["d"]),
  ])
  func wordsOfAPhraseMayStandApart(query: String, wanted: [String]) throws {
    let snapshot = try Self.index([
      "a": "大蒜的价格", "b": "大蒜与洋葱和别的菜价格", "c": "大的蒜价和格", "d": "大蒜价格表", "e": "カタログ",
    ])
    #expect(Set(try snapshot.search(query).map(\.id)) == Set(wanted))
  }

  @Test func fragmentsOfOneWordAreRelaxedMatches() throws {
    let snapshot = try Self.index([
      "a": "アルバイト募集", "b": "アルミホイル", "c": "サイトマップ", "d": "ウェブサイト", "e": "花見",
    ])
    #expect(try Self.count("アルバイト", snapshot) == 1)
    #expect(try Self.count("スノーボード", snapshot) == 0)
    let hits = try snapshot.search("アルバイト")
    #expect(hits.filter { !$0.isRelaxed }.map(\.id) == ["a"])
    #expect(hits.first?.id == "a")
  }

  /// Of queries of all kinds, those hits are relaxed that an exhaustive search for all of the query does not
  /// find, and as many are counted as it finds.
  @Test func fullMatchesAreThoseOfAStrictSearch() throws {
    var random = SeededGenerator.fresh("fullMatchesAreThoseOfAStrictSearch")
    let collection = try OracleTests.collection(150, &random, asksOracle: false)
    let snapshot = collection.index.snapshot
    var relaxed = 0
    var full = 0
    let rounds = TestRounds.count(120)
    var round = 0
    // Few queries of random runs match whole: more of them until some have.
    while round < rounds || (round < 20 * rounds && (relaxed <= 20 || full <= 10)) {
      round += 1
      let text = Self.query(&random)
      var options = SearchOptions(limit: 400)
      options.mode = [.standard, .standard, .any].randomElement(using: &random) ?? .standard
      options.counting = .exact
      let hits = try snapshot.search(text, options)
      let searcher = try Searcher(snapshot, .all, options)
      let node = try searcher.plan(hits.query, .strict)
      let wanted = Set(try searcher.best(node, 1000, besides: []).0.map(\.document))
      #expect(hits.total.count == wanted.count, "\(text)")
      for hit in hits {
        #expect(hit.isRelaxed != wanted.contains(hit.documentNumber), "\(text): \(hit.id)")
        if hit.isRelaxed { relaxed += 1 } else { full += 1 }
      }
      #expect(hits.wasRelaxed == hits.contains(where: \.isRelaxed))
    }
    #expect(relaxed > 20)
    #expect(full > 10)
  }

  static func query(_ random: inout SeededGenerator) -> String {
    var clauses: [String] = []
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      var clause = ""
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        clause += RandomText.run(using: &random)
      }
      clauses.append(clause)
    }
    return clauses.joined(separator: " ")
  }
}
