// Do the places of words in a text count, and only as much as they should?

import Garlic
import Testing

@Suite struct RerankingTests {
  private func index(_ texts: [String: String]) throws -> SearchIndex {
    let index = try SearchIndex.inMemory(schema: Schema(.text("title", weight: 3), .text("body")))
    try index.write { batch in
      for (id, body) in texts.sorted(by: { $0.key < $1.key }) {
        try batch.put(id: id, ["body": .string(body)])
      }
    }
    return index
  }

  private let filler = String(repeating: "今日天气晴朗，风和日丽。", count: 12)

  @Test func whatATextBeginsWithCountsMore() throws {
    let index = try index([
      "a": filler + "大蒜种植技术，春季田间管理。" + filler,
      "b": filler + filler + "大蒜种植技术，春季田间管理。",
      "c": "大蒜种植技术，春季田间管理。" + filler + filler,
    ])
    let hits = try index.search("大蒜种植在春季如何管理？", limit: 3)
    #expect(hits.map(\.id) == ["c", "a", "b"])
    let reason = try hits[0].explain()
    #expect(reason.value == hits[0].score)
    #expect(reason.description.contains("near the beginning of body"))
    #expect(reason.description.contains("大蒜 first at 0"))
    #expect(reason.description.contains("close together in body: 0 to 10"))
  }

  @Test func wordsCloseTogetherCountMore() throws {
    let index = try index([
      "a": filler + "大蒜" + filler + "春季" + filler + "灌溉" + filler + "施肥" + filler,
      "b": filler + "大蒜春季灌溉施肥" + filler + filler + filler + filler,
      "c": filler + "大蒜" + filler + filler + filler + "春季灌溉施肥" + filler,
    ])
    let hits = try index.search("大蒜 春季 灌溉 施肥", limit: 3)
    #expect(hits.map(\.id) == ["b", "c", "a"])
  }

  @Test func shortQueriesAndFieldsWithoutPositionsRankByTermsAlone() throws {
    let schema = Schema(.text("body", positions: false))
    let index = try SearchIndex.inMemory(schema: schema)
    try index.write { batch in
      try batch.put(id: "a", ["body": .string(filler + "大蒜种植技术，春季田间管理。")])
      try batch.put(id: "b", ["body": .string("大蒜种植技术，春季田间管理。" + filler)])
    }
    let hits = try index.search("大蒜种植在春季如何管理？", limit: 3)
    #expect(hits.map(\.id) == ["a", "b"])
    #expect(hits[0].score == hits[1].score)
  }
}
