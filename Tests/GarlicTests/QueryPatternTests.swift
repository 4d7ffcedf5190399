// Do patterns match what their definition says, tried on random terms against naive code?

import TestSupport
import Testing

@testable import Garlic

@Suite struct QueryPatternTests {
  static let count = TestRounds.count(8_000)

  private func matches(_ pattern: String, _ term: String) -> Bool {
    WildcardPattern(pattern).matches(Array(term.utf8))
  }

  @Test func `wildcards stand for code points`() {
    #expect(matches("te*", "test"))
    #expect(matches("te*", "te"))
    #expect(!matches("te*", "tap"))
    #expect(matches("大?", "大蒜"))
    #expect(!matches("大?", "大"))
    #expect(matches("?", "𠮷"))
    #expect(!matches("??", "𠮷"))
    #expect(matches(#"a\*"#, "a*"))
    #expect(!matches(#"a\*"#, "ab"))
    #expect(matches("", ""))
    #expect(matches("*", ""))
    #expect(matches("\\", "\\"))
    #expect(WildcardPattern("大蒜*价?").literalPrefix == Array("大蒜".utf8))
    #expect(WildcardPattern("*x").literalPrefix.isEmpty)
  }

  @Test func `folding sees literal text alone`() {
    let pattern = WildcardPattern("Ａ？*B") { $0 == "Ａ？" ? "a?" : $0.lowercased() }
    #expect(pattern.matches(Array("a?xxb".utf8)))
    #expect(!pattern.matches(Array("axxb".utf8)))
  }

