// Which documents match all of these?

/// AND: the rarest operator leads, the others follow it.
final class ConjunctionMatcher: Matcher {
  private let parts: BorrowedObjects<Matcher>
  private let lead: Matcher
  private let deadline: Deadline

  /// - Parameter parts: at least one.
  init?(_ parts: [Matcher], _ deadline: Deadline) throws(IndexError) {
    let ordered = parts.sorted { $0.cost < $1.cost }
    guard let lead = ordered.first else { return nil }
    self.parts = BorrowedObjects(ordered)
    self.lead = lead
    self.deadline = deadline
    super.init()
    try align()
  }

  private func align() throws(IndexError) {
    var candidate = lead.doc
    var steps = 0
    search: while candidate != PostingCursor.end {
      steps &+= 1
      if steps & 1023 == 0 { try deadline.check() }
      for number in 1..<max(1, parts.count) {
        let found = try parts.with(number) { (part) throws(IndexError) in
          try part.advance(to: candidate)
          return part.doc
        }
        if found != candidate {
          try lead.advance(to: found)
          candidate = lead.doc
          continue search
        }
      }
      break
    }
    doc = candidate
  }

  override var cost: Int { lead.cost }

  override func next() throws(IndexError) {
    try lead.next()
    try align()
  }

  override func advance(to target: UInt32) throws(IndexError) {
    if doc >= target { return }
    try lead.advance(to: target)
    try align()
  }

  override func score() throws(IndexError) -> Double {
    var sum = 0.0
    for number in 0..<parts.count {
      sum += try parts.with(number) { (part) throws(IndexError) in try part.score() }
    }
    return sum
  }
}
