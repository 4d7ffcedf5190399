// Does skipping through a dictionary find the same slips as a look at every term?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct FuzzyWalkTests {
  static let letters: [Character] = Array("abcdéßж中文한글𠮷")

  static func word(using random: inout SeededGenerator) -> String {
    String(
      (0..<Int.random(in: 1...6, using: &random)).map { _ in
        letters.randomElement(using: &random) ?? "a"
      })
  }

  @Test(arguments: TestRounds.seeds(16)) func itFindsWhatEveryTermSays(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var terms: Set<[UInt8]> = []
    for _ in 0..<600 {
      let text = Self.word(using: &random)
      // As the analyzer has them: pairs and single characters of runs, words of other scripts.
      let run = text.unicodeScalars.filter { CJKRanges.runs.contains(of: $0.value) }
      let rest = text.unicodeScalars.filter { !CJKRanges.runs.contains(of: $0.value) }
      let pair = String(String.UnicodeScalarView(run.prefix(2)))
      let other = String(String.UnicodeScalarView(rest))
      for term in [pair, other] where !term.isEmpty { terms.insert(Array(term.utf8)) }
      if Bool.random(using: &random) { terms.insert([Token.wordTag] + Array(text.utf8)) }
    }
    let sorted = terms.sorted { $0.lexicographicallyPrecedes($1) }
    var writer = TermBlockWriter(documentCount: 10)
    for term in sorted { writer.add(term, df: 2, length: 1, lists: 0) }
    let dictionary = try TermBlockTests.dictionary(writer.finish(), documentCount: 10)
    for _ in 0..<20 {
      let word = Self.word(using: &random).filter { !"中文한글𠮷".contains($0) }
      if word.isEmpty { continue }
      let pattern = FuzzyPattern(word, edits: Int.random(in: 0...2, using: &random))
      let expected = sorted.filter { $0.first != Token.wordTag && pattern.distance(to: $0) != nil }
      var walk = FuzzyWalk(dictionary, pattern, Deadline())
      var found: [[UInt8]] = []
      while try walk.next() { found.append(walk.terms.term) }
      #expect(found == expected, "seed \(seed), word \(word), edits \(pattern.edits)")
    }
  }

  /// No word begins with a character that the walk takes for one of a run.
  @Test func charactersOfRunsBeginNoWord() throws {
    let analyzer = try Analyzer()
    for range in CJKRanges.runs {
      for value in stride(from: range.lowerBound, to: range.upperBound, by: 7) {
        guard let scalar = Unicode.Scalar(value) else { continue }
        let tokens = try analyzer.tokens(in: String(Character(scalar)) + "ab")
        let isWord = tokens.contains {
          ($0.kind == .word || $0.kind == .part)
            && $0.text.unicodeScalars.first.map { CJKRanges.runs.contains(of: $0.value) }
              == true
        }
        #expect(!isWord, "U+\(String(value, radix: 16))")
      }
    }
  }
}

extension [Range<UInt32>] {
  fileprivate func contains(of value: UInt32) -> Bool { contains { $0.contains(value) } }
}
