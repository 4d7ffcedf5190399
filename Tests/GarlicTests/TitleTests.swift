// Does the document come first whose title is the query, by every way of searching?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct TitleTests {
  private static let filler = String(repeating: "今天天气不错 and nothing else 。", count: 12)

  private static func snapshot(_ documents: [(id: String, title: String, body: String)]) throws
    -> Snapshot
  {
    let index = try SearchIndex.inMemory(schema: .titleAndBody)
    try index.write { batch in
      for document in documents {
        try batch.put(
          id: document.id, ["title": .string(document.title), "body": .string(document.body)])
      }
    }
    return index.snapshot
  }

  @Test(arguments: [
    ("生姜", "生姜", "生姜，生姜，生姜"), ("Rust", "rust", "rust rust rust rust"),
    ("《生姜》", "生姜", "生姜生姜生姜"), ("Garlic Bread", "garlic bread", "garlic bread garlic bread"),
    ("関西国際空港", "関西国際空港", "関西国際空港と関西国際空港"), ("姜", "姜", "姜 姜 姜 姜"),
    ("생강", "생강", "생강 생강 생강"), ("生薑", "生薑", "生薑生薑生薑"), ("C++", "\"c++\"", "c++ c++ c++"),
    ("Why is garlic good for you", "why is garlic good for you", "why is garlic good for you? why"),
  ]) func titleIsFirst(title: String, query: String, body: String) throws {
    var documents = [
      (id: "rival", title: "notes", body: body), (id: "title", title: title, body: Self.filler),
      (id: "longer", title: title + " and a list of more", body: body),
    ]
    for number in 0..<20 { documents.append((id: "\(number)", title: "note", body: Self.filler)) }
    let hits = try Self.snapshot(documents).search(query)
    #expect(hits.first?.id == "title")
    for hit in hits { #expect(abs(try hit.explain().value - hit.score) < 1e-6) }
  }

  @Test func queriesWithOperatorsHaveNoTitle() throws {
    let snapshot = try Self.snapshot([("a", "garlic", Self.filler), ("b", "x", "garlic garlic")])
    for query in ["+garlic", "garl*", "body:garlic", "garlic -onion"] {
      for hit in try snapshot.search(query) {
        #expect(!(try hit.explain().description.contains("title is the query")), "\(query)")
      }
    }
  }

  /// Pruned, exhaustive, on several threads, and page by page.
  @Test(arguments: TestRounds.seeds(3)) func everyWayAgrees(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let index = try SearchIndex.inMemory(schema: .titleAndBody)
    let words = ["大蒜", "价格", "蒜", "garlic", "bread", "関西国際空港", "마늘", "市场见闻"]
    func some(_ count: ClosedRange<Int>, _ separator: String) -> String {
      (0..<Int.random(in: count, using: &random)).map { _ in words.randomElement(using: &random)! }
        .joined(separator: separator)
    }
    for batch in 0..<3 {
      try index.write { writing in
        for number in 0..<300 {
          try writing.put(
            id: "\(batch)-\(number)",
            ["title": .string(some(0...3, " ")), "body": .string(some(1...30, "，"))])
        }
      }
    }
    try index.write { batch in for number in 0..<40 { try batch.delete(id: "1-\(number * 5)") } }
    let snapshot = index.snapshot
    for _ in 0..<12 {
      let query = some(1...3, " ")
      var options = SearchOptions(limit: 40)
      let pruned = try snapshot.search(query, options)
      options.threads = 2
      let threaded = try snapshot.search(query, options)
      options.threads = 1
      options.counting = .exact
      let exhaustive = try snapshot.search(query, options)
      #expect(pruned.map(\.id) == exhaustive.map(\.id), "\(query), seed \(seed)")
      #expect(pruned.map(\.score) == exhaustive.map(\.score), "\(query), seed \(seed)")
      #expect(threaded.map(\.id) == exhaustive.map(\.id), "\(query), seed \(seed)")
      #expect(pruned.total.count <= exhaustive.total.count)
      options.counting = .bounded
      options.limit = 9
      var pages: [String] = []
      while pages.count < 36 {
        let page = try snapshot.search(query, options)
        if page.isEmpty { break }
        pages += page.map(\.id)
        options.after = page.last?.cursor
      }
      #expect(pages == Array(exhaustive.map(\.id).prefix(pages.count)), "\(query), seed \(seed)")
      for hit in exhaustive.prefix(3) { #expect(try hit.explain().value == hit.score) }
    }
  }
}
