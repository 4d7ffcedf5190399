// Can a program ask all that can be typed, and more, without a way to trap?

import TestSupport
import Testing

@testable import Garlic

@Suite struct QueryBuilderTests {
  /// What can be typed, and the same from builders.
  static let pairs: [(typed: String, built: Query)] = [
    ("大蒜", .text("大蒜")),
    ("大蒜 价格", .clauses([.text("大蒜"), .text("价格")])),
    ("a AND b AND c", .text("a") && .text("b") && .text("c")),
    ("a OR b OR c", .text("a") || .text("b") || .text("c")),
    ("a AND NOT b", .text("a") && !.text("b")),
    ("\"大蒜 价格\"", .phrase("大蒜 价格")),
    ("\"大蒜 价格\"~", .phrase("大蒜 价格", slop: 2)),
    ("\"大蒜 价格\"~5", .phrase("大蒜 价格", slop: 5)),
    ("\"new gar\"*", .phrase("new gar", prefix: true)),
    ("garl*", .prefix("garl")),
    ("g?rl*c", .wildcard("g?rl*c")),
    ("garlic~", .fuzzy("garlic")),
    ("garlic~1", .fuzzy("garlic", edits: 1)),
    (
      "year:[2019 TO 2021}", .range(lower: .inclusive("2019"), upper: .exclusive("2021")).in("year")
    ),
    ("year:>2019", .range(lower: .exclusive("2019")).in("year")),
    ("year:<=2019", .range(upper: .inclusive("2019")).in("year")),
    ("category:IN [a \"b c\"]", .anyOf(["a", "b c"]).in("category")),
    ("category:*", Query.exists.in("category")),
    ("*", .all),
    ("", .nothing),
    ("title,body:a", .text("a").in("title", "body")),
    ("(a OR b)^2.5", (.text("a") || .text("b")).boosted(by: 2.5)),
    (
      "-a -b",
      .boolean(must: [], should: [], mustNot: [.text("a"), .text("b")], minimumShouldMatch: 0)
    ),
  ]

  @Test(arguments: pairs)
  func `what can be typed can be built`(typed: String, built: Query) {
    #expect(Query.read(typed) == built)
    #expect(Query.read(built.description) == built)
  }

  @Test func `builders make the plain cases`() {
    let parts: [Query] = [.text("a"), .text("b"), .text("c")]
    #expect(
      Query.atLeast(2, of: parts)
        == .boolean(must: [], should: parts, mustNot: [], minimumShouldMatch: 2))
    #expect(Query.atLeast(-3, of: parts) == Query.atLeast(1, of: parts))
    #expect(
      Query.text("a").preferring(.text("b"), .text("c"))
        == .boolean(
          must: [.text("a")], should: [.text("b"), .text("c")], mustNot: [], minimumShouldMatch: 0))
    #expect(Query.text("a").in(["title", "body"]) == Query.text("a").in("title", "body"))
  }

  static let words = ["alpha", "beta", "gamma", "delta", "蒜苗", "价格"]

  /// Documents of random words, and the words of each.
  private static func collection(
    _ random: inout SeededGenerator
  ) throws -> (snapshot: Snapshot, documents: [String: Set<String>]) {
    let index = try SearchIndex.inMemory(schema: Schema(.text("body"), .keyword("kind")))
    var documents: [String: Set<String>] = [:]
    try index.write { batch in
      for number in 0..<120 {
        let chosen = words.filter { _ in Bool.random(using: &random) }
        documents[String(number)] = Set(chosen)
        var fields: [String: FieldValue] = ["body": .string(chosen.joined(separator: " "))]
        if chosen.count > 3 { fields["kind"] = "long" }
        try batch.put(id: String(number), fields)
      }
    }
    return (index.snapshot, documents)
  }

  @Test func `a minimum counts as the oracle does`() throws {
    var random = SeededGenerator.fresh("a minimum counts as the oracle does")
    let (snapshot, documents) = try Self.collection(&random)
    for _ in 0..<TestRounds.count(60) {
      let should = Self.words.filter { _ in Bool.random(using: &random) }
      let count = Int.random(in: -1...7, using: &random)
      let needed = min(max(count, 1), should.count)
      let expected = documents.filter {
        !should.isEmpty && $0.value.intersection(should).count >= needed
      }
      let query = Query.atLeast(count, of: should.map { .text($0) })
      let found = try snapshot.search(query, SearchOptions(limit: 200)).map(\.id)
      #expect(Set(found) == Set(expected.keys), "\(count) of \(should)")
    }
  }

  @Test func `preferences rank and do not filter, constants score as said`() throws {
    var random = SeededGenerator.fresh(
      "preferences rank and do not filter, constants score as said")
    let (snapshot, documents) = try Self.collection(&random)
    let options = SearchOptions(limit: 200)
    let query = Query.text("alpha").scoring(1)
      .preferring(.text("蒜苗").scoring(2), Query.exists.in("kind").scoring(4))
    let hits = try snapshot.search(query, options)
    #expect(Set(hits.map(\.id)) == Set(documents.filter { $0.value.contains("alpha") }.keys))
    for hit in hits {
      let words = documents[hit.id] ?? []
      #expect(hit.score == 1 + (words.contains("蒜苗") ? 2 : 0) + (words.count > 3 ? 4 : 0))
    }
    let plain = try snapshot.search(.text("beta"), options)
    let boosted = try snapshot.search(.text("beta").boosted(by: 4), options)
    #expect(plain.map(\.id) == boosted.map(\.id))
    for (one, four) in zip(plain, boosted) { #expect(abs(4 * one.score - four.score) < 1e-5) }
  }

  @Test(arguments: [Int.min, -1, 0, 1, 2, 3, Int.max])
  func `numbers beyond reason are no trap`(number: Int) throws {
    var random = SeededGenerator.fresh("numbers beyond reason are no trap")
    let (snapshot, _) = try Self.collection(&random)
    let queries: [Query] = [
      .fuzzy("alpha", edits: number), .fuzzy("蒜苗价格", edits: number), .fuzzy("", edits: number),
      .phrase("alpha beta", slop: number), .phrase("蒜苗 价格", slop: number, prefix: true),
      .atLeast(number, of: [.text("alpha"), .text("beta")]), .atLeast(number, of: []),
      .boolean(
        must: [.text("alpha")], should: [.text("beta")], mustNot: [], minimumShouldMatch: number),
    ]
    for query in queries {
      var options = SearchOptions(limit: 10)
      let pruned = try snapshot.search(query, options)
      for hit in pruned {
        _ = try hit.explain()
        _ = try hit.snippet("body")
      }
      options.counting = .exact
      #expect(try snapshot.search(query, options).map(\.id) == pruned.map(\.id), "\(query)")
    }
  }

  @Test(arguments: [-1, -Double.infinity, .infinity, .nan, -Double.leastNonzeroMagnitude])
  func `boosts and scores that bound nothing are refused`(number: Double) throws {
    var random = SeededGenerator.fresh("boosts and scores that bound nothing are refused")
    let (snapshot, _) = try Self.collection(&random)
    for query in [Query.text("alpha").boosted(by: number), .text("alpha").scoring(number)] {
      #expect(throws: IndexError.self) {
        try snapshot.search(query || .text("beta"), SearchOptions())
      }
    }
  }
}
