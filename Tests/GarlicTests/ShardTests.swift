// Do shards that are asked in two rounds answer as one index?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct ShardTests {
  @Test func twoRoundsAnswerAsOneIndex() throws {
    var random = SeededGenerator.fresh("twoRoundsAnswerAsOneIndex")
    #expect(ShardCollection.synonyms != nil)
    for _ in 0..<TestRounds.count(1) {
      let documents = ShardCollection.documents(&random, 120)
      let single = try ShardCollection.index(documents).snapshot
      for parts in [1, 3, 8] {
        let indexes = try ShardCollection.parts(documents, parts)
        let shards = indexes.map(\.snapshot)
        let joined = try MultiIndex.joining(indexes).snapshot
        let merged = try SearchIndex.inMemory(schema: ShardCollection.schema)
        try merged.merge(shards)
        for _ in 0..<TestRounds.size(40, quick: 8) {
          let query = ShardCollection.query(&random, documents)
          let options = ShardCollection.options(&random)
          let expected = try single.search(query, options)
          let answer = try ShardCollection.answer(expected, options)
          let what = "\(query) in \(parts), \(options.limit)+\(options.offset) \(options.sort)"
          #expect(
            try ShardCollection.answer(try joined.search(query, options), options) == answer,
            "joined: \(what)")
          #expect(
            try ShardCollection.answer(try merged.snapshot.search(query, options), options)
              == answer, "merged file: \(what)")
          let results = try ShardCollection.merged(shards, query, options)
          #expect(try ShardCollection.answer(results, options) == answer, "two rounds: \(what)")
          let wire = try ShardCollection.travelled(shards, query, options)
          #expect(
            ShardCollection.answer(wire, options) == ShardCollection.wireAnswer(expected, options),
            "wire: \(what)")
        }
      }
    }
  }

  @Test func pagesOfShardsAreThoseOfOneIndex() throws {
    var random = SeededGenerator.fresh("pagesOfShardsAreThoseOfOneIndex")
    let documents = ShardCollection.documents(&random, 200)
    let single = try ShardCollection.index(documents).snapshot
    let shards = try ShardCollection.parts(documents, 3).map(\.snapshot)
    for _ in 0..<TestRounds.size(60 * TestRounds.factor, quick: 10) {
      let query = ShardCollection.query(&random, documents)
      var options = ShardCollection.options(&random)
      options.limit = Int.random(in: 1...12, using: &random)
      options.offset = 0
      options.grouping = nil
      var expected = try single.search(query, options)
      var results = try ShardCollection.merged(shards, query, options)
      var wire = try ShardCollection.travelled(shards, query, options)
      for page in 1...6 {
        let lines = ShardCollection.wireAnswer(expected, options)
        #expect(ShardCollection.wireAnswer(results, options) == lines, "\(query), page \(page)")
        #expect(ShardCollection.answer(wire, options) == lines, "\(query), page \(page), wire")
        #expect(results.nextOfShards.isEmpty == (expected.next == nil))
        guard let next = expected.next, !results.nextOfShards.isEmpty, !wire.next.isEmpty else {
          break
        }
        var after = options
        after.after = next
        expected = try single.search(query, after)
        results = try ShardCollection.merged(
          shards, query, options, after: results.nextOfShards)
        wire = try ShardCollection.travelled(shards, query, options, after: wire.next)
      }
    }
  }

  @Test func statisticsOfAnotherSearchAreRefused() throws {
    let shard = try ShardCollection.index([Document(id: "a", ["body": "大蒜 stores"])]).snapshot
    var options = SearchOptions()
    options.statistics = try shard.statistics(for: "大蒜", options)
    #expect(try shard.search("大蒜", options).map(\.id) == ["a"])
    for query in ["种植", "stores", "sto*", "store~"] {
      #expect(throws: IndexError.self, "\(query)") { try shard.search(query, options) }
    }
    options.statistics = SearchStatistics()
    #expect(throws: IndexError.self) { try shard.search("大蒜", options) }
    options.statistics = try shard.statistics(for: "大蒜", options)
    options.statistics?.terms["大蒜"]?["body"]?[0] = -1
    #expect(throws: IndexError.self) { try shard.search("大蒜", options) }
    let huge = try ShardCollection.coded(SearchStatistics())
    var most = huge
    most.documentCount = .max
    options.statistics = most + most
    #expect(throws: IndexError.self) { try shard.search("大蒜", options) }
    #expect(throws: IndexError.self) { try SearchResults.merging([]) }
    #expect(throws: IndexError.self) {
      try SearchResults.merging([try shard.search("大蒜", SearchOptions())])
    }
  }

  @Test func shardsThatDoNotFitAreRefused() throws {
    let shard = try ShardCollection.index([Document(id: "a", ["body": "大蒜"])]).snapshot
    func search(with other: SearchIndex) throws {
      var options = SearchOptions()
      options.statistics =
        try shard.statistics(for: "大蒜") + other.snapshot.statistics(for: "大蒜")
      _ = try shard.search("大蒜", options)
      _ = try other.snapshot.search("大蒜", options)
    }
    try search(with: try ShardCollection.index([]))
    #expect(throws: IndexError.self) {
      try search(with: try SearchIndex.inMemory(schema: .titleAndBody))
    }
    let kind = Schema(fields: ShardCollection.schema.fields.dropLast() + [.integer("published")])
    #expect(throws: IndexError.self) { try search(with: try SearchIndex.inMemory(schema: kind)) }
    var options = Analyzer.Options()
    options.foldsCase = false
    let analyzer = try Analyzer(options)
    #expect(throws: IndexError.self) {
      try search(
        with: try SearchIndex.inMemory(schema: ShardCollection.schema, analyzer: analyzer))
    }
    // The order of fields and their weights are those of all shards together.
    let turned = try SearchIndex.inMemory(
      schema: Schema(fields: ShardCollection.schema.fields.reversed()))
    try turned.write { try $0.put(id: "b", ["body": "大蒜大蒜", "title": "大蒜"]) }
    let shards = [shard, turned.snapshot]
    let expected = try Snapshot(joining: shards).search("大蒜")
    let results = try ShardCollection.merged(shards, "大蒜", SearchOptions())
    #expect(results.map(\.score) == expected.map(\.score) && results.count == 2)
  }

  @Test func aFilterDoesNotChangeWithDocumentsOfOtherSegments() throws {
    let index = try SearchIndex.inMemory(schema: .titleAndBody)
    try index.write { try $0.put(id: "a", ["body": "大蒜"]) }
    var options = SearchOptions()
    options.filter = .fuzzy("大蒜种植资", edits: 1)
    // What the filter leaves is kept for later searches, also of snapshots with more documents.
    for _ in 0..<3 { #expect(try index.snapshot.search(.all, options).isEmpty) }
    try index.write { try $0.put(id: "b", ["body": "蒜种植资"]) }
    #expect(try index.snapshot.search(.all, options).map(\.id) == ["b"])
  }
}
