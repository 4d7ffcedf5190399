// Which documents have a value in a field?

/// Matches documents that have a value in any of some fields: a number in a column, or a text of some
/// length.
final class ExistsMatcher: Matcher {
  private let columns: [Column]
  private let norms: [ByteView]
  private let count: Int
  private var deadline: Deadline

  /// - Parameters:
  ///   - columns: of number fields.
  ///   - norms: of text and keyword fields.
  /// - Throws: `IndexError.deadlineExceeded`, `.cancelled`: the first match may be far.
  init(
    columns: [Column], norms: [ByteView], _ deadline: Deadline
  ) throws(IndexError) {
    self.columns = columns
    self.norms = norms
    self.deadline = deadline
    count = max(columns.map(\.count).max() ?? 0, norms.map(\.count).max() ?? 0)
    super.init()
    try findMatch(from: 0)
  }

  override var cost: Int { count }

  override func next() throws(IndexError) {
    if doc != PostingCursor.end { try findMatch(from: Int(doc) + 1) }
  }

  override func advance(to target: UInt32) throws(IndexError) {
    if doc < target { try findMatch(from: Int(target)) }
  }

  private func findMatch(from start: Int) throws(IndexError) {
    var document = start
    while document < count {
      try deadline.tick()
      if hasValue(document) {
        doc = UInt32(document)
        return
      }
      document += 1
    }
    doc = PostingCursor.end
  }

  private func hasValue(_ document: Int) -> Bool {
    for norms in norms where norms.u8(document) > 0 { return true }
    for column in columns where document < column.count && column.rank(document) != nil {
      return true
    }
    return false
  }
}
