// Does the real index answer as the simplest possible one?

@_spi(Measuring) import Garlic
import GarlicText
import TestSupport
import Testing

@Suite struct OracleTests {
  static let schema = Schema(.text("title", weight: 3), .text("body"))

  struct Collection {
    var index: SearchIndex
    var oracle: OracleIndex
    var samples: [RandomText.Sample]
  }

  /// Documents in several commits, so in several segments; the oracle has them where it is asked.
  static func collection(
    _ count: Int, _ random: inout SeededGenerator, batches: Int = 3, asksOracle: Bool = true
  ) throws -> Collection {
    let index = try SearchIndex.inMemory(schema: schema)
    var oracle = OracleIndex(
      analyzer: try Analyzer(), fields: [("title", 3), ("body", 1)])
    var samples: [RandomText.Sample] = []
    for batch in 0..<batches {
      try index.write { writing in
        for number in 0..<count / batches {
          let id = "\(batch)-\(number)"
          let title = RandomText.sample(
            pieces: Int.random(in: 0...2, using: &random), using: &random)
          let body = RandomText.sample(
            pieces: Int.random(in: 0...20, using: &random), using: &random)
          try writing.put(id: id, ["title": .string(title.text), "body": .string(body.text)])
          if asksOracle { try oracle.add(id: id, ["title": title.text, "body": body.text]) }
          samples.append(body)
        }
      }
    }
    return Collection(index: index, oracle: oracle, samples: samples)
  }

