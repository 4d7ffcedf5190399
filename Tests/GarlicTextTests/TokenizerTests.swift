// Does the tokenizer give an index the same terms as people see?

import GarlicText
import TestSupport
import Testing

@Suite("Terms for an index")
struct TokenizerTests {
  /// The terms that `analyze` packs, as sorted "term@position" lines.
  static func packed(_ text: [UInt8], _ tokenizer: Tokenizer) throws -> (FieldTerms, [String]) {
    var terms = FieldTerms()
    try tokenizer.analyze(text.span, into: &terms)
    var lines: [String] = []
    for pair in terms.bigrams {
      let scalars = [
        UInt16(truncatingIfNeeded: pair >> 48), UInt16(truncatingIfNeeded: pair >> 32),
      ]
      lines.append(
        "\(String(decoding: scalars, as: UTF16.self))@\(UInt32(truncatingIfNeeded: pair))")
    }
    for word in terms.otherTerms {
      let term = tokenizer.vocabulary.term(UInt32(truncatingIfNeeded: word >> 32))
      lines.append("\(String(decoding: term, as: UTF8.self))@\(UInt32(truncatingIfNeeded: word))")
    }
    return (terms, lines.sorted())
  }

  /// What is in an index depends on it: a list of postings keeps the differences of positions.
  @Test("The positions of a term never fall")
  func positions() throws {
    let seed = TestSeed.make()
    print("positions: seed \(seed)")
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "Component", "component", "Model", "get", "XML", "15", "l", "C", "蒜", "大蒜", "か", "カ", "ㅁ",
      "마늘",
      "s", "é", "👍🏽", "👩", "𠮷", "\u{200D}", "々",
    ]
    let joints = ["", "", ".", "_", "-", "'", "&", " ", ",", "-\n", "\n", "·", "#", "++", "°"]
    let tokenizer = try Analyzer().makeTokenizer()
    var texts = ["System.ComponentModel.Component", "a.getAGet.aGet"]
    for _ in 0..<TestRounds.count(3000) {
      var text = ""
      // Of few pieces, so that they come again, or of all.
      let few = Bool.random(using: &random)
      let (pieces, joints) = few ? (pieces[0..<4], joints[0..<4]) : (pieces[...], joints[...])
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        text += pieces.randomElement(using: &random) ?? ""
        text += joints.randomElement(using: &random) ?? ""
      }
      texts.append(text)
    }
    for text in texts {
      var terms = FieldTerms()
      try tokenizer.analyze(Array(text.utf8).span, into: &terms)
      for packed in [terms.bigrams, terms.otherTerms] {
        var last: [UInt64: UInt64] = [:]
        for number in packed {
          let position = number & 0xFFFF_FFFF
          #expect(position >= last[number >> 32] ?? 0, "seed \(seed): \(text)")
          last[number >> 32] = position
        }
      }
    }
  }

  @Test(
    "The same terms as tokens",
    arguments: [
      "大蒜辣椒等种植资源优势", "iPhone15手机壳 AT&T的C++", "𠮷野家で牛丼ﾊﾟｿｺﾝ", "한국어를 공부합니다 2023년",
      "人々の佐々木、時々々 こゝろ", "l'ail d’Angelo's don't 5℃", "👨‍👩‍👧家庭🇨🇳中国", "北京大学生前来应聘，數據庫。", "", " ", "ภาษาไทย",
      "fetchCropPrice loadUser_itemCount 5,000kg 1,234.5 well-known culti-\nvation 大 蒜 价 格 👍🏽",
    ])
  func sameAsTokens(text: String) throws {
    let analyzer = try Analyzer()
    let tokens = try analyzer.tokens(in: text)
    let tokenizer = try analyzer.makeTokenizer()
    let (terms, lines) = try Self.packed(Array(text.utf8), tokenizer)
    let expected = tokens.map { "\(String(decoding: $0.term, as: UTF8.self))@\($0.position)" }
    #expect(lines == expected.sorted())
    #expect(terms.rankedCount == tokens.count { $0.weight > 0 })
    #expect(terms.positionCount == tokens.map { $0.position + $0.unitCount }.max() ?? 0)
    #expect(terms.replacements == 0)
  }

  @Test("Malformed UTF-8 is counted and does not stop analysis")
  func malformed() throws {
    let tokenizer = try Analyzer().makeTokenizer()
    let text = Array("大蒜".utf8) + [0xFF, 0xE5, 0xA4] + Array("abc".utf8)
    let (terms, lines) = try Self.packed(text, tokenizer)
    #expect(terms.replacements == 2)
    #expect(lines == ["abc@2", "大蒜@0", "蒜@1"])
  }

  @Test("Units carry characters or word ids, offsets, and borders of runs")
  func units() throws {
    let tokenizer = try Analyzer().makeTokenizer()
    var units = TextUnits()
    try tokenizer.units(of: Array("買iPhone15，蒜".utf8).span, into: &units)
    let texts = units.scalars.map { scalar in
      scalar & TextUnits.wordFlag == 0
        ? String(decoding: [UInt16(scalar)], as: UTF16.self)
        : String(
          decoding: tokenizer.vocabulary.term(scalar & ~TextUnits.wordFlag), as: UTF8.self)
    }
    #expect(texts == ["买", "iphone", "15", "蒜"])
    #expect(units.starts == [0, 3, 9, 14])
    #expect(units.ends == [3, 9, 11, 17])
    #expect(units.startsRun == [true, true, false, true])
  }

  @Test("A vocabulary numbers terms densely, finds them and sorts them")
  func vocabulary() throws {
    let vocabulary = try Analyzer().makeTokenizer().vocabulary
    let terms = (0..<5000).map { Array("term\($0 * 7919 % 5000)".utf8) }
    for (id, term) in terms.enumerated() { #expect(vocabulary.intern(term) == UInt32(id)) }
    for (id, term) in terms.enumerated() { #expect(vocabulary.find(term) == UInt32(id)) }
    #expect(vocabulary.find(Array("none".utf8)) == nil)
    #expect(vocabulary.count == 5000)
    let sorted = vocabulary.idsInOrder().map { vocabulary.term($0) }
    #expect(sorted == terms.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(vocabulary.withTerm(3) { $0.count } == terms[3].count)
    vocabulary.removeAll()
    #expect(vocabulary.count == 0)
    #expect(vocabulary.intern([1]) == 0)
  }

  @Test("Forgetting the vocabulary forgets the numbers of characters and words too")
  func forgetting() throws {
    let tokenizer = try Analyzer().makeTokenizer()
    let text = Array("大学生前来".utf8)
    let (_, before) = try Self.packed(text, tokenizer)
    tokenizer.vocabulary.removeAll()
    let (_, after) = try Self.packed(text, tokenizer)
    #expect(before == after)
  }
}
