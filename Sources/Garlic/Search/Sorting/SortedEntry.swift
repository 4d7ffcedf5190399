// What is known about a hit while hits are sorted?

/// A hit with what it is sorted by.
struct SortedEntry: Sendable {
  /// One for each key; none for relevance, whose value is the score.
  var values: [SortValue]
  var score: Double
  /// The document's number in the snapshot.
  var document: Int
}
