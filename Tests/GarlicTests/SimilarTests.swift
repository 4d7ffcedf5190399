// Are documents on the same subject found by one of them, and by a text?

import TestSupport
import Testing

@testable import Garlic

@Suite struct SimilarTests {
  private static func index() throws -> SearchIndex {
    let index = try SearchIndex.inMemory(
      schema: Schema(.text("title", weight: 3), .text("body"), .keyword("tag")))
    let texts = [
      ("大蒜种植技术", "大蒜在秋天种植，土壤要疏松，施肥要足。", "a"), ("大蒜施肥", "大蒜的施肥和土壤管理。种植大蒜。", "a"),
      ("银行利率", "银行调整存款利率。", "b"), ("Garlic soup", "Peel the garlic, simmer the soup slowly.", "a"),
      ("Onion soup", "Simmer the soup with onions, garlic and stock.", "b"),
      ("Rates", "The bank raised its rates.", "b"),
      ("마늘 재배", "마늘 재배는 가을에 한다. 토양이 중요하다.", "a"), ("마늘 토양", "마늘은 토양을 가린다. 재배 방법.", "b"),
      ("ニンニクの栽培", "ニンニクを秋に植える。栽培は土が大切。", "a"), ("栽培の本", "ニンニクの栽培と土作り。", "b"),
    ]
    try index.write { batch in
      for (number, text) in texts.enumerated() {
        try batch.put(
          id: "\(number)",
          ["title": .string(text.0), "body": .string(text.1), "tag": .string(text.2)])
      }
    }
    return index
  }

  @Test(arguments: [("0", "1"), ("1", "0"), ("3", "4"), ("4", "3"), ("6", "7"), ("8", "9")])
  func theNearestIsFirst(id: String, nearest: String) throws {
    let snapshot = try Self.index().snapshot
    let results = try snapshot.similar(to: .document(id: id))
    #expect(results.first?.id == nearest)
    #expect(results.first?.rank == 1)
    #expect(!results.contains { $0.id == id })
    #expect(results.total.count >= results.count)
    // The query is text of the query language and finds the document itself, too.
    let query = try snapshot.similarityQuery(to: .document(id: id))
    #expect(QueryParser(schema: snapshot.schema).parse(query.description).query == query)
    #expect(try snapshot.search(query).contains { $0.id == id })
    #expect(results.query == query)
    let explanation = try #require(try results.first?.explain())
    #expect(abs(explanation.value - (results.first?.score ?? 0)) < 1e-6)
  }

  @Test func textsFilterAndLimit() throws {
    let snapshot = try Self.index().snapshot
    let text = SimilarityExample.text("How to grow 大蒜: 土壤 and 施肥")
    #expect(try Set(snapshot.similar(to: text, limit: 2).map(\.id)) == ["0", "1"])
    let filter = Query.anyOf(["b"]).in("tag")
    #expect(try snapshot.similar(to: .document(id: "3"), filter: filter).map(\.id) == ["4"])
    #expect(try snapshot.similar(to: .text("…")).isEmpty)
    #expect(try snapshot.similarityQuery(to: .text("xyzzy")) == .nothing)
    #expect(try snapshot.similar(to: .document(id: "3"), limit: 0).isEmpty)
  }

  @Test func whatThereIsNotIsNamed() throws {
    let snapshot = try Self.index().snapshot
    #expect(throws: IndexError.self) { try snapshot.similar(to: .document(id: "none")) }
    #expect(throws: IndexError.self) { try snapshot.similar(to: .text("a"), in: ["tag"]) }
    #expect(throws: IndexError.self) { try snapshot.similar(to: .text("a"), limit: -1) }
  }

  /// The terms are those with the greatest tf · idf, by a plain loop over all words.
  @Test func termsAreThoseOfAPlainLoop() throws {
    var random = SeededGenerator.fresh("termsAreThoseOfAPlainLoop")
    let words = (0..<60).map { "w\(Character(UnicodeScalar(UInt8(97 + $0 % 26))))q\($0)x" }
    let documents = (0..<50).map { _ in
      (0..<40).map { _ in
        words[min(Int.random(in: 0..<60, using: &random), Int.random(in: 0..<60, using: &random))]
      }
    }
    let index = try KanaTests.index(documents.map { $0.joined(separator: " ") })
    for document in documents.prefix(TestRounds.count(10)) {
      let weights = Set(document).compactMap { word -> (String, Double)? in
        let df = documents.count { $0.contains(word) }
        if Double(df) > 25 { return nil }
        let tf = Double(document.count { $0 == word })
        return (word, tf / (tf + 1.2) * Score.idf(df: df, count: 50))
      }.sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }.prefix(25)
      let query = try index.snapshot.similarityQuery(to: .text(document.joined(separator: " ")))
      guard case .or(let members) = query else {
        Issue.record("\(query)")
        continue
      }
      let found = members.map { member in
        if case .boosted(.text(let text), _) = member { text } else { "" }
      }
      #expect(found == weights.map(\.0))
    }
  }
}
