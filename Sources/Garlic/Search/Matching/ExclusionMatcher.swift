// Which documents match this and not that?

/// NOT, beside something that must match.
final class ExclusionMatcher: Matcher {
  private let included: Matcher
  private let excluded: Matcher
  private let watch: SearchWatch

  init(
    _ included: Matcher, not excluded: Matcher, _ watch: SearchWatch
  ) throws(IndexError) {
    self.watch = watch
    self.included = included
    self.excluded = excluded
    super.init()
    try settle()
  }

  private func settle() throws(IndexError) {
    var steps = 0
    while included.doc != PostingCursor.end {
      steps &+= 1
      if steps & 1023 == 0 { try watch.check() }
      try excluded.advance(to: included.doc)
      if excluded.doc != included.doc { break }
      try included.next()
    }
    doc = included.doc
  }

  override var cost: Int { included.cost }
  override var maxScore: Double { included.maxScore }

  override func next() throws(IndexError) {
    try included.next()
    try settle()
  }

  override func advance(to target: UInt32) throws(IndexError) {
    if doc >= target { return }
    try included.advance(to: target)
    try settle()
  }

  override func score() throws(IndexError) -> Double { try included.score() }
}
