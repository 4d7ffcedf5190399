// Do columns of one value for each document say what plain loops say?

import TestSupport
import Testing

@_spi(Measuring) @testable import Garlic

struct PlainColumnTests {
  @Test(arguments: 0..<40)
  func rangesLeaveOutWhatLiesOutside(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...400, using: &random)
    let unit = [1, 1000, 86_400_000].randomElement(using: &random) ?? 1
    // Columns of a few bits and of all 64.
    let bits = Int.random(in: 0...62, using: &random)
    let values = (0..<count).map { _ in
      let number = Int64.random(in: 0...(1 << Int64(bits)), using: &random)
      return bits > 30 ? number * 3 - (1 << 61) : number * Int64(unit) - 5
    }
    let column = try Column(ColumnWriter.column(ColumnValues(values.map { [$0] })))
    let plain = try #require(column.plain)
    for _ in 0..<20 {
      let ends = [values.randomElement(using: &random) ?? 0, values[0]].map {
        $0 &+ Int64.random(in: -2...2, using: &random)
      }
      let range = min(ends[0], ends[1])...max(ends[0], ends[1])
      let packed = plain.packedRange(range)
      for document in 0..<count {
        #expect(plain[document] == values[document])
        let word = packed.map { plain.outside($0, from: document / 64 * 64) } ?? .max
        let isOutside = word >> UInt64(document % 64) & 1 == 1
        #expect(isOutside != range.contains(values[document]), "seed \(seed), \(range)")
      }
    }
  }

  /// Hits under filters that leave a part, and the counts of facets, in fields that all documents have one value of.
  @Test(arguments: 0..<6)
  func searchesFindWhatLoopsFind(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let index = try SearchIndex.inMemory(
      schema: Schema(.text("body"), .keyword("kind"), .integer("number"), .date("day")))
    var rows: [(id: String, length: Int, kind: Int, number: Int, day: Int64)] = []
    try index.write { batch in
      for id in 0..<700 {
        let row = (
          id: "d\(id)", length: Int.random(in: 1...9, using: &random),
          kind: Int.random(in: 0..<5, using: &random),
          number: Int.random(in: 0..<100, using: &random),
          day: Int64.random(in: 0..<3000, using: &random) * 3_600_000
        )
        rows.append(row)
        try batch.put(
          id: row.id,
          [
            "body": .string(
              (["garlic"] + (1..<row.length).map { "x\($0)" }).joined(separator: " ")),
            "kind": .string("k\(row.kind)"), "number": .integer(Int64(row.number)),
            "day": .integer(row.day),
          ])
      }
    }
    for percent in [2, 30, 60] {
      var options = SearchOptions(limit: 10)
      options.filter = .range(lower: .inclusive("0"), upper: .exclusive("\(percent)")).in("number")
      options.facets = [
        .values("kind", order: .value), .calendar("day", by: .hour), .calendar("day", by: .month),
      ]
      options.grouping = nil
      let fast = try index.snapshot.search(.word("garlic"), options)
      options.counting = .exact
      options.scoresEveryMatch = true
      let slow = try index.snapshot.search(.word("garlic"), options)
      #expect(fast.map(\.id) == slow.map(\.id), "seed \(seed)")
      #expect(fast.map(\.score) == slow.map(\.score))
      let left = rows.filter { $0.number < percent }
      #expect(slow.total.count == left.count)
      for query in [Query.word("garlic"), .all] {
        let facets = try index.snapshot.search(query, options).facets
        let kinds = Dictionary(grouping: left, by: \.kind).sorted { $0.key < $1.key }
        #expect(facets[0].buckets.map(\.count) == kinds.map(\.value.count))
        let hours = Dictionary(grouping: left, by: \.day).sorted { $0.key < $1.key }
        #expect(facets[1].buckets.map(\.count) == hours.map(\.value.count))
        #expect(facets[2].buckets.reduce(0) { $0 + $1.count } == left.count)
      }
      options.grouping = Grouping("kind")
      let groups = try index.snapshot.search(.word("garlic"), options).groups
      let byKind = Dictionary(grouping: left, by: \.kind)
      #expect(groups.count == byKind.count)
      for group in groups {
        let members = byKind[Int(group.value?.dropFirst() ?? "") ?? -1] ?? []
        #expect(group.count == members.count)
        // The shortest document is best; of those the first that was put.
        let shortest = members.map(\.length).min()
        #expect(group.hits.first?.id == members.first { $0.length == shortest }?.id)
      }
    }
  }
}
