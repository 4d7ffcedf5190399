// Which documents did this filter leave out the last time?

import GarlicText

/// The documents that filters leave out, by segment, as long as there is room: the least recently used go first.
///
/// All snapshots of an index share one, as a segment never changes.
final class FilterCache: Sendable {
  /// A filter and the segment that it was asked of.
  struct Key: Hashable {
    /// Which reader: see ``SegmentReader/token``.
    var segment: UInt64
    var query: Query
    /// The fields that it was asked of where it names none.
    var fields: [Int]
  }

  private struct Entry {
    var documents: DocumentSet
    var lastUse: UInt64
  }

  private struct State {
    var entries: [Key: Entry] = [:]
    var byteCount = 0
    var uses: UInt64 = 0
    /// Hashes of keys that were asked for once, in a ring.
    var recent: [Int] = []
    var oldestRecent = 0
  }

  /// Filters that are remembered as used once.
  private static let recentCount = 64

  /// The most memory, in bytes.
  let limit: Int
  /// What else is known of segments: their titles, for completions.
  let titles = TitleTables()
  private let state = Guarded(State())

  /// - Parameter limit: the most memory for sets of documents, in bytes; 0 keeps nothing.
  init(limit: Int = 16 << 20) { self.limit = limit }

  /// Whether a filter is used for the first time as far as is known: what is used once is not worth gathering.
  ///
  /// Where nothing is kept, every time is the first.
  func isFirstUse(_ key: Key) -> Bool {
    if limit == 0 { return true }
    let hash = key.hashValue
    return state.withLock { state in
      if state.entries[key] != nil || state.recent.contains(hash) { return false }
      if state.recent.count < Self.recentCount {
        state.recent.append(hash)
      } else {
        state.recent[state.oldestRecent] = hash
        state.oldestRecent = (state.oldestRecent + 1) % Self.recentCount
      }
      return true
    }
  }

  /// The set for a key; `make` is called when it is not known.
  func documents(
    _ key: Key, _ make: () throws(IndexError) -> DocumentSet
  ) throws(IndexError) -> DocumentSet {
    let known = state.withLock { state in
      state.uses += 1
      state.entries[key]?.lastUse = state.uses
      return state.entries[key]?.documents
    }
    if let known { return known }
    let made = try make()
    keep(made, for: key)
    return made
  }

  private func keep(_ documents: DocumentSet, for key: Key) {
    let size = documents.byteCount + FilterCache.overhead
    if size > limit { return }
    state.withLock { state in
      if state.entries[key] != nil { return }
      state.uses += 1
      state.entries[key] = Entry(documents: documents, lastUse: state.uses)
      state.byteCount += size
      while state.byteCount > limit,
        let oldest = state.entries.min(by: { $0.value.lastUse < $1.value.lastUse })
      {
        state.entries[oldest.key] = nil
        state.byteCount -= oldest.value.documents.byteCount + FilterCache.overhead
      }
    }
  }

  /// What an entry takes besides its set, in bytes, about.
  private static let overhead = 512

  /// Memory in use, in bytes.
  var byteCount: Int { state.withLock { $0.byteCount } }
}
