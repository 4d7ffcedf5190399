// What do the tests of the query language share?

@testable import Garlic

/// A repeatable source of random numbers (Steele, Lea and Flood, "Fast splittable pseudorandom
/// number generators", 2014).
struct QueryTestRandom: RandomNumberGenerator {
  let seed: UInt64
  private var state: UInt64

  init(seed: UInt64 = UInt64.random(in: 1...UInt64.max)) {
    self.seed = seed
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

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
