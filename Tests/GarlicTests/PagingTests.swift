// Are pages, put together, the hits of one search?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct PagingTests {
  static let words = [
    "大蒜", "价格", "種植", "garlic", "price", "にんにく", "마늘", "辣椒", "市场", "市場", "價格", "土壤",
  ]

  static func index(_ random: inout SeededGenerator) throws -> SearchIndex {
    let index = try SearchIndex.inMemory(schema: .titleAndBody)
    for part in 0..<3 {
      try index.write { batch in
        for number in 0..<36 {
          let text = (0..<Int.random(in: 1...12, using: &random)).map { _ in
            words.randomElement(using: &random) ?? ""
          }.joined(separator: Bool.random(using: &random) ? " " : "")
          try batch.put(id: "\(part)/\(number)", ["title": .string("t"), "body": .string(text)])
        }
      }
    }
    try index.write { batch in
      for number in stride(from: 0, to: 36, by: 7) { try batch.delete(id: "1/\(number)") }
    }
    return index
  }

  static let queries = [
    "大蒜", "大蒜 价格", "大蒜 価格 garlic", "大蒜价格种植", "garlic price にんにく 마늘", "\"大蒜价格\"",
    "大蒜 OR garlic OR price OR 辣椒 OR 市场", "gar*", "大蒜 -garlic", "蒜", "title:t", "大蒜的价格在市场上怎么样？",
    "大蒜 OR 價格", "市场 种植", "大蒜的價格在市場上怎麼樣？",
  ]

  @Test(arguments: TestRounds.seeds(6)) func pagesFitTogether(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let snapshot = try Self.index(&random).snapshot
    for (number, query) in Self.queries.enumerated() {
      // Every way to search in each run, whatever the number of seeds.
      let way = number + Int(seed)
      var options = SearchOptions(limit: 1000)
      options.mode = way % 3 == 2 ? .any : .standard
      options.threads = way % 2 == 0 ? 1 : 3
      if way % 6 == 4 {
        options.factor = { id in id.hasSuffix("3") ? 1 : 0.5 }
      }
      let whole = try snapshot.search(query, options)
      #expect(whole.next == nil)
      options.limit = Int.random(in: 1...30, using: &random)
      var hits: [Hit] = []
      while true {
        let page = try snapshot.search(query, options)
        hits += page.hits
        guard let next = page.next else { break }
        let written = SearchCursor(next.description)
        #expect(written == next)
        options.after = written
      }
      #expect(hits.map(\.id) == whole.map(\.id), "seed \(seed), query \(query)")
      #expect(hits.map(\.score) == whole.map(\.score), "seed \(seed), query \(query)")
      #expect(hits.map(\.rank) == Array(1..<hits.count + 1), "seed \(seed), query \(query)")
      #expect(hits.map(\.isRelaxed) == whole.map(\.isRelaxed), "seed \(seed), query \(query)")
      for hit in hits.prefix(8) {
        let reason = try hit.explain()
        #expect(reason.value == hit.score)
      }
    }
  }

  @Test func aCursorBelongsToItsCommit() throws {
    var random = SeededGenerator(seed: 9)
    let index = try Self.index(&random)
    var options = SearchOptions(limit: 3)
    options.after = try index.snapshot.search("大蒜", options).next
    let before = index.snapshot
    try index.write { batch in try batch.put(id: "new", ["body": "大蒜"]) }
    #expect(throws: IndexError.self) { _ = try index.snapshot.search("大蒜", options) }
    #expect(try before.search("大蒜", options).first?.rank == 4)
    options.offset = 1
    #expect(throws: IndexError.self) { _ = try before.search("大蒜", options) }
  }

  @Test func onlyCursorsAreRead() {
    for text in [
      "", "1", "1-2-3-4-5-6-7", "a-b-c-d-e-f-g", "1-0-5-6-1-0-0", "1-0-5-5-1-7ff0000000000000-0",
    ] {
      #expect(SearchCursor(text) == nil)
    }
  }

  /// Operators mean what they say: their scores are sums of terms alone.
  @Test func alternativesAreNotLookedAtAgain() throws {
    var random = SeededGenerator(seed: 3)
    let snapshot = try Self.index(&random).snapshot
    let texts = ["大蒜", "garlic", "price", "辣椒", "市场"]
    let alternatives = try snapshot.search(.or(texts.map { .text($0) }))
    #expect(alternatives.allSatisfy { !$0.isReranked })
    let typed = try snapshot.search(.clauses(texts.map { .text($0) }))
    #expect(typed.allSatisfy { $0.isReranked })
  }
}
