// In how many documents is this term?

import GarlicText

/// What the dictionaries of a snapshot say about terms, each looked up once a search however many plans
/// are made of it.
final class TermStatistics: Sendable {
  private let snapshot: Snapshot
  private let known = Guarded<[Key: Entries]>([:])

  private struct Entries: Sendable {
    var entries: [TermEntry?] = []
    var df = 0
  }

  private struct Key: Hashable, Sendable {
    let term: [UInt8]
    let fields: [Int]
  }

  init(_ snapshot: Snapshot) { self.snapshot = snapshot }

  /// The entries of a term, for each of the fields one for each segment, and in how many documents it is:
  /// in the field where it is in most.
  ///
  /// - Complexity: O(fields · segments · log terms), the first time.
  func entries(
    of term: [UInt8], _ fields: [Int]
  ) throws(IndexError) -> (entries: [TermEntry?], df: Int) {
    let key = Key(term: term, fields: fields)
    if let found = known.withLock({ $0[key] }) { return (found.entries, found.df) }
    var found = Entries()
    found.entries.reserveCapacity(fields.count * snapshot.views.count)
    for field in fields {
      var df = 0
      for view in snapshot.views {
        let entry = try view.reader.entry(of: term, field: field)
        df += entry?.df ?? 0
        found.entries.append(entry)
      }
      found.df = max(found.df, df)
    }
    let result = found
    known.withLock { $0[key] = result }
    return (result.entries, result.df)
  }
}
