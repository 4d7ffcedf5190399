// Are letters found whatever their accents?

import Testing

@testable import GarlicText

@Suite("Accents")
struct AccentTests {
  private func terms(_ text: String, _ options: Analyzer.Options = .init()) throws -> [[UInt8]] {
    try Analyzer(options).tokens(in: text).map(\.term)
  }

  @Test(
    "Letters are one with and without accents, composed or not",
    arguments: [
      ("Crème brûlée", "creme brulee"), ("Đà Nẵng", "da nang"), ("İstanbul", "istanbul"),
      ("Irmak ılık", "irmak ilik"), ("ёлка", "елка"), ("Łódź", "lodz"), ("Ærø", "aero"),
      ("cœur", "coeur"), ("Þórr", "thorr"), ("Αθήνα", "αθηνα"), ("ᾳ", "αι"), ("Öl", "ol"),
      ("Ǿ ǽ", "o ae"),
      ("x\u{302}y", "xy"), ("e\u{301}\u{323}", "e"), ("naïve", "nai\u{308}ve"), ("Å", "a"),
      ("السَّلَامُ", "السلام"), ("أحمد", "احمد"), ("إسلام", "اسلام"), ("آدم", "ادم"),
      ("ا\u{64E}\u{654}", "ا"),
      ("مصطفى", "مصطفي"), ("مدرسة", "مدرسه"), ("سـلام", "سلام"), ("שָׁלוֹם", "שלום"),
      ("\u{FB4A}", "ת"),
    ])
  func folded(left: String, right: String) throws {
    #expect(try terms(left) == terms(right))
    var options = Analyzer.Options()
    options.foldsAccents = false
    #expect(try terms(left, options) != terms(right, options) || left == "naïve" || left == "ᾳ")
  }

  @Test(
    "What makes another letter stays",
    arguments: [
      ("й", "и"), ("и\u{306}", "и"), ("が", "か"), ("か\u{3099}", "か"), ("パ", "ハ"), ("각", "가"),
      ("ئ", "ي"), ("กำ", "ก"),
    ])
  func apart(left: String, right: String) throws {
    #expect(try terms(left) != terms(right))
  }

  @Test("Ranges are those of the letters with their marks")
  func ranges() throws {
    for (text, words) in [
      ("Đà Nẵng", ["Đà", "Nẵng"]), ("cre\u{301}me x\u{302}", ["cre\u{301}me", "x\u{302}"]),
      ("سَلَام سـلام", ["سَلَام", "سـلام"]), ("Ærø œuf", ["Ærø", "œuf"]),
    ] {
      let utf8 = Array(text.utf8)
      let found = try Analyzer().tokens(in: text).map {
        String(decoding: utf8[$0.range], as: UTF8.self)
      }
      #expect(found == words)
    }
  }

  @Test("A letter's fold is its own fold, in every case")
  func idempotent() {
    let letters = AccentedLetters.shared
    for scalar in UInt32(0)..<0x2000 where !AccentedLetters.isMark(scalar) {
      let base = letters.base(scalar)
      #expect(letters.base(base) == base, "U+\(scalar)")
      #expect(!AccentedLetters.isMark(base))
    }
  }

  @Test(
    "Marks without end cost linear time", .timeLimit(.minutes(20)),
    arguments: [
      "\u{64E}", "ـ", "ـ\u{654}", "ب\u{64E}\u{654}", "\u{64E}\u{654}", "é", "æ", "e\u{301}",
      "\u{5B8}",
    ])
  func endless(sign: String) throws {
    let tokenizer = try Analyzer().makeTokenizer()
    var terms = FieldTerms()
    let text = Array(("ا" + String(repeating: sign, count: 12_000)).utf8)
    try tokenizer.analyze(text.span, into: &terms)
    #expect(terms.replacements == 0)
  }

  @Test("The fingerprint tells")
  func fingerprint() throws {
    var options = Analyzer.Options()
    options.foldsAccents = false
    let difference = try Analyzer().fingerprint.difference(from: Analyzer(options).fingerprint)
    #expect(difference.count == 1)
    #expect(difference.first?.contains("accents") == true)
  }
}
