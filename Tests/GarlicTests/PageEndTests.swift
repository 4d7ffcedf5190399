// Does the last page know that it is the last, and does a total that is exact stay as it is?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct PageEndTests {
  static let orders: [[SortKey]] = [[], [.ascending("number")]]

  /// A full last page has no next one, and every page that has one is followed by hits.
  @Test(arguments: TestRounds.seeds(6)) func aFullLastPageHasNoNext(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let snapshot = try PagingTests.index(&random).snapshot
    for (number, query) in PagingTests.queries.enumerated() {
      // Every way to search in each run, whatever the number of seeds.
      let way = number + Int(seed)
      var options = SearchOptions(limit: 1000)
      options.mode = way % 3 == 2 ? .any : .standard
      let all = try snapshot.search(query, options).count
      if all == 0 { continue }
      let divisors = (1...all).filter { all % $0 == 0 }
      options.limit = divisors.randomElement(using: &random) ?? all
      var found = 0
      while true {
        let page = try snapshot.search(query, options)
        found += page.count
        #expect((page.next == nil) == (found == all), "seed \(seed), \(query), \(found) of \(all)")
        guard let next = page.next else { break }
        options.after = next
      }
      #expect(found == all, "seed \(seed), query \(query)")
    }
  }

  @Test func aFullLastPageInAnotherOrderHasNoNext() throws {
    let index = try SearchIndex.inMemory(schema: Schema(.text("body"), .integer("number")))
    for part in 0..<3 {
      try index.write { batch in
        for number in 0..<4 {
          let value = FieldValue.integer(Int64(10 * number + part))
          try batch.put(id: "\(part)/\(number)", ["body": "大蒜", "number": value])
        }
      }
    }
    for sort in Self.orders {
      for size in [1, 2, 3, 4, 6, 12] {
        var options = SearchOptions(limit: size)
        options.sort = sort
        var found = 0
        repeat {
          let page = try index.search("大蒜", options)
          found += page.count
          options.after = page.next
        } while options.after != nil
        #expect(found == 12)
        options.offset = 12 - size
        #expect(try index.search("大蒜", options).next == nil)
        options.offset = 0
        options.limit = 0
        #expect(try index.search("大蒜", options).next == nil)
      }
    }
  }

  /// On every page the exact number is the same, and a lower bound is below it.
  @Test(arguments: TestRounds.seeds(6)) func exactTotalsDoNotChange(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let snapshot = try PagingTests.index(&random).snapshot
    for (number, query) in TestRounds.sample(Array(PagingTests.queries.enumerated()), every: 3) {
      // Every way to search in each run, whatever the number of seeds.
      let way = number + Int(seed)
      var options = SearchOptions(limit: Int.random(in: 1...12, using: &random))
      options.mode = way % 3 == 2 ? .any : .standard
      options.counting = .exact
      let exact = try snapshot.search(query, options).total
      #expect(exact.isExact)
      for counting in [SearchOptions.Counting.bounded, .exact] {
        options.counting = counting
        options.after = nil
        repeat {
          let page = try snapshot.search(query, options)
          let place = "seed \(seed), \(query), \(counting), rank \(page.first?.rank ?? 0)"
          if page.total.isExact || counting == .exact {
            #expect(page.total == exact, "\(place)")
          } else {
            #expect(page.total.count <= exact.count, "\(place)")
          }
          options.after = page.next
        } while options.after != nil
      }
    }
  }

  @Test func thePagesOfShardsEnd() throws {
    let shards = try (0..<2).map { shard in
      let index = try SearchIndex.inMemory(schema: .titleAndBody)
      try index.write { batch in
        for number in 0..<3 { try batch.put(id: "\(shard)/\(number)", ["body": "大蒜 价格"]) }
      }
      return index.snapshot
    }
    var options = SearchOptions(limit: 3)
    options.statistics = try shards.map { try $0.statistics(for: "大蒜", options) }
      .reduce(SearchStatistics(), +)
    let first = try SearchResults.merging(try shards.map { try $0.search("大蒜", options) })
    #expect(first.nextOfShards.count == 2)
    let last = try SearchResults.merging(
      try zip(shards, first.nextOfShards).map { shard, next in
        var options = options
        options.after = next
        return try shard.search("大蒜", options)
      })
    #expect(last.count == 3)
    #expect(last.nextOfShards.isEmpty)
  }

  @Test func hugePagesAreRefused() throws {
    let index = try SearchIndex.inMemory(schema: .titleAndBody)
    for (limit, offset) in [(Int.max, 0), (0, .max), (.max, .max), (.max / 64, 0), (10, .max - 10)]
    {
      var options = SearchOptions(limit: limit)
      options.offset = offset
      #expect {
        try index.search("大蒜", options)
      } throws: { error in
        guard case IndexError.searchTooLarge(let needed, let allowed) = error else { return false }
        return needed > allowed && allowed == options.memoryBudget
      }
      options.memoryBudget = .max
      if limit == .max || offset == .max {
        #expect(throws: IndexError.self) { try index.search("大蒜", options) }
      }
    }
  }

  @Test func aCursorOfAnotherCommitHasAnErrorOfItsOwn() throws {
    let index = try SearchIndex.inMemory(schema: .titleAndBody)
    try index.write { batch in
      for number in 0..<3 { try batch.put(id: "\(number)", ["body": "大蒜"]) }
    }
    var options = SearchOptions(limit: 1)
    options.after = try index.search("大蒜", options).next
    let before = index.snapshot.sequence
    try index.write { batch in try batch.put(id: "new", ["body": "大蒜"]) }
    #expect(throws: IndexError.cursorOutdated(cursor: before, index: index.snapshot.sequence)) {
      try index.search("大蒜", options)
    }
  }
}
