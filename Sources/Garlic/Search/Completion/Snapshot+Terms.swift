// Which terms begin so?

extension Snapshot {
  /// Calls `body` with each term that begins so and the documents that it is in, segment after segment.
  func forEachTerm(
    of fields: [Int], from prefix: [UInt8], _ deadline: Deadline, _ body: ([UInt8], Int) -> Void
  ) throws(IndexError) {
    for view in views {
      for field in fields {
        try view.forEachTerm(field, from: prefix, deadline) { (terms) throws(IndexError) in
          body(terms.term, terms.entry.df)
          return true
        }
      }
    }
  }
}
