// What did compacting find?

/// The result of `compact()`.
public struct CompactionReport: Sendable, Equatable {
  /// Segments that lacked postings of their documents, and whose documents were indexed again from what is stored.
  public internal(set) var rebuiltSegments = 0
  /// Segments of format version 2 that could not be compared with their documents, as the index was opened with
  /// another analyzer or fields are not stored: they were taken over as they are.
  public internal(set) var uncomparedSegments = 0
}
