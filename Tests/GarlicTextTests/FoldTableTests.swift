// Are the fold tables sound?

import Testing

@testable import GarlicText

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
    arguments: [
      ("山峯", "山峰"), ("衞生", "卫生"), ("黒色", "黑色"), ("裡面", "里面"), ("鉄道", "鐵道"), ("髙橋", "高橋"),
      ("宮﨑", "宮崎"), ("𠮷川", "吉川"), ("田邉", "田辺"), ("田邊", "田边"), ("齋藤", "斎藤"), ("齊藤", "斉藤"),
      ("点検", "點檢"), ("点検", "点检"), ("変更", "變更"), ("縄文", "绳文"), ("淸酒", "清酒"), ("濵田", "浜田"),
      ("⻑⾕川", "長谷川"), ("市⺠", "市民"), ("⻘森", "青森"), ("⻓城", "長城"), ("頴娃", "穎娃"), ("鉱山", "矿山"),
    ])
  func variants(left: String, right: String) throws {
    let analyzer = try Analyzer()
    #expect(try analyzer.tokens(in: left).map(\.term) == analyzer.tokens(in: right).map(\.term))
  }

  @Test(
    "Characters that differ in meaning somewhere stay apart",
    arguments: [
      ("予", "豫"), ("欠", "缺"), ("缶", "罐"), ("弁", "辨"), ("甲冑", "甲胄"), ("沪", "濾"), ("斎", "斉"),
      ("连", "聯"),
    ])
  func apart(left: String, right: String) throws {
    let analyzer = try Analyzer()
    #expect(try analyzer.tokens(in: left).map(\.term) != analyzer.tokens(in: right).map(\.term))
  }

  @Test("Variants have one form without the fold of scripts too, and folding twice is folding once")
  func chains() {
    for scripts in [true, false] {
      var folds = FoldOptions(Analyzer.Options())
      folds.scripts = scripts
      for scalar in UInt32(0x2E80)...0x3_FFFF {
        let folded = folds.character(scalar)
        if folded != scalar { #expect(folds.character(folded) == folded, "U+\(scalar)") }
        let common = VariantCharacters.shared.standard(scalar)
        #expect(folds.character(common) == folded)
      }
    }
  }

  @Test("A user's word is found by its variants, also those beyond the basic plane")
  func userWords() throws {
    #expect(try UserWordTests.words("吉野屋", UserWords(parsing: "𠮷野屋")) == ["吉野屋"])
    #expect(try UserWordTests.words("𠮷野屋", UserWords(parsing: "吉野屋")) == ["吉野屋"])
  }

  @Test(
    "Marks that repeat a character are that character, in their own places",
    arguments: [
      ("人々", "人人"), ("佐々木", "佐佐木"), ("時々々", "時時時"), ("各〻", "各各"), ("こゝろ", "こころ"),
      ("いすゞ", "いすず"), ("いす\u{309D}\u{3099}", "いすず"), ("づゝ", "づつ"), ("ハヽ", "ハハ"), ("たゞ", "ただ"),
      ("ほゞ", "ほぼ"), ("ウヾ", "ウヴ"), ("々", "々"), ("a々", "a々"), ("カゝ", "カゝ"),
    ])
  func iteration(left: String, right: String) throws {
    let tokens = try Analyzer().tokens(in: left).filter {
      $0.kind == .bigram || $0.kind == .unigram
    }
    let plain = try Analyzer().tokens(in: right).filter {
      $0.kind == .bigram || $0.kind == .unigram
    }
    #expect(tokens.map(\.term) == plain.map(\.term))
    if left.utf8.count == right.utf8.count { #expect(tokens.map(\.range) == plain.map(\.range)) }
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
