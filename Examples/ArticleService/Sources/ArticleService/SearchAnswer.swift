// What does an answer to a search look like?

import Garlic
import Hummingbird

/// An answer, as JSON.
struct SearchAnswer: ResponseEncodable, Sendable {
  struct Total: Codable, Sendable {
    var count: Int
    var exact: Bool
  }

  /// An article that was found; titles and snippets are HTML, escaped, with what was found in `mark` elements.
  struct Hit: Codable, Sendable {
    var id: String
    var rank: Int
    var score: Double
    var partial: Bool
    var title: String
    var snippet: String
    var category: String?
    var tags: [String]?
    var published: String?
    var views: Int64?
  }

  struct Bucket: Codable, Sendable {
    var value: String
    var count: Int
  }

  struct Suggestion: Codable, Sendable {
    var query: String?
    var documents: Int
    var missing: [String]
  }

  var total: Total
  var hits: [Hit]
  var facets: [String: [Bucket]]
  /// For `after` of the next page.
  var next: String?
  /// What may have been meant, where nothing is found.
  var suggestion: Suggestion?
  /// What was read differently than written.
  var remarks: [String]
}

extension SearchAnswer {
  init(_ request: SearchRequest, _ snapshot: Snapshot) throws {
    let isEmpty = request.text.allSatisfy(\.isWhitespace)
    let results =
      isEmpty
      ? try snapshot.search(.all, request.options)
      : try snapshot.search(request.text, request.options)
    total = Total(count: results.total.count, exact: results.total.isExact)
    hits = try results.map { hit in
      let article = try hit.decoded(as: Article.self)
      return Hit(
        id: hit.id, rank: hit.rank, score: hit.score, partial: hit.isRelaxed,
        title: Self.html(try hit.snippet("title")), snippet: Self.html(try hit.snippet("body")),
        category: article.category, tags: article.tags, published: article.published,
        views: article.views)
    }
    facets = Dictionary(
      uniqueKeysWithValues: results.facets.map { facet in
        (facet.name, facet.buckets.map { Bucket(value: $0.label, count: $0.count) })
      })
    next = results.next.map(\.description)
    remarks = results.diagnostics.map(\.message)
    if results.isEmpty, !isEmpty, request.options.after == nil,
      let found = try snapshot.suggestion(for: request.text, deadline: request.options.deadline)
    {
      suggestion = Suggestion(
        query: found.query, documents: found.documents, missing: found.missing)
    }
  }

  /// A snippet with dots where the text goes on.
  private static func html(_ snippet: Snippet) -> String {
    (snippet.isBeginning ? "" : "… ") + snippet.html() + (snippet.isEnd ? "" : " …")
  }
}
