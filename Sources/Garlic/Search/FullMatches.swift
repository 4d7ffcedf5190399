// Which of the best documents have all of the query?

/// The documents of a page of hits that match the query in full, and not only in part.
struct FullMatches {
  private let documents: Set<Int>

  /// Documents that were found by a strict plan: all of them.
  init(_ entries: [TopHits.Entry]) { documents = Set(entries.map(\.document)) }

  /// Those of documents found by a relaxed plan that the strict one finds too.
  ///
  /// - Complexity: O(entries · log entries + what a look at each in the lists of the query costs).
  init(
    _ query: AnalyzedQuery, _ entries: [TopHits.Entry], by searcher: Searcher
  ) throws(IndexError) {
    var found: Set<Int> = []
    let node = try searcher.plan(query, .strict)
    let views = searcher.snapshot.views
    var test: (number: Int, test: DocumentTest)?
    for document in entries.map(\.document).sorted() {
      try searcher.deadline.check()
      guard let number = views.lastIndex(where: { $0.base <= document }) else { continue }
      let view = views[number]
      let current =
        test.flatMap { $0.number == number ? $0.test : nil }
        ?? DocumentTest(searcher.matching(number, view, searcher.deadline), node)
      test = (number, current)
      if try current.holds(UInt32(document - view.base)) { found.insert(document) }
    }
    documents = found
  }

  func contains(_ document: Int) -> Bool { documents.contains(document) }

  /// How many documents match in full.
  ///
  /// - Parameters:
  ///   - entries: the best by a relaxed plan.
  ///   - isAll: whether no other document has any part of the query.
  func total(
    _ query: AnalyzedQuery, of entries: [TopHits.Entry], isAll: Bool, by searcher: Searcher
  ) throws(IndexError) -> SearchResults.Total {
    if searcher.options.counting == .bounded || isAll && searcher.options.after == nil {
      return SearchResults.Total(
        count: entries.count { contains($0.document) },
        isExact: isAll && searcher.options.after == nil)
    }
    return try searcher.best(try searcher.plan(query, .strict), 0, besides: []).1
  }
}
