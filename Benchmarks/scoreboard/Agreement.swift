// Does every fast way find what looking at everything finds, and is it never slower?

import Foundation
@_spi(Measuring) import Garlic

/// Draws random queries from documents and compares the best ten found by skipping with those found by
/// looking at all matches.
struct Agreement {
  let index: String
  let documents: String
  let count: Int

  func run() throws {
    let seed = UInt64(20_261_123)
    var random = SplitMix64(state: seed)
    let snapshot = try SearchIndex.open(index).snapshot
    let texts = try Lines(path: documents).prefix(20_000).map { $0 }
    var differing = 0
    var times: [String: (fast: Double, exact: Double, queries: Int)] = [:]
    for round in 0..<count {
      let (kind, query) = RandomQuery.draw(from: texts, using: &random)
      // Each goes first every other time: the first finds caches cold.
      let fastFirst = round % 2 == 0
      let (first, firstTime) = try Self.timed(query, snapshot, fastFirst ? .bounded : .exact)
      let (second, secondTime) = try Self.timed(query, snapshot, fastFirst ? .exact : .bounded)
      let (fast, exact) = fastFirst ? (first, second) : (second, first)
      if fast.map(\.id) != exact.map(\.id) || fast.map(\.score) != exact.map(\.score) {
        differing += 1
        print("differs: \(query)")
      }
      var sum = times[kind] ?? (0, 0, 0)
      sum.fast += fastFirst ? firstTime : secondTime
      sum.exact += fastFirst ? secondTime : firstTime
      sum.queries += 1
      times[kind] = sum
    }
    print("\(count) queries, seed \(seed): \(differing) differ")
    for (kind, sum) in times.sorted(by: { $0.key < $1.key }) {
      let fast = Int(sum.fast / Double(sum.queries) * 1e6)
      let exact = Int(sum.exact / Double(sum.queries) * 1e6)
      print(
        "\(kind): \(sum.queries) queries, mean \(fast) µs by skipping, \(exact) µs by looking at all"
      )
    }
    if differing > 0 { exit(1) }
  }

  private static func timed(
    _ query: Query, _ snapshot: Snapshot, _ counting: SearchOptions.Counting
  ) throws -> (SearchResults, Double) {
    var options = SearchOptions(limit: 10)
    options.counting = counting
    options.scoresEveryMatch = counting == .exact
    let start = Clock.wall()
    let results = try snapshot.search(query, options)
    return (results, Clock.wall() - start)
  }
}
