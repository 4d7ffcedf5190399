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

  /// Runs `body` with a tokenizer that nobody else has; nil when none can be made.
  func withTokenizer<R>(of analyzer: Analyzer, _ body: (Tokenizer) -> R) -> R? {
    let rested = resting.withLock { $0.popLast() }
    guard let seat = rested ?? (try? Tokenizer(analyzer)).map({ Seat($0) }) else { return nil }
    defer {
      resting.withLock { if $0.count < TokenizerPool.most { $0.append(seat) } }
    }
    return body(seat.tokenizer)
  }
}
