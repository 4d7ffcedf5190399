// Does a walk over ICU's dictionary find the words that the tables have?

import TestSupport
import Testing

@testable import GarlicText

@Suite("Walks over the dictionary and its tables")
struct DictionaryWalkTests {
  /// Characters that many words begin with, that fold to others, and words of many characters.
  private static let pieces = [
    "的", "一", "中", "大", "人", "学", "發", "发", "髮", "国", "國", "資料庫", "资料库", "鉄道", "铁路", "北京大学",
    "中華人民共和國", "データベース", "东京都", "ありがとう", "コンピューター", "臺灣", "后", "後", "复", "複", "復", "𠮷", "里", "裏",
    "干", "乾", "幹", "不可思议", "羊肚菌", "台", "颱", "馬克思主義", "社会主义核心价值观", "峯", "峰", "ー",
  ]

  @Test(
    "Words, their places and their numbers are the same, whatever is folded and added",
    arguments: 0..<4)
  func same(round: Int) throws {
    var options = Analyzer.Options()
    options.foldsScripts = round & 1 == 0
    options.foldsVariants = round & 2 == 0
    let words = try UserWords(parsing: round == 3 ? "羊肚菌 3\n中华 200\n资料" : "")
    let tables = try Analyzer(options, userWords: words, walks: 0)
    let walks = try Analyzer(options, userWords: words, walks: 255)
    let mixed = try Analyzer(options, userWords: words, walks: 3)
    let seed = TestSeed.make(round)
    print("walks round \(round): seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    for number in 0..<TestRounds.count(160) {
      var text = ""
      if number % 4 == 0 {
        text = TextGenerator.text(using: &generator)
      } else {
        for _ in 0..<Int.random(in: 1...12, using: &generator) {
          text += Self.pieces.randomElement(using: &generator) ?? ""
        }
      }
      let wanted = try tables.tokens(in: text)
      for other in [walks, mixed] {
        let found = try other.tokens(in: text)
        #expect(found == wanted, "seed \(seed): \(HighlightTests.escaped(text))")
        if found != wanted { return }
      }
    }
  }

  @Test("Terms and their numbers are the same in an index")
  func terms() throws {
    let seed = TestSeed.make()
    print("walks of an index: seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    let tables = try Analyzer(.init(), userWords: UserWords(), walks: 0).makeTokenizer()
    let mixed = try Analyzer(.init(), userWords: UserWords(), walks: 2).makeTokenizer()
    var wanted = FieldTerms()
    var found = FieldTerms()
    for _ in 0..<TestRounds.count(150) {
      var text = TextGenerator.text(using: &generator)
      for _ in 0..<8 { text += Self.pieces.randomElement(using: &generator) ?? "" }
      try tables.analyze(Array(text.utf8).span, into: &wanted)
      try mixed.analyze(Array(text.utf8).span, into: &found)
      #expect(found.bigrams == wanted.bigrams, "seed \(seed)")
      #expect(found.otherTerms == wanted.otherTerms, "seed \(seed)")
    }
    #expect(mixed.vocabulary.count == tables.vocabulary.count)
  }

  @Test("A character is among the forms of what it folds to", arguments: 0..<4)
  func forms(bits: Int) {
    var folds = FoldOptions(Analyzer.Options())
    folds.scripts = bits & 1 != 0
    folds.variants = bits & 2 != 0
    for character in UInt16.min...UInt16.max
    where !VariantCharacters.isRare(UInt32(character)) {
      let standard = folds.ideograph(UInt32(character))
      let forms = folds.forms(of: UInt16(truncatingIfNeeded: standard))
      #expect(forms.contains(character), "U+\(String(character, radix: 16))")
      #expect(forms.allSatisfy { folds.ideograph(UInt32($0)) == standard })
      #expect(Set(forms).count == forms.count)
    }
  }

  @Test("What is known of ideographs without ICU is what ICU says")
  func ideographs() throws {
    let tables = try SharedTables.shared()
    let folded = try tables.table(folding: FoldOptions(Analyzer.Options()))
    var known = 0
    for scalar in UInt32(0x3000)..<0xA000 where CharacterTable.isKnown(scalar) {
      known += 1
      for table in [tables.classes, folded] {
        let asked = table.computed(scalar, asksICU: true)
        #expect(table.computed(scalar, asksICU: false).bits == asked.bits)
        #expect(table.entry(scalar).bits == asked.bits)
        #expect(table.madeEntry(scalar).bits == asked.bits)
      }
    }
    #expect(known == 27_584)
  }

  @Test("Bigrams are found as by looking through their groups")
  func pairs() {
    let seed = TestSeed.make()
    print("bigrams: seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<TestRounds.count(60) {
      // No character is in two groups.
      var characters = Array(
        Set((0..<300).map { _ in UInt32.random(in: 0xA0...0xD7FF, using: &generator) }))
      var beyond = Array(
        Set((0..<60).map { _ in UInt32.random(in: 0x2_0000...0x3_FFFF, using: &generator) }))
      var groups: [[UInt32]] = []
      while characters.count > 4 {
        let count = Int.random(in: 1...4, using: &generator)
        groups.append(Array(characters.suffix(count)))
        characters.removeLast(count)
        if Bool.random(using: &generator), let other = beyond.popLast() {
          groups[groups.count - 1].append(other)
        }
      }
      groups.sort { $0[0] < $1[0] }
      let text = groups.map { group in
        String(String.UnicodeScalarView(group.compactMap(Unicode.Scalar.init)))
      }.joined(separator: Bool.random(using: &generator) ? " " : "\n ")
      let pairs = CharacterPairs(groups: text)
      for group in groups {
        for character in group { #expect(pairs.standard(character) == group[0], "seed \(seed)") }
        #expect(others(group[0], pairs) == Array(group.dropFirst()), "seed \(seed)")
      }
      for character in characters {
        #expect(pairs.standard(character) == character)
        #expect(others(character, pairs).isEmpty)
      }
      // A character by itself makes no pair.
      for group in groups {
        for character in group {
          guard let unit = UInt16(exactly: character) else { continue }
          let isMember = pairs.contains(unit)
          #expect(isMember == (group.count > 1), "\(character), seed \(seed)")
        }
      }
      for character in characters {
        let isMember = pairs.contains(UInt16(character))
        #expect(!isMember, "\(character), seed \(seed)")
      }
      let basic = groups.reduce(0) { $0 + $1.count { $0 < 0x1_0000 } - 1 }
      #expect(Array(pairs.ofBasicPlane).count == basic)
    }
  }

  private func others(_ character: UInt32, _ pairs: CharacterPairs) -> [UInt32] {
    var others: [UInt32] = []
    pairs.appendOthers(of: character, to: &others)
    return others
  }
}
