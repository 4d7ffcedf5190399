// Does a text give the terms that people expect?

import GarlicText
import Testing

/// Tokens as "kind:text@position", in the order of their positions.
func described(_ text: String, _ options: Analyzer.Options = .init()) throws -> [String] {
  try Analyzer(options).tokens(in: text).map { "\($0.kind):\($0.text)@\($0.position)" }
}

/// The texts of the tokens of one kind.
func texts(_ kind: TokenKind, of text: String, _ options: Analyzer.Options = .init()) throws
  -> [String]
{
  try Analyzer(options).tokens(in: text).filter { $0.kind == kind }.map(\.text)
}

@Suite("Terms of a text")
struct AnalyzerTests {
  @Test("A Chinese run gives bigrams, its last character, and words of one and of many characters")
  func chineseRun() throws {
    #expect(
      try described("大蒜辣椒等") == [
        "bigram:大蒜@0", "bigram:蒜辣@1", "bigram:辣椒@2", "bigram:椒等@3", "cjkWord:等@4", "unigram:等@4",
      ])
    #expect(try texts(.cjkWord, of: "北京大学生应聘了") == ["大学生", "了"])
  }

  @Test("One character alone is its run's last and a word")
  func oneCharacter() throws {
    #expect(try described("蒜") == ["cjkWord:蒜@0", "unigram:蒜@0"])
  }

  @Test("Query weights follow the words of the text")
  func weights() throws {
    let tokens = try Analyzer().tokens(in: "大蒜辣椒等 iPhone15 한국어 大学生")
    func weight(_ text: String, _ kind: TokenKind) -> Double? {
      tokens.first { $0.text == text && $0.kind == kind }?.weight
    }
    #expect(weight("大蒜", .bigram) == 1.0)
    #expect(weight("蒜辣", .bigram) == 0.4)
    #expect(weight("等", .cjkWord) == 0.7)
    #expect(weight("等", .unigram) == 0)
    #expect(weight("iphone15", .word) == 1.5)
    #expect(weight("iphone", .part) == 0.5)
    #expect(weight("한국", .bigram) == 1.0)
    #expect(weight("大学生", .cjkWord) == 0.7)
    #expect(weight("大学", .bigram) == 0.4)
  }

  @Test(
    "Compounds are joined words, with their parts on consecutive units",
    arguments: [
      ("iPhone15手机壳", "iphone15@0 iphone@0 15@1", 5),
      ("C++程序", "c++@0 c@0", 3),
      ("学C#和.NET", "c#@1 c@1 .net@3 net@3", 4),
      ("AT&T Q&A", "at&t@0 at@0 t@1 q&a@2 q@2 a@3", 4),
      ("a·b", "a·b@0 a@0 b@1", 2),
      (
        "foo_bar www.example.com", "foo_bar@0 foo@0 bar@1 www.example.com@2 www@2 example@3 com@4",
        5
      ),
      ("don't 3.14 1,234.56", "don't@0 3.14@1 1234.56@2", 3),
      ("l'ail l’ail", "lail@0 l@0 ail@1 lail@2 l@2 ail@3", 4),
      ("the farmer's farmer’s", "the@0 farmer's@1 farmer@1 farmer's@2 farmer@2", 3),
      ("O'Hara they've I'm", "ohara@0 o@0 hara@1 they've@2 i'm@3", 4),
      ("rock'n'roll D'Angelo's", "rocknroll@0 rock@0 n@1 roll@2 dangelos@3 d@3 angelo@4", 5),
      ("1'000’000 об’єкт", "1'000'000@0 обєкт@1 об@1 єкт@2", 3),
      ("'a' ''", "a@0", 1),
      ("5℃ 41°F 90° °cm", "5@0 °c@1 c@1 41@2 °f@3 f@3 90@4 cm@5", 6),
      ("10㎡", "10m2@0 10@0 m@1 2@2", 3),
      ("2881万元", "2881@0", 3),
      ("２８８１万", "2881@0", 2),
      ("2023-10-07", "2023@0 10@1 07@2", 3),
      ("2023年10月7日", "2023@0 10@2 7@4", 6),
      ("v2.0.1", "v2.0.1@0 v@0 2.0.1@1", 2),
      ("d41d8cd98f00b204", "d41d8cd98f00b204@0", 1),
      ("ASP.NET C++ C+++", "asp.net@0 asp@0 net@1 c++@2 c@2 c@3", 4),
    ])
  func compounds(text: String, words: String, units: Int) throws {
    let tokens = try Analyzer().tokens(in: text)
    let found = tokens.filter { $0.kind == .word || $0.kind == .part }
      .map { "\($0.text)@\($0.position)" }.joined(separator: " ")
    #expect(found == words)
    #expect(tokens.map { $0.position + $0.unitCount }.max() == units)
  }

  @Test(
    "Folding makes one of what readers take for one",
    arguments: [
      ("數據庫", "数据库"), ("ＡＢＣ１２３", "abc123"), ("ｶﾀｶﾅ", "カタカナ"), ("ﾊﾟｿｺﾝ", "パソコン"),
      ("㍿", "株式会社"), ("한국어", "한국어"), ("が", "が"),
      ("葛\u{E0100}城", "葛城"), ("Ｓtraße", "strasse"), ("臺灣", "台湾"), ("⼤蒜", "大蒜"),
      ("大\u{200B}蒜", "大蒜"), ("ﬃ", "ffi"),
    ])
  func folding(left: String, right: String) throws {
    let analyzer = try Analyzer()
    let folded = try analyzer.tokens(in: left)
    let plain = try analyzer.tokens(in: right)
    #expect(folded.map(\.term) == plain.map(\.term))
    #expect(folded.map(\.position) == plain.map(\.position))
  }

  @Test("Each fold is a switch")
  func switches() throws {
    var options = Analyzer.Options()
    options.foldsScripts = false
    #expect(try texts(.bigram, of: "數據", options) == ["數據"])
    options.foldsCase = false
    #expect(try texts(.word, of: "ABC", options) == ["ABC"])
    options.foldsWidth = false
    #expect(try texts(.word, of: "ＡＢＣ", options) == ["ＡＢＣ"])
  }

  @Test("Emoji sequences are terms, and so are their parts")
  func emoji() throws {
    #expect(try texts(.word, of: "👨‍👩‍👧家庭🇨🇳") == ["👨‍👩‍👧", "🇨🇳"])
    #expect(try texts(.part, of: "👨‍👩‍👧家庭") == ["👨", "👩", "👧"])
    #expect(try texts(.part, of: "👍🏽") == ["👍"])
  }

  @Test("Characters outside the basic plane make bigrams")
  func supplementary() throws {
    #expect(try texts(.bigram, of: "𠀀𠀁野") == ["𠀀𠀁", "𠀁野"])
  }

  @Test("Korean: bigrams alone, so that a word is found with its particles")
  func korean() throws {
    #expect(try texts(.bigram, of: "검색을") == ["검색", "색을"])
    #expect(try texts(.cjkWord, of: "검색을 하다").isEmpty)
  }

  @Test("Ranges are in the original text and hold whole grapheme clusters")
  func ranges() throws {
    let text = "ﾊﾟｿｺﾝと數據e\u{301}x"
    let tokens = try Analyzer().tokens(in: text)
    let utf8 = Array(text.utf8)
    func original(_ token: Token) -> String { String(decoding: utf8[token.range], as: UTF8.self) }
    #expect(tokens.first { $0.text == "パソ" }.map(original) == "ﾊﾟｿ")
    #expect(tokens.first { $0.text == "数据" }.map(original) == "數據")
    #expect(tokens.first { $0.kind == .word }.map(original) == "e\u{301}x")
  }
}
