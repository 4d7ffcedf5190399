// What was joined?

/// Segments that were joined, as an ``IndexObserver`` is told of it.
public struct MergeReport: Sendable, Hashable {
  /// Why segments are joined.
  public enum Reason: String, Sendable, Hashable {
    /// There are many of about the same size.
    case segments
    /// The file is written anew as one segment.
    case compaction
  }

  /// The path of the index.
  public var path: String
  /// Why they were joined.
  public var reason: Reason
  /// How many segments were joined.
  public var segmentCount: Int
  /// How many documents the new segment has.
  public var documentCount: Int
  /// How much was written, in bytes.
  public var byteCount: Int
  /// How long it took, with reading back what was written.
  public var duration: Duration
}
