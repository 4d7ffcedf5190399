// Does this document have a value in the range of a filter?

/// A filter by a range of numbers, asked of single documents: a search for the best asks it of few.
///
/// Lucene asks doc values in the same way, after the query (`TwoPhaseIterator`).
struct RangeTest: Sendable {
  let column: Column
  let range: ClosedRange<Int64>

  @inline(__always)
  func holds(_ document: UInt32) -> Bool { column.hasValue(Int(document), in: range) }

  /// About how many documents of the segment have such a value, at least one: counted in a sample.
  func estimatedCount() -> Int {
    let samples = min(column.count, 128)
    if samples == 0 { return 1 }
    var found = 0
    for sample in 0..<samples where holds(UInt32(sample * column.count / samples)) { found += 1 }
    return max(1, found * column.count / samples)
  }
}
