// Which of the best documents have all of the query?

/// The documents of a page of hits that match the query in full, and not only in part.
struct FullMatches {
  /// nil for all of them.
  private let documents: Set<Int>?

  /// Documents that were found by a strict plan: all of them.
  static let all = FullMatches(documents: nil)

  private init(documents: Set<Int>?) { self.documents = documents }

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
    var deadline = searcher.deadline
    for document in entries.map(\.document).sorted() {
      try deadline.tick()
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

  /// Whether a document of the page matches in full, of those that the plan found.
  func contains(_ document: Int) -> Bool { documents?.contains(document) ?? true }

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
