// Is an analyzer freed when nobody has it any more?

import GarlicText
import Testing

@Suite struct AnalyzerLifetimeTests {
  private final class Same: TokenFilter {
    let fingerprint = "same 1"
    func filter(_ tokens: [Token], for purpose: TokenPurpose) -> [Token] { tokens }
  }

  /// Uses an analyzer with a filter, and forgets both.
  private static func use(_ body: (Same) -> Void) throws {
    let filter = Same()
    body(filter)
    let analyzer = try Analyzer(filters: [filter])
    #expect(try !analyzer.tokens(in: "大蒜 garlic").isEmpty)
  }

  /// Tokenizers at rest had their analyzer, which has them: each cost some megabytes for ever.
  @Test func anAnalyzerThatWasUsedIsFreed() throws {
    weak var kept: Same?
    try Self.use { kept = $0 }
    #expect(kept == nil)
  }
}
