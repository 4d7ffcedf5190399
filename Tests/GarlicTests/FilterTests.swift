// Does a filter leave the same hits, whether documents are tested one by one or gathered first?

import TestSupport
import Testing

@testable import Garlic

@Suite struct FilterTests {
  @Test func hitsAreTheSameTheFirstTimeAndLater() throws {
    var random = SeededGenerator.fresh("hitsAreTheSameTheFirstTimeAndLater")
    for _ in 0..<TestRounds.count(6) {
      let oracle = try ColumnOracle(&random)
      let snapshot = oracle.index.snapshot
      for _ in 0..<25 {
        let (query, matches) = SortingTests.query(&random)
        let (filter, passes) = Self.filter(&random)
        var options = SearchOptions(limit: 1000)
        let plain = try snapshot.search(query, options)
        let wanted = oracle.rows.filter { matches($0) && passes($0) }
        let left = Set(wanted.map(\.id))
        let expected = plain.hits.filter { left.contains($0.id) }
        options.limit = Int.random(in: 1...7, using: &random)
        options.filter = filter
        // The first search tests documents, the second gathers them, the third has them at hand.
        for time in 1...3 {
          let hits = try snapshot.search(query, options)
          let first = expected.prefix(options.limit)
          #expect(hits.map(\.id) == first.map(\.id), "\(query) where \(filter), time \(time)")
          #expect(hits.map(\.score) == first.map(\.score), "\(query) where \(filter), time \(time)")
          #expect(hits.total.count <= wanted.count)
          #expect(hits.total.isExact == false || hits.total.count == wanted.count)
        }
      }
    }
  }

  private static func filter(
    _ random: inout SeededGenerator
  ) -> (Query, (ColumnOracle.Row) -> Bool) {
    let low = Int64.random(in: 2018...2027, using: &random)
    let high = low + Int64.random(in: 0...4, using: &random)
    if Bool.random(using: &random) { return SortingTests.filter(&random) }
    return (
      Query.range(lower: .inclusive("\(low)"), upper: .inclusive("\(high)")).in("year"),
      { $0.numbers("year", .integer).contains { (low...high).contains($0) } }
    )
  }

  @Test func aRangeIsTestedOnceAndThenGathered() throws {
    let index = try SearchIndex.inMemory(schema: Schema(.text("body"), .integer("year")))
    try index.write { batch in
      for id in 0..<300 {
        try batch.put(
          id: "d\(id)", ["body": "garlic \(id)", "year": .integer(Int64(2000 + id % 25))])
      }
    }
    var options = SearchOptions()
    options.filter = .range(lower: .inclusive("2010")).in("year")
    for isFirst in [true, false] {
      let searcher = try Searcher(index.snapshot, .all, options)
      let plan = try searcher.filtered(0, searcher.deadline, tests: true)
      #expect((plan.view.test != nil) == isFirst)
      #expect(plan.view.deleted.isEmpty == isFirst)
      // A second part of the same search goes on as the first.
      #expect(
        try (searcher.filtered(0, searcher.deadline, tests: true).view.test != nil) == isFirst)
    }
  }

  @Test func theFirstUseOfAFilterIsKnown() {
    let cache = FilterCache()
    func key(_ number: Int) -> FilterCache.Key {
      FilterCache.Key(segment: UInt64(number), query: .all, fields: [])
    }
    for number in 0..<200 {
      #expect(cache.isFirstUse(key(number)))
      #expect(!cache.isFirstUse(key(number)))
    }
    // So long ago that it is forgotten.
    #expect(cache.isFirstUse(key(0)))
    let keepsNothing = FilterCache(limit: 0)
    #expect(keepsNothing.isFirstUse(key(1)) && keepsNothing.isFirstUse(key(1)))
  }
}
