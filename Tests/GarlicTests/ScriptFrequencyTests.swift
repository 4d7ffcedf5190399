// Is what was counted of a term found again?

import TestSupport
import Testing

@testable import Garlic

@Suite("Kept frequencies by script")
struct ScriptFrequencyTests {
  @Test("As in a dictionary")
  func oracle() {
    let seed = TestSeed.make()
    print("frequencies by script: seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    for most in [1, 2, 100, 1000] {
      var kept = ScriptFrequencies(most: most)
      var expected: [String: [Int]] = [:]
      for _ in 0..<TestRounds.count(600) {
        let number = Int.random(in: 0..<300, using: &generator)
        let field = Int.random(in: 0..<2, using: &generator)
        let term = Array("\(number)".utf8)
        let key = "\(number) \(field)"
        #expect(kept.counts(of: term, field: field) == expected[key], "seed \(seed)")
        if Bool.random(using: &generator) {
          if kept.count >= most { expected = [:] }
          let counts = [Int.random(in: 0..<1000, using: &generator), number]
          expected[key] = counts
          kept.keep(counts, of: term, field: field)
        }
        #expect(kept.count == expected.count, "seed \(seed)")
      }
    }
  }
}
