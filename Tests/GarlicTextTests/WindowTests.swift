// Does a long text taken in windows give the terms of the text taken whole?

import GarlicText
import TestSupport
import Testing

@Suite("Long texts in windows")
struct WindowTests {
  /// The terms of a text, by their bytes.
  static func terms(_ text: [UInt8], _ tokenizer: Tokenizer) throws -> ([String], [Int]) {
    let (terms, lines) = try TokenizerTests.packed(text, tokenizer)
    return (lines, [terms.positionCount, terms.rankedCount, terms.replacements])
  }

  @Test(
    "Generated texts, in windows of few bytes", arguments: [7, 64, 200],
    [SegmenterKind.lattice, .icu])
  func generated(size: Int, segmenter: SegmenterKind) throws {
    let seed = TestSeed.make(size, segmenter)
    print("windows of \(size): seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    var options = Analyzer.Options()
    options.segmenter = segmenter
    let analyzer = try Analyzer(options)
    let whole = try Tokenizer(analyzer)
    let stretched = try Tokenizer(analyzer, windowSize: size)
    for _ in 0..<TestRounds.count(30) {
      var text = ""
      for _ in 0..<6 { text += TextGenerator.text(using: &generator) }
      var bytes = Array(text.utf8)
      if Bool.random(using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = 0xFF
      }
      let (expected, counts) = try Self.terms(bytes, whole)
      let (found, foundCounts) = try Self.terms(bytes, stretched)
      #expect(counts == foundCounts, "seed \(seed)")
      #expect(expected == found, "seed \(seed) \(text)")
      if expected != found { return }
    }
  }

  @Test(
    "Runs of one script without any sign",
    arguments: ["的一是不了人我在有他这", "アイウエオカキクケコー", "가나다라마바사", "一"])
  func runs(alphabet: String) throws {
    let seed = TestSeed.make(alphabet)
    print("runs of \(alphabet): seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    let characters = Array(alphabet)
    var text = ""
    for _ in 0..<5000 {
      text.append(characters[Int.random(in: 0..<characters.count, using: &generator)])
    }
    let analyzer = try Analyzer()
    let (expected, counts) = try Self.terms(Array(text.utf8), Tokenizer(analyzer))
    let (found, foundCounts) = try Self.terms(
      Array(text.utf8), Tokenizer(analyzer, windowSize: 300))
    #expect(expected == found, "seed \(seed)")
    #expect(counts == foundCounts, "seed \(seed)")
  }
}
