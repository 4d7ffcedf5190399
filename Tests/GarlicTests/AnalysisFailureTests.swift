// Is a text that cannot be analyzed an error, or nothing to look for?

import Garlic
import GarlicText
import Testing

@Suite struct AnalysisFailureTests {
  static let long = "大蒜的价格为什么上涨了 garlic"
  static let expected = IndexError.analysis(
    AnalysisError.textTooLong(byteCount: long.utf8.count).description)

  /// An index of an analyzer that analyzes short queries alone.
  static func index() throws -> SearchIndex {
    let index = try SearchIndex.inMemory(
      schema: Schema(.text("body"), .keyword("tag")), analyzer: try Analyzer(longestText: 20))
    try index.write { batch in
      try batch.put(id: "a", ["body": .string(long), "tag": "x"])
      try batch.put(id: "b", ["body": "大蒜", "tag": "x"])
    }
    return index
  }

  @Test func itSaysWhatItCannotAnalyze() throws {
    let analyzer = try Analyzer(longestText: 6)
    #expect(throws: AnalysisError.textTooLong(byteCount: 6)) { try analyzer.tokens(in: "大蒜") }
    #expect(try analyzer.tokens(in: "abcde").map(\.text) == ["abcde"])
    #expect(throws: AnalysisError.textTooLong(byteCount: 7)) { try analyzer.tokens(in: "abcdefg") }
  }

  /// A clause in which there is nothing to look for drops out of an AND; one that fails must not.
  @Test func noClauseDropsOut() throws {
    let snapshot = try Self.index().snapshot
    #expect(try snapshot.search(.text("大蒜")).count == 2)
    let long = Self.long
    let clauses: [Query] = [
      .text(long), .word(long), .phrase(long), .phrase(long, prefix: true), .prefix(long),
      .wildcard(long + "*"), .fuzzy(long), .anyOf(["大蒜", long]), .clauses([.text(long)]),
      .clauses([.text("大蒜"), .text(long)]), .boosted(.text(long), 2), .constant(.text(long), 2),
    ]
    for clause in clauses {
      let queries: [Query] = [
        clause, .and([.text("大蒜"), clause]), .or([.text("大蒜"), clause]), .not(clause),
        .and([.text("大蒜"), .not(clause)]), .field(["body"], clause),
        .boolean(must: [.text("大蒜"), clause], should: [], mustNot: [], minimumShouldMatch: 0),
        .boolean(must: [.text("大蒜")], should: [clause], mustNot: [], minimumShouldMatch: 0),
        .boolean(must: [.text("大蒜")], should: [], mustNot: [clause], minimumShouldMatch: 0),
      ]
      for query in queries {
        for mode in [SearchOptions.Mode.standard, .all, .any] {
          var options = SearchOptions()
          options.mode = mode
          #expect(throws: IndexError.self, "\(query)") { try snapshot.search(query, options) }
        }
      }
    }
    for query in [Query.text(long), .phrase(long), .prefix(long), .fuzzy(long)] {
      #expect(throws: Self.expected) { try snapshot.search(.and([.text("大蒜"), query])) }
    }
    #expect(throws: Self.expected) { try snapshot.search("大蒜 AND \"\(long)\"") }
  }

  /// Explaining a miss shows how the document was cut, or says that it cannot.
  @Test func missesAreNotExplainedByNothing() throws {
    let snapshot = try Self.index().snapshot
    #expect(throws: Self.expected) { try snapshot.explain(id: "a", for: "大葱") }
    #expect(try snapshot.explain(id: "b", for: "大葱") != nil)
  }
}
