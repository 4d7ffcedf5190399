// How many matches lie between these bounds?

/// Counts by intervals that were given; a match counts in each that it has a value in.
final class IntervalCounter: FacetCounter {
  private let intervals: [(label: String, range: ClosedRange<Int64>?)]
  private var counts: [Int]

  /// - Throws: `IndexError.invalidArgument` when a bound is no value of the field.
  init(
    _ facet: Facet, _ intervals: [Facet.Interval], field: Int, kind: Field.Kind
  ) throws(IndexError) {
    var ranges: [(label: String, range: ClosedRange<Int64>?)] = []
    for interval in intervals {
      ranges.append(
        (
          interval.label,
          try ValueRange.numbers(interval.lower, interval.upper, kind, of: facet.field)
        ))
    }
    self.intervals = ranges
    counts = ranges.map { _ in 0 }
    super.init(facet, field: field, kind: kind)
  }

  override func count(_ documents: ArraySlice<UInt32>, _ column: Column) {
    for (number, interval) in intervals.enumerated() {
      guard let range = interval.range, range.overlaps(column.range) else { continue }
      var count = 0
      for document in documents where column.hasValue(Int(document), in: range) { count += 1 }
      counts[number] += count
    }
  }

  override func shardCounts() -> FacetCounts {
    var all = super.shardCounts()
    all.intervals = counts
    return all
  }

  override func add(_ counts: FacetCounts) throws(IndexError) {
    try super.add(counts)
    guard counts.intervals.count == self.counts.count else {
      throw .invalidArgument(
        "a shard counted \(counts.intervals.count) intervals of the facet '\(facet.name)', not \(self.counts.count)"
      )
    }
    for (number, count) in counts.intervals.enumerated() { self.counts[number] &+= count }
  }

  override func finish(budget: Int) throws(IndexError) {
    result.bucketCount = counts.count { $0 > 0 }
    result.buckets = zip(intervals, counts).map { (interval, count) in
      FacetResult.Bucket(label: interval.label, count: count, value: nil)
    }
  }
}
