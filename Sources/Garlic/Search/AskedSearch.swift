// What do all hits of one search have in common?

import GarlicText

/// A search as it was asked, and what its hits need to show what they have of it.
final class AskedSearch: Sendable {
  let snapshot: Snapshot
  let query: Query
  let options: SearchOptions

  /// A highlighter that one thread at a time has.
  private final class Seat: @unchecked Sendable {
    let highlighter: Highlighter
    init(_ highlighter: Highlighter) { self.highlighter = highlighter }
  }

  /// Highlighters at rest.
  private let resting = Guarded<[Seat]>([])

  init(_ snapshot: Snapshot, _ query: Query, _ options: SearchOptions) {
    self.snapshot = snapshot
    self.query = query
    self.options = options
  }

  /// Runs `body` with a highlighter of the query that nobody else has.
  func withHighlighter<R>(
    _ body: (Highlighter) throws(IndexError) -> R
  ) throws(IndexError) -> R {
    let seat: Seat
    if let rested = resting.withLock({ $0.popLast() }) {
      seat = rested
    } else {
      seat = Seat(try Highlighter(query, analyzer: try snapshot.analyzer()))
    }
    defer {
      if !seat.highlighter.isFull { resting.withLock { $0.append(seat) } }
    }
    return try body(seat.highlighter)
  }
}
