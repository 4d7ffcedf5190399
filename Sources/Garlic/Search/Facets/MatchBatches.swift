// Which documents match, some hundred at a time?

/// Hands over the matches of a segment in batches, so that who counts them has plain loops.
struct MatchBatches {
  static let size = 1024

  private let plan: SegmentPlan
  private var deadline: Deadline

  init(_ plan: SegmentPlan) {
    self.plan = plan
    deadline = plan.deadline
  }

  /// Calls `body` with the documents that match and are not left out, ascending.
  ///
  /// - Throws: `IndexError.corrupt`, `.deadlineExceeded`, `.cancelled`, `.searchTooLarge`.
  mutating func forEach(
    _ node: PlanNode, _ body: ([UInt32]) throws(IndexError) -> Void
  ) throws(IndexError) {
    let excluded = plan.view.deleted
    let count = UInt32(plan.view.reader.documentCount)
    var batch: [UInt32] = []
    batch.reserveCapacity(Self.size + 128)
    if plan.candidates == nil, case .term(let term) = node,
      let matcher = try plan.termMatcher(term),
      let cursor = matcher.onlyCursor
    {
      while cursor.doc < count {
        try deadline.tick()
        cursor.drainBlock(before: count) { document, _ in
          if !excluded.contains(document) { batch.append(document) }
        }
        if batch.count >= Self.size {
          try body(batch)
          batch.removeAll(keepingCapacity: true)
        }
      }
    } else {
      let matcher = try plan.matches(node)
      while matcher.doc < count {
        try deadline.tick()
        if !excluded.contains(matcher.doc) { batch.append(matcher.doc) }
        if batch.count >= Self.size {
          try body(batch)
          batch.removeAll(keepingCapacity: true)
        }
        try matcher.next()
      }
    }
    if !batch.isEmpty { try body(batch) }
  }
}
