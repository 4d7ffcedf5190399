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
  private let known = Guarded<[Key: Int]>([:])

  subscript(key: Key) -> Int? {
    get { known.withLock { $0[key] } }
    set {
      known.withLock {
        if $0.count >= Self.mostEntries { $0.removeAll(keepingCapacity: true) }
        $0[key] = newValue
      }
    }
  }
}
