// Are counts those of the oracle?

import TestSupport
import Testing

@_spi(Measuring) @testable import Garlic

@Suite struct FacetTests {
  private static func counted(_ values: [[String]]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for value in values.flatMap({ Set($0) }) { counts[value, default: 0] += 1 }
    return counts
  }

  @Test func countsAreThoseOfTheOracle() throws {
    var random = SeededGenerator.fresh("countsAreThoseOfTheOracle")
    for _ in 0..<TestRounds.count(6) {
      let oracle = try ColumnOracle(&random)
      let snapshot = oracle.index.snapshot
      for _ in 0..<12 {
        let (query, matches) = SortingTests.query(&random)
        var rows = oracle.rows.filter(matches)
        var options = SearchOptions(limit: 0)
        let unfiltered = rows
        if Bool.random(using: &random) {
          let (filter, passes) = SortingTests.filter(&random)
          options.filter = filter
          rows = rows.filter(passes)
        }
        let offset = [0, 540, -300].randomElement(using: &random) ?? 0
        let interval = CalendarInterval.allCases.randomElement(using: &random) ?? .day
        var own = Facet.values("category", limit: 100)
        own.ignoresOwnFilter = true
        options.facets = [
          .values("category", limit: 100), .values("category", limit: 3),
          .values("category", limit: 100, order: .value, prefix: "c"), .values("year", limit: 100),
          .calendar("published", by: interval, offsetMinutes: offset), .statistics("price"),
          .statistics("year"), .path("path", under: "", limit: 100), .path("path", under: "a"),
          .intervals(
            "price",
            [
              .init("low", from: .unbounded, to: .exclusive("0")),
              .init("high", from: .inclusive("0"), to: .unbounded),
            ]), own,
        ]
        let facets = try snapshot.search(query, options).facets
        func counts(_ number: Int) -> [String: Int] {
          Dictionary(
            uniqueKeysWithValues: facets[number].buckets.map { ($0.label, $0.count) })
        }
        let categories = Self.counted(rows.map { $0.strings("category") })
        #expect(counts(0) == categories, "\(query)")
        #expect(facets[0].missing == rows.count { $0.strings("category").isEmpty })
        #expect(facets[0].documents + facets[0].missing == rows.count)
        let sorted = categories.sorted {
          $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key
        }
        #expect(facets[1].buckets.map(\.label) == sorted.prefix(3).map(\.key))
        #expect(facets[1].bucketCount == categories.count)
        #expect(facets[2].buckets.map(\.label) == categories.keys.sorted())
        #expect(
          counts(3) == Self.counted(rows.map { $0.numbers("year", .integer).map(String.init) }))
        let dates = rows.map { row in
          row.numbers("published", .date).map { date in
            let local = date + Int64(offset) * 60_000
            return interval.label(interval.beginning(of: local))
          }
        }
        #expect(counts(4) == Self.counted(dates), "\(interval) \(offset)")
        let prices = rows.flatMap { $0.numbers("price", .double).map { NumberValue.double($0) } }
        let statistics = try #require(facets[5].statistics)
        #expect(statistics.count == prices.count)
        #expect(abs(statistics.sum - prices.reduce(0, +)) < 1e-9)
        #expect(statistics.least == prices.min().map { .double($0) })
        #expect(statistics.greatest == prices.max().map { .double($0) })
        let years = rows.flatMap { $0.numbers("year", .integer) }
        #expect(facets[6].statistics?.sum == Double(years.reduce(0, +)))
        let paths = rows.map { $0.strings("path") }
        #expect(
          counts(7)
            == Self.counted(paths.map { $0.map { String($0.prefix { $0 != "/" }) } }))
        #expect(
          counts(8)
            == Self.counted(
              paths.map {
                $0.filter { $0.hasPrefix("a/") }.map {
                  String($0.dropFirst(2).prefix { $0 != "/" })
                }
              }))
        #expect(
          facets[9].buckets.map(\.count) == [
            rows.count { $0.numbers("price", .double).contains { $0 < 0 } },
            rows.count { $0.numbers("price", .double).contains { $0 >= 0 } },
          ])
        // Parts of the filter that ask of the categories alone do not count for this one.
        let isOwn = options.filter?.without(field: "category") == nil
        #expect(
          counts(10)
            == (isOwn ? Self.counted(unfiltered.map { $0.strings("category") }) : categories))
      }
    }
  }

  /// Calendars agree with what dates are written as.
  @Test func intervalsOfTheCalendarBeginWhereTheyAreNamed() {
    var random = SeededGenerator.fresh("intervalsOfTheCalendarBeginWhereTheyAreNamed")
    for _ in 0..<TestRounds.count(2000) {
      let moment = Int64.random(in: -62_135_596_800_000...253_402_300_799_999, using: &random)
      let text = Timestamp.text(moment)
      #expect(Timestamp.milliseconds(text) == moment, "\(text)")
      for interval in CalendarInterval.allCases {
        let beginning = interval.beginning(of: moment)
        #expect(beginning <= moment)
        #expect(interval.beginning(of: beginning) == beginning)
        #expect(interval.beginning(of: beginning - 1) < beginning)
        switch interval {
        case .day, .month, .year:
          #expect(Timestamp.milliseconds(interval.label(beginning)) == beginning)
        case .hour:
          #expect(Timestamp.milliseconds(interval.label(beginning) + ":00") == beginning)
        case .week: #expect((beginning / CalendarInterval.dayLength + 3) % 7 == 0)
        case .quarter: #expect(interval.label(beginning).contains("-Q"))
        }
      }
    }
  }

  @Test func factorsFromColumnsAreExact() throws {
    var random = SeededGenerator.fresh("factorsFromColumnsAreExact")
    for _ in 0..<TestRounds.count(6) {
      let oracle = try ColumnOracle(&random)
      let snapshot = oracle.index.snapshot
      let factors: [[Factor]] = [
        [.decay("published", halfLife: 5e9, origin: 2e10)], [.logarithm("year")],
        [.value("price", otherwise: 0.3), .logarithm("price")],
        [.table("category", ["c1": 3, "c2": 0, "c7": 0.5], otherwise: 0.9)],
        [.table("year", ["2024": 2])],
        [
          .values(["category", "year"], limit: 4) { Double($0[0].count) + Double($0[1].count) / 2 }
        ],
        [.product([.table("category", ["c3": 2]), .decay("price", halfLife: 3, origin: 1)])],
      ]
      for factors in factors {
        let (query, _) = SortingTests.query(&random)
        var options = SearchOptions(limit: 1000)
        options.counting = .exact
        options.scoresEveryMatch = true
        let plain = try snapshot.search(query, options)
        options.factors = factors
        let exhaustive = try snapshot.search(query, options)
        #expect(Set(exhaustive.map(\.id)) == Set(plain.map(\.id)))
        options.counting = .bounded
        options.limit = 5
        let pruned = try snapshot.search(query, options)
        #expect(pruned.map(\.id) == exhaustive.prefix(5).map(\.id), "\(query) with \(factors)")
        #expect(pruned.map(\.score) == exhaustive.prefix(5).map(\.score))
        for hit in exhaustive.prefix(10) {
          let score = try #require(plain.first { $0.id == hit.id }).score
          let view = snapshot.view(of: hit.documentNumber)
          let factor = try SegmentFactor(.product(factors), view.reader)
            .value(hit.documentNumber - view.base)
          #expect(hit.score == Score.exact(score * factor))
        }
      }
    }
  }

  @Test func filtersAreKeptWithinTheirLimit() throws {
    var random = SeededGenerator.fresh("filtersAreKeptWithinTheirLimit")
    let cache = FilterCache(limit: 3000)
    for round in 0..<50 {
      let key = FilterCache.Key(
        segment: UInt64(Int.random(in: 0..<9, using: &random)), query: .all, fields: [])
      let set = DocumentSet(all: 200 * Int(key.segment))
      let found = try cache.documents(key) { set }
      #expect(found == set, "round \(round)")
      #expect(cache.byteCount <= 3000)
    }
  }
}
