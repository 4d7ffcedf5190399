// What do all hits of one search have in common?

import GarlicText

/// A search as it was asked, and what its hits need to show what they have of it.
final class SearchContext: @unchecked Sendable {
  let snapshot: Snapshot
  let query: Query
  let options: SearchOptions

  /// A highlighter that one thread at a time has.
  private final class Seat: @unchecked Sendable {
    let highlighter: Highlighter
    init(_ highlighter: Highlighter) { self.highlighter = highlighter }
  }

  /// Highlighters at rest, guarded by a lock that all searches share: most show nothing, and a lock
  /// takes longer to make than to wait for.
  private var resting: [Seat] = []
  /// Guards a number, as an empty value has no place of its own: the thread sanitizer takes looking at
  /// it for looking at its neighbour.
  private static let lock = Guarded(0)

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
    if let rested = Self.lock.withLock({ _ in resting.popLast() }) {
      seat = rested
    } else {
      seat = Seat(
        try Highlighter(
          query, analyzer: try snapshot.context().analyzer,
          inflections: options.ranking == .standard ? options.inflections : [],
          synonyms: options.ranking == .standard ? options.synonyms : nil))
    }
    defer {
      if !seat.highlighter.isFull { Self.lock.withLock { _ in resting.append(seat) } }
    }
    return try body(seat.highlighter)
  }
}
