// How many documents match, when that is all that is asked?

/// Counts the documents that have a term, or one of several, without their frequencies and lengths.
///
/// One list of a segment without deletions has its length written beside it. Several are put together as a set with a
/// bit for each document: a posting then costs setting a bit, however many lists there are.
struct MatchCount {
  let view: SegmentView

  /// A deleted document is looked for in a list where the list has so many times as many.
  private static let postingsPerDeletion = 32

  /// - Parameter matchers: at their first documents; they are used up.
  /// - Complexity: O(1) for one list where nothing is deleted; else O(postings + documents / 64).
  /// - Throws: `IndexError.deadlineExceeded`, `.cancelled`.
  func documents(
    of matchers: [TermMatcher], _ deadline: inout Deadline
  ) throws(IndexError) -> Int {
    var lists: [PostingCursor] = []
    for matcher in matchers { for list in matcher.lists { lists.append(list.cursor) } }
    guard let first = lists.first else { return 0 }
    if lists.count == 1, view.test == nil, view.part == nil {
      if view.deleted.isEmpty { return first.df }
      if view.deleted.count * Self.postingsPerDeletion < first.df {
        return first.df - (try deleted(in: first, &deadline))
      }
    }
    var words = [UInt64](repeating: 0, count: (view.reader.documentCount + 63) / 64)
    for list in lists {
      while list.doc != PostingCursor.end {
        try deadline.tick()
        list.markBlock(in: &words)
      }
    }
    let found = DocumentSet(words: words)
    if view.test == nil, view.part == nil { return found.count(besides: view.deleted) }
    var count = 0
    for document in found.documents where !view.deleted.contains(document) {
      if document >= view.start, document < view.end, view.admits(document) { count += 1 }
    }
    return count
  }

  private func deleted(
    in list: PostingCursor, _ deadline: inout Deadline
  ) throws(IndexError) -> Int {
    var count = 0
    for document in view.deleted.documents {
      try deadline.tick()
      list.advance(to: document)
      if list.doc == document { count += 1 }
    }
    return count
  }
}
