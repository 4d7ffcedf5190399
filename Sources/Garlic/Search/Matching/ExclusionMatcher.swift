// Which documents match this and not that?

/// NOT, beside something that must match.
final class ExclusionMatcher: Matcher {
  private let included: Matcher
  private let excluded: Matcher

  init(_ included: Matcher, not excluded: Matcher) throws(IndexError) {
    self.included = included
    self.excluded = excluded
    super.init()
    try settle()
  }

  private func settle() throws(IndexError) {
    while included.doc != PostingCursor.end {
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
