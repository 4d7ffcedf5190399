// Does a search that finds something known find the same as the first one?

import GarlicText
import TestSupport
import Testing

@_spi(Measuring) @testable import Garlic

@Suite struct RepeatedSearchTests {
  private static let pieces = [
    "大蒜", "洋葱", "蒜", "葱", "大", "garlic", "store", "stores", "にんにく", "마늘", "的", "how", "the",
    "café", "cafe\u{301}",
  ]

  private static func text(_ random: inout SeededGenerator, _ count: Int) -> String {
    (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
      .joined(separator: " ")
  }

  @Test(arguments: TestRounds.seeds(6)) func knownTermsChangeNothing(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let index = try SearchIndex.inMemory(schema: Schema(.text("title", weight: 3), .text("body")))
    for part in 0..<3 {
      try index.write { batch in
        for number in 0..<20 {
          try batch.put(
            id: "\(part)-\(number)",
            [
              "title": .string(Self.text(&random, 2)),
              "body": .string(Self.text(&random, 1 + number)),
            ])
        }
      }
    }
    let kept = index.snapshot
    for _ in 0..<40 {
      let query = Self.text(&random, Int.random(in: 1...3, using: &random))
      var options = SearchOptions()
      options.counting = Bool.random(using: &random) ? .exact : .bounded
      options.k1 = Bool.random(using: &random) ? SearchOptions.usualK1 : 0.9
      options.fields = Bool.random(using: &random) ? nil : ["body"]
      if Bool.random(using: &random) { options.ranking = .bigrams }
      let fresh = Snapshot(
        kept.views, commits: kept.commits, schema: kept.schema, path: kept.path,
        analyzer: kept.analyzers, filters: FilterCache())
      let expected = try fresh.search(query, options)
      for _ in 0..<2 {
        let found = try kept.search(query, options)
        #expect(found.map(\.id) == expected.map(\.id), "\(query) with seed \(seed)")
        #expect(found.map(\.score) == expected.map(\.score), "\(query) with seed \(seed)")
        #expect(found.map(\.isRelaxed) == expected.map(\.isRelaxed), "\(query) with seed \(seed)")
        #expect(found.total == expected.total, "\(query) with seed \(seed)")
      }
    }
  }

  @Test func aTableOfTermsForgetsAndNeverMistakes() {
    let cache = TermCache(stripes: 1, places: 1)
    func key(_ number: Int, _ fields: [Int] = [0], own: UInt8 = 0) -> TermCache.Key {
      TermCache.Key(term: Array("term\(number)".utf8), fields: fields, own: own)
    }
    for number in 0..<50 {
      cache.keep(TermCache.Facts(entries: [], df: number), for: key(number))
      #expect(cache.facts(key(number))?.df == number)
      #expect(cache.facts(key(number, [1])) == nil)
      #expect(cache.facts(key(number, own: 3)) == nil)
    }
    #expect((0..<50).count { cache.facts(key($0)) != nil } <= 4)
    for number in 0..<50 {
      if let facts = cache.facts(key(number)) { #expect(facts.df == number) }
    }
  }

  @Test func whatIsKeptIsBoundedAndTheNewest() {
    let entries = RecentEntries<Int, Int>(stripes: 2, places: 4)
    for number in 0..<200 {
      let hash = FNV1a.hash("\(number)".utf8)
      entries.keep(number, for: number, hash: hash)
      #expect(entries.value(of: number, hash: hash) == number)
      entries.keep(-number, for: number, hash: hash)
      #expect(entries.value(of: number, hash: hash) == -number)
      #expect(entries.value(of: number + 1000, hash: hash) == nil)
    }
    let kept = (0..<200).count {
      entries.value(of: $0, hash: FNV1a.hash("\($0)".utf8)) != nil
    }
    #expect(kept <= 8)
    // Four keys of one hash do not drive each other out; of five the first is forgotten.
    for number in 1...4 { entries.keep(number, for: 1000 + number, hash: 0) }
    for number in 1...4 { #expect(entries.value(of: 1000 + number, hash: 0) == number) }
    entries.keep(5, for: 1005, hash: 0)
    #expect(entries.value(of: 1001, hash: 0) == nil)
    for number in 2...5 { #expect(entries.value(of: 1000 + number, hash: 0) == number) }
  }

  @Test(arguments: TestRounds.seeds(6)) func whatIsFoundIsWhatWasKeptLast(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let entries = RecentEntries<Int, Int>(stripes: 2, places: 8)
    var expected: [Int: Int] = [:]
    var found = 0
    for value in 0..<600 {
      let key = Int.random(in: 0..<60, using: &random)
      // Few hashes, so that keys share places.
      let hash = FNV1a.hash("\(key % 40)".utf8)
      if let kept = entries.value(of: key, hash: hash) {
        found += 1
        #expect(kept == expected[key], "seed \(seed)")
      }
      if Bool.random(using: &random) {
        entries.keep(value, for: key, hash: hash)
        expected[key] = value
        #expect(entries.value(of: key, hash: hash) == value, "seed \(seed)")
      }
    }
    #expect(found > 0, "seed \(seed)")
  }

  @Test func textsAreKeptByteByByte() throws {
    let cache = AnalysisCache()
    let analyzer = try Analyzer()
    let composed = "café"
    let apart = "cafe\u{301}"
    #expect(composed == apart)
    cache.keep(try QueryRun.runs(of: composed, by: analyzer).map(\.tokens), of: composed)
    #expect(cache.runs(of: composed)?.first?.first?.range == 0..<5)
    #expect(cache.runs(of: apart) == nil)
    cache.keep(try QueryRun.runs(of: apart, by: analyzer).map(\.tokens), of: apart)
    #expect(cache.runs(of: composed)?.first?.first?.range == 0..<5)
    #expect(cache.runs(of: apart)?.first?.first?.range == 0..<6)
    let long = String(repeating: "蒜", count: 40)
    cache.keep(try QueryRun.runs(of: long, by: analyzer).map(\.tokens), of: long)
    #expect(cache.runs(of: long) == nil)
  }

  @Test func unionsAreForgottenWhenTheyAreTooMany() {
    let unions = CharacterUnions(mostDocuments: 400)
    func key(_ number: Int) -> CharacterUnions.Key {
      CharacterUnions.Key(
        character: Array("\(number)".utf8), fields: [0], own: 0, boost: 1, k1: 1.2)
    }
    func union(_ count: Int) -> CharacterUnions.Union {
      CharacterUnions.Union(
        lists: [DocumentList(documents: (0..<UInt32(count)).map { $0 })], most: Double(count))
    }
    unions.keep(union(200), for: key(0))
    #expect(unions.union(key(0)) == nil)
    for number in 1..<30 {
      unions.keep(union(50), for: key(number))
      #expect(unions.union(key(number))?.most == 50)
    }
    #expect((1..<30).count { unions.union(key($0)) != nil } * 66 <= 400)
  }

  @Test func charactersMakeTheTextThatTheyAreOf() {
    let text = "a\u{7F}\u{80}é\u{7FF}\u{800}蒜\u{FFFF}\u{10000}🧄\u{10FFFF}"
    #expect(String(scalars: Array(text.unicodeScalars)) == text)
    #expect(
      Array(String(scalars: Array(text.unicodeScalars)).unicodeScalars)
        == Array(text.unicodeScalars))
  }
}
