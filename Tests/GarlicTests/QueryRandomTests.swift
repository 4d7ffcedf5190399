// Does any text at all make the parser trap, hang, or contradict itself?

import TestSupport
import Testing

@testable import Garlic

@Suite struct QueryRandomTests {
  // Code that is not optimised is ten times slower, and shares the machine with other tests.
  #if DEBUG
    static let patience = Duration.milliseconds(250)
  #else
    static let patience = Duration.milliseconds(50)
  #endif

  @Test func `texts made by the grammar survive being printed and read again`() {
    var random = SeededGenerator(seed: TestSeed.make())
    print("query grammar seed \(random.seed)")
    let parser = QueryParser(schema: .queryTests)
    var shortest: String?
    for _ in 0..<TestRounds.count(2_000) {
      let text = Self.alternatives(depth: random.below(4), &random)
      let parsed = Self.timed(parser, text, seed: random.seed)
      let printed = parsed.query.description
      let again = parser.parse(printed)
      if again.query != parsed.query {
        let report = "\(text) → \(printed) → \(again.query), seed \(random.seed)"
        if report.utf8.count < shortest?.utf8.count ?? Int.max { shortest = report }
      }
    }
    if let shortest { Issue.record("\(shortest)") }
  }

  @Test func `byte soup survives`() {
    var random = SeededGenerator(seed: TestSeed.make())
    print("query soup seed \(random.seed)")
    let parsers = [QueryParser.Mode.default, .all, .any].map {
      QueryParser(schema: .queryTests, mode: $0)
    }
    for _ in 0..<TestRounds.count(5_000) {
      let text = Self.soup(&random)
      let parser = random.pick(parsers)
      let parsed = Self.timed(parser, text, seed: random.seed)
      let length = text.utf8.count
      for diagnostic in parsed.diagnostics {
        let end = diagnostic.offset + diagnostic.length
        if diagnostic.offset < 0 || diagnostic.length < 0 || end > length {
          Issue.record("\(diagnostic) of \(text.debugDescription), seed \(random.seed)")
          return
        }
      }
      if parser.mode == .default {
        let printed = parsed.query.description
        // The printed text is longer, and may be more than is read.
        guard printed.utf8.count <= parser.limits.length else { continue }
        let again = parser.parse(printed).query
        if again != parsed.query {
          Issue.record(
            "\(text.debugDescription) → \(printed.debugDescription) → \(again), seed \(random.seed)"
          )
          return
        }
      }
    }
  }

  @Test(arguments: [
    "(", ")", "\"", "「", "[", "[\"", "[「", "a,", "title:", "title:(", "-", "NOT ", "a AND ",
    "a OR ",
    "^1", "~", "a^2", "*", "?", "\\", "year:IN [", "IN [x ", "year:..", "[a TO ", "\u{0}", "-(",
    "+(",
  ])
  func `the longest repetitions take no time`(piece: String) {
    let parser = QueryParser(schema: .queryTests)
    let text = String(repeating: piece, count: 8192 / piece.utf8.count)
    _ = Self.timed(parser, text, seed: 0)
    _ = Self.timed(parser, "a" + text, seed: 0)
  }

  /// Reads `text` within the time allowed to its thread; a slow attempt is repeated, for caches may be cold.
  private static func timed(_ parser: QueryParser, _ text: String, seed: UInt64) -> ParsedQuery {
    var parsed = ParsedQuery(query: .nothing, diagnostics: [])
    for _ in 0..<4 {
      let start = ThreadTime.now
      parsed = parser.parse(text)
      if ThreadTime.now - start < patience { return parsed }
    }
    Issue.record("more than \(patience) for \(text.debugDescription), seed \(seed)")
    return parsed
  }

  // MARK: Random texts

  private static let words = [
    "大蒜", "价格", "関西国際空港", "혈당에서", "garlic", "state-of-the-art", "C++", ".NET", "don't", "20.04",
    "𠮷野家", "👨‍👩‍👧", "a", "AND", "OR", "NOT", "TO", "IN", "2019..2021", "..", "a\\ b", "\\*", "\\\\",
    "x:y", "https://a.b", "-", "=", "&&", "\\AND", "[x", "{", "]", "<", ">=5", "＋a", "a,b", "é",
  ]
  private static let fields = [
    "title", "body", "category", "year", "price", "published", "title,body", "year,title", "nix",
  ]

  private static func alternatives(depth: Int, _ random: inout SeededGenerator) -> String {
    var text = sequence(depth: depth, &random)
    for _ in 0..<random.below(3) where random.below(3) == 0 {
      text += random.pick([" OR ", " || ", "　｜｜　"]) + sequence(depth: depth, &random)
    }
    return text
  }

  private static func sequence(depth: Int, _ random: inout SeededGenerator) -> String {
    var text = clause(depth: depth, &random)
    for _ in 0..<random.below(4) {
      text += random.pick([" ", " ", "　", " AND ", " && "]) + clause(depth: depth, &random)
    }
    return text
  }

  private static func clause(depth: Int, _ random: inout SeededGenerator) -> String {
    var text = random.pick(["", "", "", "", "+", "-", "!", "NOT ", "－"])
    if random.below(3) == 0 { text += random.pick(fields) + random.pick([":", "："]) }
    if depth > 0, random.below(3) == 0 {
      text += "(" + alternatives(depth: depth - 1, &random) + ")"
    } else {
      text += primary(&random)
    }
    return text + random.pick(["", "", "", "", "~", "~1", "^2", "^0.5", "~2^3", "^1e-9", "^2^3"])
  }

  private static func primary(_ random: inout SeededGenerator) -> String {
    let word = random.pick(words)
    let other = random.pick(words)
    return switch random.below(14) {
    case 0: "\"\(word) \(other)\""
    case 1: "「\(word)」"
    case 2: "\"\(word)\"*"
    case 3: "\(word)*"
    case 4: "\(word)?\(other)*"
    case 5: "[\(word) TO \(other)]"
    case 6: "{\"\(word)\" TO *]"
    case 7: random.pick([">", ">=", "<", "＜＝"]) + word
    case 8: "IN [\(word) \"\(other)\"]"
    case 9: "*"
    case 10: "\(word)?"
    default: word
    }
  }

  private static let marks = Array(
    "()[]{}\"“”「」『』*?\\^~:,+-!|&<>=./ 　：（）＊？～＾＂＋－！｜＆［］｛｝＼．1２aAIN DNORTO蒜かé한\u{0}\u{85}\u{FEFF}\u{301}\u{200D}"
      .unicodeScalars)

  private static func soup(_ random: inout SeededGenerator) -> String {
    let length = random.below(random.below(50) == 0 ? 400 : 24)
    switch random.below(4) {
    case 0:
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      return String(decoding: bytes, as: UTF8.self)
    case 1:
      let pieces = words + fields.map { $0 + ":" } + ["(", ")", "\"", " ", " ", "*", "^2", "~"]
      return (0..<length / 2).map { _ in random.pick(pieces) }.joined()
    default:
      var view = String.UnicodeScalarView()
      for _ in 0..<length { view.append(random.pick(marks)) }
      return String(view)
    }
  }
}
