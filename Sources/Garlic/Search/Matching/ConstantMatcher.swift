// Which documents match this, all worth the same?

/// Gives every match of another operator one score.
final class ConstantMatcher: Matcher {
  private let part: Matcher
  private let value: Double

  init(_ part: Matcher, _ value: Double) {
    self.part = part
    self.value = Score.exact(value)
    super.init()
    doc = part.doc
  }

  override var cost: Int { part.cost }

  override func next() throws(IndexError) {
    try part.next()
    doc = part.doc
  }

  override func advance(to target: UInt32) throws(IndexError) {
    try part.advance(to: target)
    doc = part.doc
  }

  override func score() -> Double { value }
}
