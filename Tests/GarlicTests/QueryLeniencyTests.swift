// What does the parser make of texts that do not follow the grammar?

import Testing

@testable import Garlic

@Suite struct QueryLeniencyTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var text: String
    var query: Query
    var kinds: [QueryDiagnostic.Kind]
    var testDescription: String { text }

    init(_ text: String, _ query: Query, _ kinds: QueryDiagnostic.Kind...) {
      self.text = text
      self.query = query
      self.kinds = kinds
    }
  }

  @Test(arguments: [
    // Unclosed marks close at the end.
    Case("\"大蒜 价格", .phrase("大蒜 价格"), .unclosedQuote),
    Case("「大蒜", .phrase("大蒜"), .unclosedQuote),
    Case("(a OR b", .or([.text("a"), .text("b")]), .unclosedGroup),
    Case("category:IN [a b", .field(["category"], .anyOf(["a", "b"])), .unclosedSet),
    // Stray closing marks are ignored.
    Case("a) b", .clauses([.text("a"), .text("b")]), .strayParenthesis),
    Case("a」 b", .clauses([.text("a"), .text("b")]), .strayQuote),
    // Operators without an operand are words.
    Case("AND", .text("AND"), .missingOperand),
    Case("a AND", .clauses([.text("a"), .text("AND")]), .missingOperand),
    Case("OR a", .clauses([.text("OR"), .text("a")]), .missingOperand),
    Case("NOT", .text("NOT"), .missingOperand),
    Case("a AND OR b", .or([.clauses([.text("a"), .text("AND")]), .text("b")]), .missingOperand),
    Case(
      "(a OR) b", .clauses([.clauses([.text("a"), .text("OR")]), .text("b")]), .missingOperand),
    Case("||", .text("||"), .missingOperand),
    // What is empty is dropped.
    Case("a \"\" b", .clauses([.text("a"), .text("b")]), .emptyPhrase),
    Case("a AND \" \"~2^3", .text("a"), .emptyPhrase),
    Case("x \"\" AND b", .clauses([.text("x"), .text("b")]), .emptyPhrase),
    Case("a ()", .text("a"), .emptyGroup),
    Case("( () )", .nothing, .emptyGroup, .emptyGroup),
    Case("category:IN []", .nothing, .emptyGroup),
    // Names that are no fields are text.
    Case("x:y", .text("x:y"), .unknownField),
    Case("https://example.org/a?b=c", .wildcard("https://example.org/a?b=c"), .unknownField),
    Case("12:30", .text("12:30"), .unknownField),
    Case("C:", .text("C:"), .unknownField),
    Case("title: 大蒜", .clauses([.text("title:"), .text("大蒜")]), .missingOperand),
    Case("x:\"a b\"", .andClauses(.phrase("a b"), .text("x:")), .unknownField),
    // Numbers that make no sense are text.
    Case("a^b", .text("a^b"), .badNumber),
    Case("a^0", .text("a^0"), .badNumber),
    Case("a^-1", .text("a^-1"), .badNumber),
    Case("a^1e999", .text("a^1e999"), .badNumber),
    Case("a^0x10", .text("a^0x10"), .badNumber),
    Case("a^", .text("a^"), .badNumber),
    Case("a~3", .text("a~3"), .badNumber),
    Case("a~b", .text("a~b"), .badNumber),
    Case("^2", .text("^2"), .badNumber),
    Case("~", .text("~"), .badNumber),
    Case("\"a\"~x", .andClauses(.phrase("a"), .text("~x")), .badNumber),
    Case("(a)^x", .clauses([.text("a"), .text("^x")]), .badNumber),
    Case("te*~", .prefix("te"), .fuzzyPattern),
    // A star beside other clauses, or a pattern without a letter.
    Case("5 * 3", .clauses([.text("5"), .text("3")]), .loneWildcard),
    Case("* *", .all, .loneWildcard),
    Case("a ?? b", .clauses([.text("a"), .text("b")]), .loneWildcard),
    Case("* -a", .not(.text("a")), .loneWildcard),
    // Ranges.
    Case(
      "year:[30 TO 4]",
      .field(["year"], .range(lower: .inclusive("30"), upper: .inclusive("4"))), .reversedRange),
    Case(
      "published:2026-02..2026-01",
      .field(["published"], .range(lower: .inclusive("2026-02"), upper: .inclusive("2026-01"))),
      .reversedRange),
    Case("[a b]", .clauses([.text("[a"), .text("b]")]), .unreadableRange),
    Case("[", .text("["), .unreadableRange),
    // Characters that nobody types.
    Case("大\u{0}\u{7F}蒜", .text("大蒜"), .droppedCharacters),
    Case("\"大\u{FFFD}蒜\"", .phrase("大蒜"), .droppedCharacters),
  ])
  func `every text has a reading`(example: Case) {
    let parsed = QueryParser(schema: .queryTests).parse(example.text)
    #expect(parsed.query == example.query)
    #expect(parsed.diagnostics.kinds == example.kinds)
  }

  @Test func `lone surrogates are dropped however they were decoded`() {
    let text = String(decoding: [0x61, 0xED, 0xA0, 0x80, 0x62] as [UInt8], as: UTF8.self)
    #expect(Query.read(text) == .text("ab"))
  }

  @Test func `limits cut and report, and never fail`() {
    let long = String(repeating: "蒜", count: 4000)
    let parsed = QueryParser(schema: .queryTests).parse(long)
    #expect(parsed.query == .text(String(repeating: "蒜", count: 2730)))
    #expect(parsed.diagnostics.kinds == [.queryTooLong])
    #expect(parsed.diagnostics.first?.offset == 8190)
    #expect(parsed.diagnostics.first?.length == 12000 - 8190)

    let many = String(repeating: "a ", count: 1500)
    #expect(Query.read(many) == .clauses(Array(repeating: .text("a"), count: 1024)))
    #expect([QueryDiagnostic].read(many).kinds == [.tooManyClauses])

    let deep = String(repeating: "(", count: 70) + "a" + String(repeating: ")", count: 70)
    #expect(Query.read(deep) == .text("a"))
    #expect([QueryDiagnostic].read(deep).kinds == Array(repeating: .nestingTooDeep, count: 6))

    let few = QueryParser(schema: .queryTests, limits: .init(length: 3, nesting: 0, clauses: 1))
    #expect(few.parse("(ab").query == .nothing)
    #expect(few.parse("abcd").query == .text("abc"))
    #expect(
      QueryParser(schema: .queryTests, limits: .init(length: -1)).parse("a").query == .nothing)
  }

  @Test func `the deepest tree that a text can make fits the stack`() {
    let level = "-title:(+a b OR c d AND NOT "
    let text = String(repeating: level, count: 64) + "x" + String(repeating: ")^2", count: 64)
    let query = Query.read(text)
    // Printed, it has more parentheses than are read; that it can be handled at all matters here.
    #expect(query == Query.read(text))
    #expect(Set([query, query]).count == 1)
    _ = Query.read(query.description)
  }

  @Test(arguments: [
    ("(大蒜", 0), ("大蒜 (", 7), ("大蒜)", 6), ("大蒜 \"价格", 7), ("大蒜 AND", 7), ("大蒜^x", 6),
    ("a 価格:x", 2), ("大蒜 year:[a", 12), ("a ()", 2),
  ])
  func `strict reading names the byte`(text: String, offset: Int) throws {
    let error = #expect(throws: IndexError.self) {
      try QueryParser(schema: .queryTests).parseStrictly(text)
    }
    guard case .invalidQuery(let found, let reason, let query) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(found == offset)
    #expect(query == text)
    #expect(!reason.isEmpty)
  }

  @Test func `strict reading accepts the grammar and forgives warnings`() throws {
    let parser = QueryParser(schema: .queryTests)
    #expect(try parser.parseStrictly("title:(a b)^2 -c") == parser.parse("title:(a b)^2 -c").query)
    #expect(try parser.parseStrictly("大蒜？") == .text("大蒜？"))
    #expect(try parser.parseStrictly("\u{0}a") == .text("a"))
  }
}

extension Query {
  /// A strict clause beside one that may be relaxed.
  static func andClauses(_ strict: Query, _ open: Query) -> Query {
    .boolean(must: [strict, .clauses([open])], should: [], mustNot: [], minimumShouldMatch: 0)
  }
}
