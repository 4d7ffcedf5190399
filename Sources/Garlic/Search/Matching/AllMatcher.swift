// Which documents are there?

/// Matches every document of a segment.
final class AllMatcher: Matcher {
  private let count: UInt32

  init(count: Int) {
    self.count = UInt32(count)
    super.init()
    doc = count > 0 ? 0 : PostingCursor.end
  }

  override var cost: Int { Int(count) }

  override func next() { advance(to: doc == PostingCursor.end ? doc : doc + 1) }

  override func advance(to target: UInt32) {
    if doc >= target { return }
    doc = target < count ? target : PostingCursor.end
  }
}
