// How far is a long write?

/// How far compaction or a rebuild is.
public struct WriteProgress: Sendable, Hashable {
  /// What is done: bytes of the new file in a compaction, documents in a rebuild.
  public var completed: Int
  /// What is to be done, about: bytes of the segments before, or documents.
  public var total: Int

  /// The part that is done, from 0 to 1.
  ///
  /// A compaction reads back what it wrote after the last byte: 1 is reported when that is over, too.
  public var fraction: Double { total <= 0 ? 1 : min(1, Double(completed) / Double(total)) }
}
