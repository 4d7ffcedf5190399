// What does a page of products ask?

import Garlic

/// One search that is timed beside other engines.
struct ColumnSearch {
  var name: String
  var query: Query
  var options: SearchOptions
  /// Whether filters are kept from one search to the next.
  var isCached = true
  /// Whether the index is asked in which dates stand in order.
  var isOrdered = false

  /// All searches, for a word that a tenth of the documents have.
  static func all(_ word: String) -> [ColumnSearch] {
    let term = Query.field(["body"], .word(word))
    var searches: [ColumnSearch] = []
    func add(
      _ name: String, _ query: Query, isCached: Bool = true, _ body: (inout SearchOptions) -> Void
    ) {
      var options = SearchOptions(limit: 10)
      body(&options)
      searches.append(
        ColumnSearch(name: name, query: query, options: options, isCached: isCached))
    }
    add("top 10 by date, term", term) { $0.sort = [.descending("published")] }
    add("top 10 by date, everything", .all) { $0.sort = [.descending("published")] }
    add("top 10 by relevance, term", term) { _ in }
    for isCached in [true, false] {
      for percent in [1, 10, 50] {
        add(
          "top 10 by relevance, \(percent) % filter, \(isCached ? "cached" : "uncached")", term,
          isCached: isCached
        ) {
          $0.filter = share(percent)
        }
      }
    }
    for (name, query) in [("term", term), ("everything", Query.all)] {
      add("facets of both keywords, \(name)", query) {
        $0.limit = 0
        $0.facets = [.values("author"), .values("category")]
      }
    }
    for (name, query) in [("term", term), ("everything", Query.all)] {
      add("a year by month, \(name)", query) {
        $0.limit = 0
        $0.filter = .range(lower: .inclusive("2024-01-01"), upper: .exclusive("2025-01-01"))
          .in("published")
        $0.facets = [.calendar("published", by: .month)]
      }
    }
    add("first of each category, term", term) { $0.grouping = Grouping("category") }
    let now = Double(ColumnDocuments.seconds.upperBound) * 1000
    let decay = Factor.decay("published", halfLife: 30 * 86_400_000, origin: now)
    let second = Query.field(["body"], .word(ColumnDocuments.word(0)))
    for isOrdered in [false, true] {
      for (name, query) in [
        ("term", term), ("either of two terms", term || second), ("both terms", term && second),
      ] {
        add("top 10 with decay, dates \(isOrdered ? "in order" : "at random"), \(name)", query) {
          $0.factors = [decay]
        }
        searches[searches.count - 1].isOrdered = isOrdered
      }
    }
    return searches
  }

  /// A filter that leaves so many percent of the documents.
  private static func share(_ percent: Int) -> Query {
    .range(
      lower: .inclusive("0"), upper: .exclusive(String(ColumnDocuments.amounts / 100 * percent))
    ).in("amount")
  }

  /// What the engines must agree in: the last value that hits are sorted by, the counts of facets, or how many hits
  /// and groups there are.
  static func answer(_ results: SearchResults) -> String {
    if let first = results.facets.first {
      if results.facets.count > 1 {
        return results.facets.map { facet in
          facet.buckets.prefix(3).map { "\($0.label)=\($0.count)" }.joined(separator: ",")
        }.joined(separator: ";")
      }
      return first.buckets.map { "\($0.count)" }.joined(separator: ",")
    }
    if !results.groups.isEmpty {
      return "\(results.groupCount) groups"
    }
    if case .integer(let value)?? = results.hits.last?.sortValues.first { return "\(value)" }
    return "\(results.hits.count) hits"
  }
}
