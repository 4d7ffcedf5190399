// Which documents does the filter of a search leave out?

import GarlicText

/// The filter of a search, made ready: says by segment which documents are left out.
///
/// They are taken for deleted ones, so that every way of searching passes them over.
struct SearchFilter {
  let node: PlanNode
  let query: Query
  let fields: [Int]
  let cache: FilterCache
  /// The segments whose documents are tested one by one in this search.
  private let tested = Guarded<Set<UInt64>>([])

  private func key(_ plan: SegmentPlan) -> FilterCache.Key {
    FilterCache.Key(segment: plan.view.reader.token, query: query, fields: fields)
  }

  /// What a document of a segment must have, for searches that ask it of few documents; nil where it is better
  /// to gather those that are left out: for other filters than a range, and where the filter was used before.
  func test(_ plan: SegmentPlan) throws(IndexError) -> RangeTest? {
    guard case .numbers(let range, let field) = node,
      let column = try plan.view.reader.column(field), column.count > 0
    else { return nil }
    let segment = plan.view.reader.token
    if !tested.withLock({ $0.contains(segment) }) {
      guard cache.isFirstUse(key(plan)) else { return nil }
      tested.withLock { _ = $0.insert(segment) }
    }
    return RangeTest(column: column, range: range)
  }

  /// The documents of a segment that it leaves out.
  ///
  /// - Throws: what the search of the filter throws.
  /// - Complexity: O(matches of the filter) the first time, then O(1) while the cache keeps it.
  func excluded(_ plan: SegmentPlan) throws(IndexError) -> DocumentSet {
    try cache.documents(key(plan)) { () throws(IndexError) in
      let count = plan.view.reader.documentCount
      if case .numbers(let range, let field) = node,
        let outside = try outside(range, field, plan)
      {
        return outside
      }
      var deadline = plan.deadline
      var left = DocumentSet(all: count)
      let matcher = try plan.matcher(node)
      while matcher.doc < UInt32(count) {
        try deadline.tick()
        left.remove(matcher.doc)
        try matcher.next()
      }
      return left
    }
  }
}

extension SearchFilter {
  /// The documents whose only value lies outside a range; nil where some have none or several.
  private func outside(
    _ range: ClosedRange<Int64>, _ field: Int, _ plan: SegmentPlan
  ) throws(IndexError) -> DocumentSet? {
    guard let column = try plan.view.reader.column(field), let plain = column.plain else {
      return nil
    }
    guard let packed = plain.packedRange(range) else { return DocumentSet(all: plain.count) }
    var deadline = plan.deadline
    var words: [UInt64] = []
    words.reserveCapacity(plain.count / 64 + 1)
    var start = 0
    while start < plain.count {
      let size = min(64, plain.count - start)
      let all: UInt64 = size == 64 ? .max : (1 << UInt64(size)) - 1
      // Two words are a block.
      let values = column.range(ofBlock: start / ColumnWriter.blockSize)
      if values?.overlaps(range) != true {
        words.append(all)
      } else if let values, range.contains(values.lowerBound), range.contains(values.upperBound) {
        words.append(0)
      } else {
        try deadline.tick()
        words.append(plain.outside(packed, from: start) & all)
      }
      start += 64
    }
    return DocumentSet(words: words)
  }
}
