// Do patterns of runs find what has those characters in this order, and is it marked?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct RunPatternTests {
  private static func index(_ bodies: [String]) throws -> Snapshot {
    let index = try SearchIndex.inMemory(schema: Schema(.text("body"), .keyword("tag")))
    try index.write { batch in
      for (number, body) in bodies.enumerated() {
        try batch.put(id: String(number), ["body": .string(body)])
      }
    }
    return index.snapshot
  }

  private static func marked(_ query: String, in text: String) throws -> String? {
    guard let hit = try index([text]).search(query).first else { return nil }
    let snippet = try hit.snippet("body")
    return snippet.ranges.map { String(snippet.text[$0]) }.joined(separator: "|")
  }

  @Test(
    arguments: [
      ("北*院", "在北京医院看病", "北京医院"), ("北京*院", "在北京第三医院看病", "北京第三医院"),
      ("北?院", "在北医院看病", "北医院"), ("北?院", "在北京医院看病", nil), ("北??院", "在北京医院看病", "北京医院"),
      ("北*?院", "北院", nil), ("北*院", "北院", "北院"), ("北*医*病", "在北京医院看病", "北京医院看病"),
      ("院*北", "在北京医院看病", nil), ("北*院", "北一二三四五六七八九十院", "北一二三四五六七八九十院"),
      ("北*院", "北一二三四五六七八九十一院", nil), ("*院", "他在医院看病", "医院"), ("*院*", "他在医院看病", "医院"),
      ("医*", "他在医院看病", "医"), ("*医院", "他在医院看病", "医院"), ("*ター", "コンピューターを", "コンピューター"),
      ("*격", "오늘 가격은", "가격"), ("가*은", "오늘 가격은", "가격은"), ("*院", "院长", "院"),
    ] as [(String, String, String?)])
  func patterns(query: String, text: String, marks: String?) throws {
    #expect(try Self.marked(query, in: text) == marks)
  }

  @Test func onePatternOfSeveralClauses() throws {
    let snapshot = try Self.index(["北京医院 garlic", "北京医院", "医院北京 garlic"])
    #expect(try snapshot.search("北*院 garlic").filter { !$0.isRelaxed }.map(\.id) == ["0"])
    #expect(try Set(snapshot.search("-北*院").map(\.id)) == ["2"])
    let hit = try #require(try snapshot.search("北*院 garlic").first)
    #expect(try hit.explain().value == hit.score)
  }

  /// Against a search of the characters themselves.
  @Test(arguments: TestRounds.seeds(4)) func naive(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let letters = Array("大小中上下蒜")
    func some(_ range: ClosedRange<Int>) -> String {
      String(
        (0..<Int.random(in: range, using: &random)).map { _ in
          letters.randomElement(using: &random)!
        })
    }
    let bodies = (0..<120).map { _ in some(1...30) }
    let snapshot = try Self.index(bodies)
    for _ in 0..<25 {
      var pattern = some(1...3)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        pattern += ["*", "?", "??", "*?"].randomElement(using: &random)! + some(1...2)
      }
      var options = SearchOptions(limit: 200)
      options.mode = .all
      let found = try Set(snapshot.search(.wildcard(pattern), options).map { Int($0.id) ?? -1 })
      let wanted = bodies.indices.filter { Self.occurs(Array(pattern)[...], in: Array(bodies[$0])) }
      #expect(found == Set(wanted), "\(pattern), seed \(seed)")
    }
  }

  private static func occurs(_ pattern: ArraySlice<Character>, in text: [Character]) -> Bool {
    text.indices.contains { matches(pattern, text[$0...]) }
  }

  private static func matches(
    _ pattern: ArraySlice<Character>, _ text: ArraySlice<Character>
  ) -> Bool {
    guard let first = pattern.first else { return true }
    if first == "*" {
      return (0...min(10, text.count)).contains {
        matches(pattern.dropFirst(), text.dropFirst($0))
      }
    }
    guard let character = text.first, first == "?" || first == character else { return false }
    return matches(pattern.dropFirst(), text.dropFirst())
  }
}
