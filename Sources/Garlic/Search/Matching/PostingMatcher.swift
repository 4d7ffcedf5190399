// Which documents are in this posting list?

/// Matches the documents of one list, which do not score: those of a keyword.
final class PostingMatcher: Matcher {
  private let cursor: PostingCursor

  init(_ cursor: PostingCursor) {
    self.cursor = cursor
    super.init()
    doc = cursor.doc
  }

  override var cost: Int { cursor.df }

  override func next() {
    cursor.next()
    doc = cursor.doc
  }

  override func advance(to target: UInt32) {
    cursor.advance(to: target)
    doc = cursor.doc
  }
}
