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
    _ node: PlanNode, _ body: (ArraySlice<UInt32>) throws(IndexError) -> Void
  ) throws(IndexError) {
    let excluded = plan.view.deleted
    let count = UInt32(plan.view.reader.documentCount)
    // Documents are written before it is known whether they stay: no branch depends on that.
    var batch = [UInt32](repeating: 0, count: Self.size + 128)
    var used = 0
    if case .all = node {
      try excluded.forEachMissingWord(of: Int(count)) { (start, word) throws(IndexError) in
        try deadline.tick()
        var rest = word
        while rest != 0 {
          batch[used] = start &+ UInt32(truncatingIfNeeded: rest.trailingZeroBitCount)
          used &+= 1
          rest &= rest &- 1
        }
        if used >= Self.size {
          try body(batch[..<used])
          used = 0
        }
      }
    } else if !plan.leavesFew, case .term(let term) = node,
      let matcher = try plan.termMatcher(term),
      let cursor = matcher.onlyCursor
    {
      while cursor.doc < count {
        try deadline.tick()
        if excluded.isEmpty {
          cursor.drainBlock(before: count) { document, _ in
            batch[used] = document
            used &+= 1
          }
        } else {
          cursor.drainBlock(before: count) { document, _ in
            batch[used] = document
            used &+= excluded.contains(document) ? 0 : 1
          }
        }
        if used >= Self.size {
          try body(batch[..<used])
          used = 0
        }
      }
    } else {
      let matcher = try plan.matches(node)
      while matcher.doc < count {
        try deadline.tick()
        batch[used] = matcher.doc
        used &+= excluded.contains(matcher.doc) ? 0 : 1
        if used >= Self.size {
          try body(batch[..<used])
          used = 0
        }
        try matcher.next()
      }
    }
    if used > 0 { try body(batch[..<used]) }
  }
}
