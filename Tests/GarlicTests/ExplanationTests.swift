// Does an explanation say what happened?

import Garlic
import TestSupport
import Testing

@Suite struct ExplanationTests {
  static func sums(_ part: Explanation) -> Bool {
    part.details.isEmpty
      || (part.details.reduce(0) { $0 + $1.value } == part.value && part.details.allSatisfy(sums))
  }

  @Test func valuesAddUpToTheScore() throws {
    var random = SeededGenerator.fresh("valuesAddUpToTheScore")
    let collection = try OracleTests.collection(120, &random, asksOracle: false)
    var explained = 0
    for _ in 0..<TestRounds.count(24) {
      guard let sample = collection.samples.randomElement(using: &random),
        let run = sample.runs.randomElement(using: &random)
      else { continue }
      let query =
        [
          run, run + " garlic", "\"\(run)\"", run + " -the", "body:\(run)",
          sample.runs.prefix(6).joined(separator: " "),
          sample.runs.prefix(3).joined(separator: "、"),
        ]
        .randomElement(using: &random) ?? run
      for hit in try collection.index.search(query, limit: 5) {
        let reason = try hit.explain()
        #expect(reason.value == hit.score, "\(query): \(reason)")
        #expect(Self.sums(reason), "\(query): \(reason)")
        #expect(
          try collection.index.snapshot.explain(id: hit.id, for: query)?.value == hit.score
            || hit.isRelaxed, "\(query)")
        explained += 1
      }
    }
    #expect(explained > 12)
  }

  @Test func aMissSaysWhatIsMissing() throws {
    let index = try SearchIndex.inMemory(schema: Schema(.text("body")))
    try index.write { try $0.put(id: "7", ["body": "这是一个小的化妆包，大包。"]) }
    #expect(try index.search("小化妆").isEmpty)
    let reason = try #require(try index.snapshot.explain(id: "7", for: "小化妆 包"))
    #expect(reason.value == 0)
    #expect(reason.description.contains("has not 小化妆"))
    #expect(reason.description.contains("has 包"))
    #expect(reason.description.contains("the query is cut into "))
    #expect(reason.description.contains("body is cut into"))
    #expect(try index.snapshot.explain(id: "8", for: "小化妆") == nil)
    let excluded = try #require(try index.snapshot.explain(id: "7", for: "化妆 -大包"))
    #expect(excluded.description.contains("excluded, as it has 大包"))
  }
}
