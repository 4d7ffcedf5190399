// Which documents match this and not that?

/// NOT, beside something that must match.
final class ExclusionMatcher: Matcher {
  private let included: Matcher
  private let excluded: Matcher
  private let deadline: Deadline

  init(
    _ included: Matcher, not excluded: Matcher, _ deadline: Deadline
  ) throws(IndexError) {
    self.deadline = deadline
    self.included = included
    self.excluded = excluded
    super.init()
    try findMatch()
  }

  private func findMatch() throws(IndexError) {
    var steps = 0
    while included.doc != PostingCursor.end {
      steps &+= 1
      if steps & 1023 == 0 { try deadline.check() }
      try excluded.advance(to: included.doc)
      if excluded.doc != included.doc { break }
      try included.next()
    }
    doc = included.doc
  }

  override var cost: Int { included.cost }

  override func next() throws(IndexError) {
    try included.next()
    try findMatch()
  }

  override func advance(to target: UInt32) throws(IndexError) {
    if doc >= target { return }
    try included.advance(to: target)
    try findMatch()
  }

  override func score() throws(IndexError) -> Double { try included.score() }
}
