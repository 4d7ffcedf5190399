// Are the fold tables sound?

import GarlicText
import Testing

@Suite("Fold tables")
struct FoldTableTests {
  @Test("Folding twice is folding once, for every character of the basic plane")
  func idempotent() throws {
    let analyzer = try Analyzer()
    let tokenizer = try analyzer.makeTokenizer()
    var units = TextUnits()
    for value in UInt32(0x2E80)..<0xA000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      try tokenizer.units(of: Array(String(Character(scalar)).utf8).span, into: &units)
      let once = units.scalars
      guard once.allSatisfy({ $0 & TextUnits.wordFlag == 0 }), !once.isEmpty else { continue }
      let text = String(String.UnicodeScalarView(once.compactMap(Unicode.Scalar.init)))
      try tokenizer.units(of: Array(text.utf8).span, into: &units)
      #expect(units.scalars == once, "U+\(String(value, radix: 16))")
    }
  }

  @Test(
    "Variants and traditional forms are one with the common form",
    arguments: [("山峯", "山峰"), ("衞生", "卫生"), ("黒色", "黑色"), ("裡面", "里面"), ("鉄道", "鐵道")])
  func variants(left: String, right: String) throws {
    let analyzer = try Analyzer()
    #expect(try analyzer.tokens(in: left).map(\.term) == analyzer.tokens(in: right).map(\.term))
  }

  @Test("Without the switch variants stay what they are")
  func switchedOff() throws {
    var options = Analyzer.Options()
    options.foldsVariants = false
    #expect(try texts(.bigram, of: "山峯", options) == ["山峯"])
  }

  @Test(
    "Signs without end cost linear time", .timeLimit(.minutes(20)),
    arguments: [
      "a", "_", "1", ".", "·", "，", " ", "一", "カ", "가", "\u{301}", "👍", "🇨", "\u{200D}", "&", "a&",
      "+", "a1",
      "\u{E0041}", "ก", "の", "㍿", "ﾞ",
    ])
  func endless(sign: String) throws {
    let tokenizer = try Analyzer().makeTokenizer()
    var terms = FieldTerms()
    let text = Array(String(repeating: sign, count: 12_000).utf8)
    try tokenizer.analyze(text.span, into: &terms)
    #expect(terms.replacements == 0)
  }
}
