// Which documents have a number in this range?

/// Matches documents with a value of a column in a range.
///
/// Blocks of documents whose values all lie outside are passed over.
final class RangeMatcher: Matcher {
  private let column: Column
  private let range: ClosedRange<Int64>
  private var deadline: Deadline

  /// - Throws: `IndexError.deadlineExceeded`, `.cancelled`: the first match may be far.
  init(_ column: Column, _ range: ClosedRange<Int64>, _ deadline: Deadline) throws(IndexError) {
    self.column = column
    self.range = range
    self.deadline = deadline
    super.init()
    try findMatch(from: 0)
  }

  override var cost: Int { column.count }

  override func next() throws(IndexError) {
    if doc != PostingCursor.end { try findMatch(from: Int(doc) + 1) }
  }

  override func advance(to target: UInt32) throws(IndexError) {
    if doc < target { try findMatch(from: Int(target)) }
  }

  private func findMatch(from start: Int) throws(IndexError) {
    var document = start
    var passed = -1
    while document < column.count {
      try deadline.tick()
      let block = document / ColumnWriter.blockSize
      if block != passed {
        passed = block
        guard let values = column.range(ofBlock: block), values.overlaps(range) else {
          document = (block + 1) * ColumnWriter.blockSize
          continue
        }
      }
      if column.hasValue(document, in: range) {
        doc = UInt32(document)
        return
      }
      document += 1
    }
    doc = PostingCursor.end
  }
}
