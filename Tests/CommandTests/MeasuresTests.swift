// Do the measures agree with an implementation that shares nothing with them?

import Foundation
import TestSupport
import Testing

@testable import GarlicCommands

@Suite struct MeasuresTests {
  /// The measures straight from their definitions, with vectors of gains as in Järvelin and
  /// Kekäläinen, and sets as in Manning, Raghavan and Schütze.
  enum Definition {
    static func dcg(_ gains: [Double], _ k: Int) -> Double {
      var sum = 0.0
      for rank in 1...k where rank <= gains.count {
        sum += gains[rank - 1] * (log(2.0) / log(Double(rank) + 1))
      }
      return sum
    }

    static func ndcg(_ ranking: [String], _ judged: [String: Int], _ k: Int) -> Double {
      let ideal = judged.values.map { Double(max($0, 0)) }.sorted().reversed()
      let best = dcg(Array(ideal), k)
      return best == 0 ? 0 : dcg(ranking.map { Double(max(judged[$0] ?? 0, 0)) }, k) / best
    }

    static func recall(_ ranking: [String], _ judged: [String: Int], _ k: Int) -> Double {
      let relevant = Set(judged.keys.filter { judged[$0, default: 0] >= 1 })
      if relevant.isEmpty { return 0 }
      return Double(relevant.intersection(ranking[..<min(k, ranking.count)]).count)
        / Double(relevant.count)
    }

    static func reciprocalRank(_ ranking: [String], _ judged: [String: Int], _ k: Int) -> Double {
      var rank = 0
      for id in ranking {
        rank += 1
        if rank > k { return 0 }
        if let relevance = judged[id], relevance >= 1 { return pow(Double(rank), -1) }
      }
      return 0
    }
  }

  @Test func randomRankings() {
    var random = RandomNumbers(seed: 3)
    for _ in 0..<TestRounds.count(1000) {
      let ids = (0..<Int.random(in: 1..<250, using: &random)).map { "d\($0)" }
      var judged: [String: Int] = [:]
      for id in ids where Int.random(in: 0..<4, using: &random) == 0 {
        judged[id] = Int.random(in: -1...3, using: &random)
      }
      let ranking = Array(
        ids.shuffled(using: &random).prefix(Int.random(in: 0...ids.count, using: &random)))
      let measures = Measures(ranking: ranking, relevance: judged)
      #expect(abs(measures.ndcg10 - Definition.ndcg(ranking, judged, 10)) < 1e-12)
      #expect(measures.mrr10 == Definition.reciprocalRank(ranking, judged, 10))
      #expect(measures.recall10 == Definition.recall(ranking, judged, 10))
      #expect(measures.recall100 == Definition.recall(ranking, judged, 100))
    }
  }

  @Test func knownValues() {
    let measures = Measures(ranking: ["x", "a", "b"], relevance: ["a": 2, "b": 1, "c": 3])
    let ideal = 3 + 2 / log2(3.0) + 1 / log2(4.0)
    #expect(abs(measures.ndcg10 - (2 / log2(3.0) + 1 / log2(4.0)) / ideal) < 1e-12)
    #expect(measures.mrr10 == 0.5)
    #expect(abs(measures.recall10 - 2.0 / 3) < 1e-12)
    #expect(Measures(ranking: ["a"], relevance: [:]).values == [0, 0, 0, 0])
  }

  @Test func intervalsHoldTheMean() {
    var random = RandomNumbers(seed: 5)
    let values = (0..<200).map { _ in Double.random(in: 0...1, using: &random) }
    let interval = Significance.interval(values)
    #expect(interval.contains(Significance.mean(values)))
    // The normal approximation: mean ± 1.96 standard errors.
    let mean = Significance.mean(values)
    let deviation = (values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 199).squareRoot()
    let half = 1.96 * deviation / Double(200).squareRoot()
    #expect(abs(interval.upperBound - interval.lowerBound - 2 * half) < half / 4)
    #expect(Significance.interval(values) == interval)
    #expect(Significance.interval([]) == 0...0)
    #expect(Significance.interval([0.5]) == 0.5...0.5)
  }

  @Test func randomizationTest() {
    // All 2⁸ signs of eight equal differences: two of them are as extreme.
    let p = Significance.randomizationTest(
      [Double](repeating: 1, count: 8), [Double](repeating: 0, count: 8))
    #expect(abs(p - 2.0 / 256) < 0.004)
    #expect(Significance.randomizationTest([1, 2, 3], [1, 2, 3]) == 1)
    #expect(Significance.randomizationTest([], []) == 1)
    #expect(Significance.randomizationTest([1, 0], [0, 1]) == 1)
  }

  @Test func percentiles() {
    let values = (1...100).map(Double.init).reversed()
    #expect(Significance.percentile(0.5, Array(values)) == 50)
    #expect(Significance.percentile(0.99, Array(values)) == 99)
    #expect(Significance.percentile(0.99, [7]) == 7)
    #expect(Significance.percentile(0.5, []) == 0)
  }

  @Test func files() throws {
    #expect(
      try TestCollection.queries(["q1\t大蒜 价格", "", "q2\tx\ty"], path: "q").map(\.text) == [
        "大蒜 价格", "x\ty",
      ])
    #expect(throws: TestCollection.Failure.self) { try TestCollection.queries(["q1"], path: "q") }
    let judged = try TestCollection.judgements(
      ["q1\td1\t2", "q1 0 d2 1", "q2\t0\td 3\t0"], path: "r")
    #expect(judged == ["q1": ["d1": 2, "d2": 1], "q2": ["d 3": 0]])
    #expect(
      throws: TestCollection.Failure(
        path: "r", line: 2, reason: "'query <tab> document <tab> relevance' is meant")
    ) {
      try TestCollection.judgements(["a\tb\t1", "a\tb\tc"], path: "r")
    }
  }
}
