// Do threads that fill the shared tables together get the same terms?

import GarlicText
import TestSupport
import Testing

@Suite("Analyzers on several threads")
struct ConcurrencyTests {
  @Test("Tokenizers of one analyzer agree while tables fill")
  func tokenizers() async throws {
    // A switch of its own, so that other tests have not filled this table.
    var options = Analyzer.Options()
    options.foldsCase = false
    let analyzer = try Analyzer(options, userWords: UserWords(parsing: "羊肚菌"))
    let seed = TestSeed.make()
    print("threads: seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    let texts = (0..<60).map { _ in TextGenerator.text(using: &generator) }
    let results = try await withThrowingTaskGroup(of: [[Token]].self) { group in
      for _ in 0..<4 {
        group.addTask { try texts.map { try analyzer.tokens(in: $0) } }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    for result in results { #expect(result == results[0], "seed \(seed)") }
  }
}
