// What do the tests of the query language share?

import TestSupport

@testable import Garlic

extension SeededGenerator {
  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}

extension Schema {
  static let queryTests = Schema(
    .text("title", weight: 3), .text("body"), .keyword("category"), .integer("year"),
    .double("price"), .date("published"))
}

extension Query {
  static func read(_ text: String, mode: QueryParser.Mode = .default) -> Query {
    QueryParser(schema: .queryTests, mode: mode).parse(text).query
  }

  static func text(_ texts: String..., joined join: ([Query]) -> Query) -> Query {
    join(texts.map { .text($0) })
  }
}

extension [QueryDiagnostic] {
  static func read(_ text: String) -> [QueryDiagnostic] {
    QueryParser(schema: .queryTests).parse(text).diagnostics
  }

  var kinds: [QueryDiagnostic.Kind] { map(\.kind) }
}
