// Does every token's range show what the token says, and tear no visible character apart?

import GarlicText
import TestSupport
import Testing

@Suite("Ranges of tokens")
struct HighlightTests {
  @Test("Ranges folded again give their tokens, and hold whole clusters", arguments: 0..<4)
  func generated(round: Int) throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("highlights round \(round): seed \(seed)")
    var generator = SplitMix(seed: seed)
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
    if joined.indices.contains(where: { joined[$0...].starts(with: characters) }) { return true }
    // Flags torn by marks pair up otherwise in words than in clusters: the wider range holds them.
    let original = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    return original.indices.contains { original[$0...].starts(with: characters) }
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
