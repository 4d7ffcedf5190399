// Do fields of different analyses answer as the simplest possible index would?

import GarlicText
import TestSupport
import Testing

@_spi(Measuring) @testable import Garlic

@Suite struct FieldAnalysisOracleTests {
  static let analyses: [String: FieldAnalysis] = [
    "words": .init(bigrams: false), "pairs": .init(folds: [.case, .width], segmenter: .disabled),
    "even": .init(filters: ["even"]), "twice": .init(bigrams: false, filters: ["twice"]),
  ]
  static let names = ["title", "words", "pairs", "plain", "even", "twice"]
  static let schema = Schema(
    fields: names.map {
      .text($0, weight: $0 == "title" ? 3 : 1, analysis: analyses[$0])
    })

  /// Drops words in letters that have an odd number of them.
  struct Even: TokenFilter {
    let fingerprint = "even"
    func filter(_ tokens: [Token], for purpose: TokenPurpose) -> [Token] {
      tokens.filter { $0.kind != .word || $0.text.utf8.count % 2 == 0 }
    }
  }

  /// Adds to each token of a document that begins with 大 or g another one, and one that is there already.
  struct Twice: TokenFilter {
    let fingerprint = "twice"
    func filter(_ tokens: [Token], for purpose: TokenPurpose) -> [Token] {
      if purpose == .searching { return tokens }
      return tokens.flatMap { token -> [Token] in
        guard ["大", "g"].contains(token.text.prefix(1)) else { return [token] }
        return [token, token.replaced(by: token.text + "x"), token]
      }
    }
  }

  static func analyzer() throws -> Analyzer { try Analyzer(fieldFilters: [Even(), Twice()]) }

  struct Collection {
    var index: SearchIndex
    var oracle: OracleIndex
    var samples: [RandomText.Sample]
    var documents: [Document]
  }

  static func collection(
    _ count: Int, _ random: inout SeededGenerator
  ) throws -> Collection {
    let analyzer = try analyzer()
    var options = SearchIndex.Options()
    options.mergesInBackground = false
    options.writer.analysisWindow = 64
    options.writer.occurrencesPerRun = 30
    let index = try SearchIndex.inMemory(schema: schema, analyzer: analyzer, options: options)
    var oracle = OracleIndex(
      analyzer: analyzer, fields: names.map { ($0, $0 == "title" ? 3 : 1) },
      own: try analyses.mapValues { try analyzer.analyzer(for: $0) })
    var samples: [RandomText.Sample] = []
    var documents: [Document] = []
    for batch in 0..<3 {
      try index.write { writing in
        for number in 0..<count / 3 {
          var values: [String: String] = [:]
          for name in names where Int.random(in: 0..<4, using: &random) > 0 {
            let sample = RandomText.sample(
              pieces: Int.random(in: 0...(name == "title" ? 2 : 12), using: &random),
              using: &random)
            values[name] = sample.text
            samples.append(sample)
          }
          let document = Document(
            id: "\(batch)-\(number)", values.mapValues { .string($0) })
          try writing.put(document)
          try oracle.add(id: document.id, values)
          documents.append(document)
        }
      }
    }
    return Collection(index: index, oracle: oracle, samples: samples, documents: documents)
  }