  @Test func scoresAreThoseOfTheOracle() throws {
    var random = SeededGenerator.fresh("scoresAreThoseOfTheOracle")
    let collection = try Self.collection(240, &random)
    let analyzer = try Analyzer()
    var reranked = 0
    var inOtherScript = 0
    for round in 0..<TestRounds.count(48) {
      // One run, or several as in a question: both rank by how much of them matches.
      var text = RandomText.run(using: &random)
      for _ in 0..<round % 3 { text += "，" + RandomText.run(using: &random) }
      if round % 3 > 0, try analyzer.tokens(in: text).count < 20 { continue }
      let tokens = try analyzer.tokens(in: text).filter { $0.weight > 0 }
      if tokens.count < 2 || text.count <= 4 { continue }
      var terms: [(term: [UInt8], weight: Double)] = []
      for token in tokens {
        if let at = terms.firstIndex(where: { $0.term == token.term }) {
          terms[at].weight += token.weight
        } else {
          terms.append((token.term, token.weight))
        }
      }
      let expected = collection.oracle.scores(of: terms, for: text)
      var options = SearchOptions(limit: 1000)
      // The oracle knows words as they were typed.
      options.findsOtherKana = false
      options.inflections = []
      options.counting = .exact
      options.scoresEveryMatch = true
      let results = try collection.index.snapshot.search(.text(text), options)
      #expect(Set(results.map(\.id)) == Set(expected.keys), "\(text)")
      let exact = try collection.oracle.documents(containing: text)
      let places = collection.oracle.proximityScores(of: terms, in: 1, for: text)
      if !places.isEmpty { reranked += 1 }
      for hit in results where !exact.contains(hit.id) {
        let bonus = hit.rank <= 20 ? places[hit.id] ?? 0 : 0
        let factor = collection.oracle.scriptFactor(of: hit.id, for: text)
        if factor < 1 { inOtherScript += 1 }
        #expect(
          abs(hit.score - factor * ((expected[hit.id] ?? 0) + bonus)) < 1e-4, "\(text) in \(hit.id)"
        )
      }
    }
  }

  /// Long queries look at their best documents again: the same ones by every way and on every page.
  @Test func longQueriesAgreeHoweverTheyAreSearched() throws {
    var random = SeededGenerator.fresh("longQueriesAgreeHoweverTheyAreSearched")
    let collection = try Self.collection(
      TestRounds.size(900, quick: 300), &random, asksOracle: false)
    let snapshot = collection.index.snapshot
    for round in 0..<TestRounds.count(16) {
      let runs = (0..<Int.random(in: 4...7, using: &random)).map { _ in
        String(RandomText.run(using: &random).prefix(Int.random(in: 1...5, using: &random)))
      }
      let query = runs.joined(separator: " ")
      var options = SearchOptions(limit: 100)
      if round % 4 == 0 {
        options.factor = { id in Double(id.utf8.reduce(0) { $0 + Int($1) } % 7) / 5 }
        options.factorLimit = 1.25
      }
      let all = try snapshot.search(query, options)
      #expect(zip(all, all.dropFirst()).allSatisfy { $0.score >= $1.score }, "\(query)")
      options.counting = .exact
      options.scoresEveryMatch = true
      let exhaustive = try snapshot.search(query, options)
      #expect(all.map(\.id) == exhaustive.map(\.id), "\(query)")
      #expect(all.map(\.score) == exhaustive.map(\.score), "\(query)")
      options.counting = .bounded
      options.threads = 2
      options.limit = 7
      for offset in [0, 7, 14, 21, 28] {
        options.offset = offset
        let page = try snapshot.search(query, options)
        #expect(
          page.map(\.id) == all.dropFirst(offset).prefix(7).map(\.id), "\(query) from \(offset)")
      }
    }
  }

  @Test func sequencesAreThoseOfTheOracle() throws {
    var random = SeededGenerator.fresh("sequencesAreThoseOfTheOracle")
    let collection = try Self.collection(240, &random)
    for _ in 0..<TestRounds.count(100) {
      guard let sample = collection.samples.randomElement(using: &random),
        let run = sample.runs.randomElement(using: &random), run.count >= 2
      else { continue }
      let length = Int.random(in: 2...run.count, using: &random)
      let start = Int.random(in: 0...run.count - length, using: &random)
      let text = String(run.dropFirst(start).prefix(length))
      let expected = try collection.oracle.documents(containing: text)
      let found = try collection.index.search(.phrase(text), limit: 1000).map(\.id)
      #expect(Set(found) == expected, "\(text)")
    }
  }

  /// The promise: whoever contains the query is found, whatever the query and its length.
  @Test func whatIsInADocumentFindsIt() throws {
    var random = SeededGenerator.fresh("whatIsInADocumentFindsIt")
    let index = try SearchIndex.inMemory(schema: Schema(.text("body")))
    var samples: [RandomText.Sample] = []
    try index.write { batch in
      for number in 0..<150 {
        let sample = RandomText.sample(pieces: 12, using: &random)
        samples.append(sample)
        try batch.put(id: String(number), ["body": .string(sample.text)])
      }
    }
    for _ in 0..<TestRounds.count(200) {
      let number = Int.random(in: 0..<samples.count, using: &random)
      guard let run = samples[number].runs.randomElement(using: &random) else { continue }
      let length = Int.random(in: 1...min(20, run.count), using: &random)
      let start = Int.random(in: 0...run.count - length, using: &random)
      let text = String(run.dropFirst(start).prefix(length))
      for query in [text, "\"\(text)\""] {
        let found = try index.search(query, limit: 1000).map(\.id)
        #expect(found.contains(String(number)), "\(query) is in document \(number)")
      }
    }
  }

  @Test func prunedAndExhaustiveSearchesAgree() throws {
    var random = SeededGenerator.fresh("prunedAndExhaustiveSearchesAgree")
    let index = try SearchIndex.inMemory(schema: Self.schema)
    for batch in 0..<2 {
      try index.write { writing in
        for number in 0..<TestRounds.size(1500, quick: 600) {
          let body = RandomText.sample(
            pieces: Int.random(in: 1...12, using: &random), using: &random)
          try writing.put(
            id: "\(batch)-\(number)",
            ["title": .string(body.runs.first ?? ""), "body": .string(body.text)])
        }
      }
    }
    try index.write { batch in
      for number in 0..<80 { try batch.delete(id: "0-\(number * 7)") }
    }
    let snapshot = index.snapshot
    for round in 0..<TestRounds.count(120) {
      var parts: [Query] = []
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        parts.append(
          .word(
            String(RandomText.run(using: &random).prefix(Int.random(in: 1...3, using: &random)))))
      }
      let fields =
        [["body"], ["title", "body"], ["title"]].randomElement(using: &random) ?? ["body"]
      let query = Query.field(
        fields, parts.count == 1 ? parts[0] : round % 2 == 0 ? .or(parts) : .and(parts))
      var options = SearchOptions(limit: [1, 10, 100].randomElement(using: &random) ?? 10)
      options.threads = round % 3 == 0 ? 2 : 1
      if round % 4 == 0 {
        options.factor = { id in Double(id.utf8.reduce(0) { $0 + Int($1) } % 7) / 5 }
        options.factorLimit = 1.25
      }
      let pruned = try snapshot.search(query, options)
      options.counting = .exact
      options.scoresEveryMatch = true
      options.threads = 1
      let exhaustive = try snapshot.search(query, options)
      #expect(pruned.map(\.id) == exhaustive.map(\.id), "\(query) in \(fields)")
      #expect(pruned.map(\.score) == exhaustive.map(\.score), "\(query) in \(fields)")
      #expect(pruned.total.count <= exhaustive.total.count)
    }
  }

  /// Of a sequence over two fields, each field's terms count wherever the sequence is found.
  @Test func sequencesOverTwoFieldsAgree() throws {
    var random = SeededGenerator.fresh("sequencesOverTwoFieldsAgree")
    let collection = try Self.collection(
      TestRounds.size(1200, quick: 450), &random, asksOracle: false)
    let snapshot = collection.index.snapshot
    for _ in 0..<TestRounds.count(120) {
      guard let sample = collection.samples.randomElement(using: &random),
        let run = sample.runs.randomElement(using: &random), run.count >= 3
      else { continue }
      let length = Int.random(in: 3...min(6, run.count), using: &random)
      let text = String(
        run.dropFirst(Int.random(in: 0...run.count - length, using: &random)).prefix(length))
      var options = SearchOptions(limit: 5)
      let pruned = try snapshot.search(.phrase(text), options)
      options.counting = .exact
      options.scoresEveryMatch = true
      let exhaustive = try snapshot.search(.phrase(text), options)
      #expect(pruned.map(\.id) == exhaustive.map(\.id), "\(text)")
      #expect(pruned.map(\.score) == exhaustive.map(\.score), "\(text)")
    }
  }
}
