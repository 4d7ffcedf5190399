// Is somebody told who asks for values that no field can have, or for a field that there is not?

import GarlicText
import Testing

@testable import Garlic

@Suite struct UnreadableValueTests {
  static let schema = Schema(
    .text("body"), .keyword("tag"), .integer("year"), .double("price"), .date("published"))

  static func index() throws -> SearchIndex {
    let index = try SearchIndex.inMemory(schema: schema)
    try index.write { batch in
      try batch.put(
        id: "1",
        ["body": "大蒜", "tag": "abc", "year": 2026, "price": 1.5, "published": "2026-11-26"])
    }
    return index
  }

  @Test(arguments: [
    "price:>abc", "price:<=abc", "year:[abc TO 2027]", "year:[2020 TO 1.5]", "year:1.5..3",
    "published:>=yesterday", "published:[2026-13-01 TO *]", "year:abc", "year:IN [2026 abc]",
    "year,price:>abc", "大蒜 AND price:>abc",
  ]) func anUnreadableValueIsReported(query: String) throws {
    let index = try Self.index()
    let results = try index.search(query)
    #expect(results.diagnostics.map(\.kind) == [.unreadableValue])
    let isSet = query.contains("IN")
    #expect(results.isEmpty == !isSet)
    var options = SearchOptions()
    options.isStrict = true
    #expect {
      try index.search(query, options)
    } throws: { error in
      guard case IndexError.invalidQuery(let offset, let reason, _) = error else { return false }
      return offset == results.diagnostics[0].offset && reason.contains("is no value")
    }
  }

  @Test(arguments: [
    "price:>1", "year:[2020 TO *]", "published:>=2026", "published:2026-11", "tag:>abb", "tag:abc",
    "year,tag:abc", "year:IN [2026 2027]", "year:2020..",
  ]) func aReadableOneIsNot(query: String) throws {
    let results = try Self.index().search(query)
    #expect(results.diagnostics.isEmpty)
    #expect(results.count == 1)
  }

  @Test func queriesOfAProgramAreRefused() throws {
    let index = try Self.index()
    let queries: [Query] = [
      .text("大蒜").in("nofield"), .text("大蒜").in("body", "nofield"),
      .all && !Query.exists.in("nofield"), .range(lower: .inclusive("abc")).in("price"),
      .range(upper: .exclusive("abc")).in("year", "published"),
    ]
    for query in queries {
      #expect {
        try index.search(query)
      } throws: { error in
        guard case IndexError.invalidArgument(let reason) = error else { return false }
        return reason.contains("nofield") || reason.contains("'abc' is no bound")
      }
      var options = SearchOptions()
      options.filter = query
      #expect(throws: IndexError.self) { try index.search("大蒜", options) }
    }
    #expect(try index.search(.range(lower: .inclusive("abc")).in("price", "tag")).count == 1)
  }
}
