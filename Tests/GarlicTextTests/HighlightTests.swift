// Does every token's range show what the token says, and tear no visible character apart?

import TestSupport
import Testing

@testable import GarlicText

@Suite("Ranges of tokens")
struct HighlightTests {
  @Test("Ranges folded again give their tokens, and hold whole clusters", arguments: 0..<4)
  func generated(round: Int) throws {
    let seed = TestSeed.make(round)
    print("highlights round \(round): seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    let analyzer = try Analyzer()
    let tokenizer = try analyzer.makeTokenizer()
    for _ in 0..<TestRounds.count(50) {
      let text = TextGenerator.text(using: &generator)
      let borders = Self.borders(of: text)
      let bytes = Array(text.utf8)
      for token in try analyzer.tokens(in: text) {
        let isWhole =
          borders.contains(token.range.lowerBound) && borders.contains(token.range.upperBound)
        #expect(isWhole, "seed \(seed): \(token) in \(Self.escaped(text))")
        // What a mark repeats stands before it, and a vowel of Burmese is a unit only after a letter.
        let shown = String(decoding: bytes[token.range], as: UTF8.self).unicodeScalars
        let repeats =
          shown.contains { "々〻ゝゞヽヾ".unicodeScalars.contains($0) }
          || token.text.unicodeScalars.first.map { $0.properties.generalCategory == .spacingMark }
            ?? false
        let slice = Array(repeats ? bytes[..<token.range.upperBound] : bytes[token.range])
        let says = try Self.says(slice, token.text, analyzer, tokenizer)
        #expect(says, "seed \(seed): \(token) in \(Self.escaped(text))")
        if !isWhole || !says { return }
      }
      var units = TextUnits()
      try tokenizer.units(of: bytes.span, into: &units)
      for index in units.starts.indices {
        let isWhole =
          borders.contains(Int(units.starts[index])) && borders.contains(Int(units.ends[index]))
        #expect(isWhole && units.starts[index] < units.ends[index], "seed \(seed)")
      }
    }
  }

  /// An apostrophe after an at sign, which is a letter to some versions of ICU, begins no part.
  @Test(
    "Parts begin with letters and digits",
    arguments: ["3n@'F}", "@'f", "a@'b", "a@\u{301}'b", "x@\u{2019}y2", "n@'F'g"])
  func apostrophes(text: String) throws {
    let analyzer = try Analyzer()
    let tokenizer = try analyzer.makeTokenizer()
    let bytes = Array(text.utf8)
    for token in try analyzer.tokens(in: text) {
      let says = try Self.says(Array(bytes[token.range]), token.text, analyzer, tokenizer)
      #expect(says, "\(token)")
    }
  }

  /// Whether a text, analyzed by itself, has a term or a sequence of units of this spelling.
  static func says(
    _ bytes: [UInt8], _ wanted: String, _ analyzer: Analyzer, _ tokenizer: Tokenizer
  ) throws -> Bool {
    let tokens = try analyzer.tokens(in: String(decoding: bytes, as: UTF8.self))
    if tokens.contains(where: { $0.text.unicodeScalars.elementsEqual(wanted.unicodeScalars) }) {
      return true
    }
    var units = TextUnits()
    try tokenizer.units(of: bytes.span, into: &units)
    var joined: [Unicode.Scalar] = []
    for scalar in units.scalars where scalar & TextUnits.wordFlag == 0 {
      if let character = Unicode.Scalar(scalar) { joined.append(character) }
    }
    let characters = Array(wanted.unicodeScalars)
    if contains(joined, characters) { return true }
    // What stands around a slice decides where words are cut: vowels without a letter, marks, torn flags.
    // Its characters are there either way, folded or as they are, though with marks that are no unit between.
    let original = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    if contains(original, characters) { return true }
    var rest = characters[...]
    for scalar in folded(bytes, by: analyzer) where scalar == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }

  private static func contains(_ all: [Unicode.Scalar], _ part: [Unicode.Scalar]) -> Bool {
    all.indices.contains { all[$0...].starts(with: part) }
  }

  /// The characters of a text after folding, before any word is cut.
  private static func folded(_ bytes: [UInt8], by analyzer: Analyzer) -> [Unicode.Scalar] {
    var text = FoldedText(
      folds: FoldOptions(analyzer.options), table: analyzer.table, tables: analyzer.tables)
    guard (try? text.append(bytes.span)) != nil else { return [] }
    return (0..<text.count).compactMap { unsafe Unicode.Scalar(text.scalars.base[$0].scalar) }
  }

  static func borders(of text: String) -> Set<Int> {
    var borders: Set<Int> = [0]
    var offset = 0
    for character in text {
      offset += character.utf8.count
      borders.insert(offset)
    }
    return borders
  }

  static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " ")
  }
}
