// What does the caller think of a document?

/// The caller's own factor on the scores of documents: recency, popularity.
///
/// One for each segment that is searched by itself, so one thread at a time uses it.
final class ScoreFactor: @unchecked Sendable {
  private let factor: @Sendable (String) -> Double
  private let snapshot: Snapshot
  /// The greatest value that counts.
  let limit: Double
  /// The first error of a look-up; the search ends with it.
  private(set) var failure: IndexError?

  init(_ factor: @escaping @Sendable (String) -> Double, limit: Double, _ snapshot: Snapshot) {
    self.factor = factor
    self.limit = limit
    self.snapshot = snapshot
  }

  /// The factor of a document, between 0 and the limit.
  func value(of document: Int) -> Double {
    do throws(IndexError) {
      let value = factor(try snapshot.id(at: document))
      return value.isNaN ? 0 : min(max(value, 0), limit)
    } catch {
      failure = failure ?? error
      return 0
    }
  }
}
