// How is a short text analyzed without making a tokenizer for it?

/// Tokenizers at rest, for texts that come one by one: making one costs more than a query takes.
final class TokenizerPool: Sendable {
  /// A tokenizer that one thread at a time has.
  private final class Seat: @unchecked Sendable {
    let tokenizer: Tokenizer
    init(_ tokenizer: Tokenizer) { self.tokenizer = tokenizer }
  }

  private static let most = 8
  private let resting = Guarded<[Seat]>([])

  /// Runs `body` with a tokenizer that nobody else has.
  /// - Throws: what `body` throws, and why no tokenizer can be made.
  func withTokenizer<R>(
    of analyzer: Analyzer, _ body: (Tokenizer) throws(AnalysisError) -> R
  ) throws(AnalysisError) -> R {
    let seat: Seat
    if let rested = resting.withLock({ $0.popLast() }) {
      seat = rested
    } else {
      seat = Seat(try Tokenizer(analyzer))
    }
    defer {
      resting.withLock { if $0.count < TokenizerPool.most { $0.append(seat) } }
    }
    return try body(seat.tokenizer)
  }
}
