// Which queries rank by how much of them matches, and which look for all of it first?

@_spi(Measuring) import Garlic
import Testing

@Suite struct RelaxationTests {
  private static func snapshot() throws -> Snapshot {
    let index = try SearchIndex.inMemory(schema: Schema(.text("body")))
    try index.write { batch in
      try batch.put(id: "name", ["body": "瑞贝卡·明可弗是设计师。"])
      try batch.put(id: "parts", ["body": "设计师瑞贝卡认识可弗，也认识小明。"])
      try batch.put(id: "code", ["body": "停止代码更改的方法。"])
    }
    return index.snapshot
  }

  @Test func namesWithSignsInThemAreLookedForAsTheyStand() throws {
    let snapshot = try Self.snapshot()
    let hits = try snapshot.search("瑞贝卡·明可弗")
    #expect(hits.first?.id == "name")
    #expect(hits.first?.isRelaxed == false)
    #expect(hits.dropFirst().allSatisfy { $0.isRelaxed })
  }

  @Test func sentencesRankByHowMuchMatches() throws {
    let hits = try Self.snapshot().search("如何：停止代码更改")
    #expect(hits.map(\.id) == ["code"])
    #expect(hits.wasRelaxed)
  }

  @Test func groupsInParenthesesCountAsPartsOfASentence() throws {
    let hits = try Self.snapshot().search("停止代码更改 (在运行的时候)")
    #expect(hits.map(\.id) == ["code"])
    #expect(hits.wasRelaxed)
  }

  /// What a plain engine would do: any term may match, and no place counts.
  @Test(arguments: [SearchOptions.Ranking.bigrams, .words])
  func baselinesRankAllTermsAlike(ranking: SearchOptions.Ranking) throws {
    var options = SearchOptions()
    options.ranking = ranking
    let hits = try Self.snapshot().search("代码设计师", options)
    #expect(Set(hits.map(\.id)) == ["name", "parts", "code"])
    for hit in hits {
      let reason = try hit.explain()
      #expect(reason.value == hit.score)
      #expect(!reason.description.contains("near the beginning"))
    }
  }
}