  @Test func scoresAreThoseOfTheOracle() throws {
    var random = SeededGenerator.fresh("fieldAnalysisScores")
    let collection = try Self.collection(90, &random)
    let oracle = collection.oracle
    var looked = 0
    var differing = 0
    let rounds = TestRounds.count(28)
    var round = 0
    while round < rounds || (round < 20 * rounds && (looked <= 50 || differing <= 2)) {
      round += 1
      var text = ""
      for _ in 0..<Int.random(in: 2...3, using: &random) {
        text += RandomText.sample(pieces: 1, using: &random).text + "，"
      }
      let groups = try oracle.groups(of: text)
      // Long in every field, so that documents rank by how much of it they have.
      let isLong = groups.allSatisfy { group in
        let runs = Set(group.tokens.map(\.run)).count
        let units = group.tokens.map { $0.position + $0.unitCount }.max() ?? 0
        return runs > 1 && units > 8
      }
      if !isLong { continue }
      if groups.count > 1 { differing += 1 }
      var expected: [String: Double] = [:]
      var exact: Set<String> = []
      for group in groups {
        var terms: [(term: [UInt8], weight: Double)] = []
        for token in group.tokens where token.weight > 0 {
          if let at = terms.firstIndex(where: { $0.term == token.term }) {
            terms[at].weight += token.weight
          } else {
            terms.append((token.term, token.weight))
          }
        }
        expected.merge(oracle.scores(of: terms, for: text, in: group.fields)) { $0 + $1 }
        exact.formUnion(try oracle.documents(containing: text, in: group.fields))
      }
      var options = SearchOptions(limit: 1000)
      options.findsOtherKana = false
      options.inflections = []
      for counting in [SearchOptions.Counting.exact, .bounded] {
        options.counting = counting
        let results = try collection.index.snapshot.search(.text(text), options)
        #expect(Set(results.map(\.id)) == Set(expected.keys), "\(text)")
        for hit in results where !exact.contains(hit.id) {
          let score = oracle.scriptFactor(of: hit.id, for: text) * (expected[hit.id] ?? 0)
          looked += 1
          // The first are looked at a second time.
          if hit.rank > 20 {
            #expect(abs(hit.score - score) < 1e-4, "\(text) in \(hit.id)")
          } else {
            #expect(hit.score > score - 1e-4, "\(text) in \(hit.id)")
          }
        }
      }
    }
    #expect(looked > 50)
    #expect(differing > 2)
  }

  @Test func sequencesAreThoseOfTheOracle() throws {
    var random = SeededGenerator.fresh("fieldAnalysisSequences")
    let collection = try Self.collection(90, &random)
    var found = 0
    let rounds = TestRounds.count(60)
    var round = 0
    // Long pieces are in one document each: more of them until some have been found.
    while round < rounds || (round < 20 * rounds && found <= 20) {
      round += 1
      guard let sample = collection.samples.randomElement(using: &random),
        let run = sample.runs.randomElement(using: &random), run.count >= 2
      else { continue }
      let length = Int.random(in: 2...run.count, using: &random)
      let start = Int.random(in: 0...run.count - length, using: &random)
      let text = String(run.dropFirst(start).prefix(length))
      for (number, name) in Self.names.enumerated() {
        let expected = try collection.oracle.documents(containing: text, in: [number])
        let hits = try collection.index.search(.phrase(text).in(name), limit: 1000)
        #expect(Set(hits.map(\.id)) == expected, "\(text) in \(name)")
      }
      let all = try collection.oracle.documents(containing: text)
      let hits = try collection.index.search(.phrase(text), limit: 1000)
      #expect(Set(hits.map(\.id)) == all, "\(text)")
      found += all.count
      // What is found is marked.
      for hit in hits.prefix(10) {
        let marked = try Self.names.contains { name in
          try hit.snippet(name, columns: 400).highlights.isEmpty == false
        }
        #expect(marked, "\(text) in \(hit.id)")
      }
    }
    #expect(found > 20)
  }

  /// What is indexed is what tokens say, and merging, compacting, rebuilding and joining keep it.
  @Test func theIndexIsThatOfTheTokens() throws {
    var random = SeededGenerator.fresh("fieldAnalysisDigest")
    let collection = try Self.collection(45, &random)
    let analyzer = try Self.analyzer()
    var expected = IndexDigest(expectedFor: Self.schema)
    for document in collection.documents {
      try expected.add(document, schema: Self.schema, analyzer: analyzer)
    }
    let index = collection.index
    #expect(try IndexDigest(of: index.snapshot).differences(from: expected) == [])
    try index.compact()
    #expect(try IndexDigest(of: index.snapshot).differences(from: expected) == [])
    #expect(try index.rebuild() == 45)
    #expect(try IndexDigest(of: index.snapshot).differences(from: expected) == [])
    let other = try SearchIndex.inMemory(schema: Self.schema, analyzer: analyzer)
    try other.merge([index.snapshot])
    #expect(try IndexDigest(of: other.snapshot).differences(from: expected) == [])
  }
}
