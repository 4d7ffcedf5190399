// What was committed?

/// A commit, as an ``IndexObserver`` is told of it.
public struct CommitReport: Sendable, Hashable {
  /// The path of the index.
  public var path: String
  /// The sequence number of the commit.
  public var sequence: UInt64
  /// How many documents were put.
  public var putCount: Int
  /// How many documents the index has.
  public var documentCount: Int
  /// How many segments it has.
  public var segmentCount: Int
  /// The length of the file, in bytes.
  public var fileSize: Int
  /// From the turn of the writer until the commit was durable: the time of the closure, of analysis, of writing and of
  /// merges that were due.
  public var duration: Duration
}
