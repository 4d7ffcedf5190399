// Which documents match this, and are worth more when they match that as well?

/// A part that decides what matches, and others that only add to the score.
final class OptionalMatcher: Matcher {
  private let required: Matcher
  private let optional: [Matcher]
  private let countsRequired: Bool

  /// - Parameter countsRequired: whether the score of `required` counts, or that of `optional` alone.
  init(_ required: Matcher, optional: [Matcher], countsRequired: Bool = true) {
    self.required = required
    self.optional = optional
    self.countsRequired = countsRequired
    super.init()
    doc = required.doc
  }

  override var cost: Int { required.cost }

  override func next() throws(IndexError) {
    try required.next()
    doc = required.doc
  }

  override func advance(to target: UInt32) throws(IndexError) {
    try required.advance(to: target)
    doc = required.doc
  }

  override func score() throws(IndexError) -> Double {
    var sum = countsRequired ? try required.score() : 0
    for part in optional {
      try part.advance(to: doc)
      if part.doc == doc { sum += try part.score() }
    }
    return sum
  }
}
