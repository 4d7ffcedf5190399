// How many documents do the queries find that were counted before?

import GarlicText

/// Counts of queries of one snapshot.
///
/// Any thread may ask for them.
final class QueryCounts: Sendable {
  struct Key: Hashable, Sendable {
    let query: Query
    /// The fields that are searched; nil for all.
    let fields: [String]?
  }

  /// About four megabytes; when there are more, all are forgotten.
  private static let mostEntries = 16_384
  private struct State {
    var known: [Key: Int] = [:]
  }
  private let state = Guarded(State())

  subscript(key: Key) -> Int? {
    get { state.withLock { $0.known[key] } }
    set {
      state.withLock {
        if $0.known.count >= Self.mostEntries { $0.known.removeAll(keepingCapacity: true) }
        $0.known[key] = newValue
      }
    }
  }
}