  @Test func `wildcards agree with the recursive definition`() {
    var random = SeededGenerator(seed: TestSeed.make())
    print("wildcard seed \(random.seed)")
    let letters: [Unicode.Scalar] = ["a", "b", "蒜", "é", "𠮷"]
    for _ in 0..<Self.count {
      let pattern = word(of: letters + ["*", "?", "*"], below: 8, &random)
      let term = word(of: letters, below: 9, &random)
      let compiled = WildcardPattern(text(pattern))
      let bytes = Array(text(term).utf8)
      let isMatch = compiled.matches(bytes)
      if isMatch != Self.naive(pattern[...], term[...]) {
        Issue.record("\(text(pattern)) and \(text(term)), seed \(random.seed)")
        return
      }
      if isMatch { #expect(bytes.starts(with: compiled.literalPrefix)) }
    }
  }

  @Test func `the worst pattern takes no time and no stack`() {
    let pattern = WildcardPattern(String(repeating: "a*", count: 2000) + "b")
    let clock = ContinuousClock()
    let term = [UInt8](repeating: UInt8(ascii: "a"), count: 4000)
    let time = clock.measure { #expect(!pattern.matches(term)) }
    #expect(time < .seconds(1))
  }

  // MARK: Fuzzy

  @Test func `edits are insertions, deletions, replacements and swaps`() {
    func distance(_ a: String, _ b: String, _ edits: Int) -> Int? {
      FuzzyPattern(a, edits: edits).distance(to: Array(b.utf8))
    }
    #expect(distance("garlic", "garlic", 0) == 0)
    #expect(distance("garlic", "garilc", 1) == 1)
    #expect(distance("garlic", "garlics", 1) == 1)
    #expect(distance("garlic", "gralci", 2) == 2)
    #expect(distance("garlic", "gralci", 1) == nil)
    #expect(distance("ca", "abc", 2) == nil)  // No part is edited twice.
    #expect(distance("혈당", "혈담", 1) == 1)  // One letter of a syllable.
    #expect(distance("한", "하", 1) == 1)
    #expect(distance("한국", "학국", 1) == 1)
    #expect(distance("大蒜", "大葱", 1) == 1)
    #expect(distance("", "ab", 2) == 2)
    #expect(distance("ab", "", 5) == 2)
    #expect(distance("ab", "ab", -3) == 0)
  }

  @Test func `the length decides how many edits are allowed`() {
    #expect(["ab", "大蒜", "물", ""].map(FuzzyPattern.automaticEdits) == [0, 0, 0, 0])
    #expect(["abc", "abcde", "혈당", "大蒜价"].map(FuzzyPattern.automaticEdits) == [1, 1, 1, 1])
    #expect(["abcdef", "한국어", "garlic"].map(FuzzyPattern.automaticEdits) == [2, 2, 2])
    #expect(FuzzyPattern("garlic").edits == 2)
    #expect(FuzzyPattern("garlic", edits: 9).edits == 2)
  }

  @Test func `distances agree with the whole table`() {
    var random = SeededGenerator(seed: TestSeed.make())
    print("fuzzy seed \(random.seed)")
    let alphabets: [[Unicode.Scalar]] = [
      ["a", "b", "c"], ["a", "蒜", "𠮷", "é"], ["가", "간", "나", "난", "a", "\u{11AB}"],
    ]
    for _ in 0..<Self.count {
      let letters = random.pick(alphabets)
      let pattern = word(of: letters, below: 8, &random)
      let term = word(of: letters, below: 8, &random)
      let edits = random.below(3)
      let fuzzy = FuzzyPattern(text(pattern), edits: edits)
      let bytes = Array(text(term).utf8)
      let whole = Self.naive(Self.units(pattern), Self.units(term))
      let expected = whole <= edits ? whole : nil
      if fuzzy.distance(to: bytes) != expected {
        Issue.record("\(text(pattern)) and \(text(term)), \(edits), seed \(random.seed)")
        return
      }
      guard expected != nil else { continue }
      for end in 0...bytes.count where !fuzzy.mayContinue(prefix: bytes[..<end]) {
        Issue.record("\(text(term)) cut at \(end) of \(text(pattern)), seed \(random.seed)")
        return
      }
    }
  }

  @Test func `a walk is cut short where nothing can follow`() {
    let fuzzy = FuzzyPattern("garlic", edits: 1)
    #expect(fuzzy.mayContinue(prefix: []))
    #expect(fuzzy.mayContinue(prefix: Array("gra".utf8)))
    #expect(!fuzzy.mayContinue(prefix: Array("xyz".utf8)))
    #expect(!fuzzy.mayContinue(prefix: Array("garlicxx".utf8)))
  }

  @Test func `bytes that are no text never trap`() {
    var random = SeededGenerator(seed: TestSeed.make())
    print("pattern bytes seed \(random.seed)")
    let wildcard = WildcardPattern("*蒜?a*")
    let fuzzy = FuzzyPattern("大蒜한국", edits: 2)
    for _ in 0..<Self.count {
      let bytes = (0..<random.below(12)).map { _ in
        random.below(2) == 0 ? UInt8.random(in: 0x80...0xFF, using: &random) : random.pick([97, 0])
      }
      _ = wildcard.matches(bytes)
      _ = fuzzy.mayContinue(prefix: bytes)
      #expect(fuzzy.distance(to: bytes) == nil || bytes.count > 4)
    }
  }

  // MARK: Naive code

  private func word(
    of letters: [Unicode.Scalar], below bound: Int, _ random: inout SeededGenerator
  ) -> [Unicode.Scalar] {
    (0..<random.below(bound)).map { _ in random.pick(letters) }
  }

  private func text(_ word: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: word)
    return String(view)
  }

  private static func naive(
    _ pattern: ArraySlice<Unicode.Scalar>, _ term: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    guard let first = pattern.first else { return term.isEmpty }
    if first == "*" {
      return naive(pattern.dropFirst(), term)
        || (!term.isEmpty && naive(pattern, term.dropFirst()))
    }
    guard let letter = term.first, first == "?" || first == letter else { return false }
    return naive(pattern.dropFirst(), term.dropFirst())
  }

  /// Jamo by a table of the syllables that the test uses, not by arithmetic.
  private static func units(_ word: [Unicode.Scalar]) -> [UInt32] {
    let parts: [Unicode.Scalar: [UInt32]] = [
      "가": [0x1100, 0x1161], "간": [0x1100, 0x1161, 0x11AB], "나": [0x1102, 0x1161],
      "난": [0x1102, 0x1161, 0x11AB],
    ]
    return word.flatMap { parts[$0] ?? [$0.value] }
  }

  private static func naive(_ a: [UInt32], _ b: [UInt32]) -> Int {
    var table = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count {
      for j in 0...b.count {
        guard i > 0, j > 0 else {
          table[i][j] = i + j
          continue
        }
        var cost = min(table[i - 1][j], table[i][j - 1]) + 1
        cost = min(cost, table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          cost = min(cost, table[i - 2][j - 2] + 1)
        }
        table[i][j] = cost
      }
    }
    return table[a.count][b.count]
  }
}
