// What may be asked, and how much of it?

import Garlic
import Hummingbird

/// A search as it comes with a request, within the limits of the service.
struct SearchRequest: Sendable {
  static let maximumQueryBytes = 1000
  static let maximumLimit = 100
  static let deadline = Duration.milliseconds(500)

  let text: String
  let options: SearchOptions

  /// - Throws: `HTTPError` 400 for what cannot be read, 414 for a query that is too long.
  init(_ parameters: Parameters) throws {
    text = parameters["q"].map(String.init) ?? ""
    guard text.utf8.count <= Self.maximumQueryBytes else {
      throw HTTPError(
        .uriTooLong, message: "the query has more than \(Self.maximumQueryBytes) bytes")
    }
    var options = SearchOptions(limit: try Self.number(parameters, "limit") ?? 10)
    guard (0...Self.maximumLimit).contains(options.limit) else {
      throw HTTPError(.badRequest, message: "limit is not between 0 and \(Self.maximumLimit)")
    }
    if let text = parameters["after"] {
      guard let cursor = SearchCursor(String(text)) else {
        throw HTTPError(.badRequest, message: "after is no cursor of an earlier answer")
      }
      options.after = cursor
    }
    var filters: [Query] = []
    for field in ["category", "tags"] {
      for value in parameters.getAll(field) { filters.append(.text(value).in(field)) }
    }
    if parameters["from"] != nil || parameters["to"] != nil {
      let range = "published:[\(parameters["from"] ?? "*") TO \(parameters["to"] ?? "*")]"
      let parsed = QueryParser(schema: Article.schema).parse(range)
      if let diagnostic = parsed.diagnostics.first {
        throw HTTPError(.badRequest, message: "from and to are no dates: \(diagnostic.message)")
      }
      filters.append(parsed.query)
    }
    options.filter = filters.isEmpty ? nil : filters.dropFirst().reduce(filters[0]) { $0 && $1 }
    switch parameters["sort"] ?? "relevance" {
    case "relevance": break
    case "newest": options.sort = [.descending("published")]
    case "views": options.sort = [.descending("views")]
    default:
      throw HTTPError(.badRequest, message: "sort is none of relevance, newest and views")
    }
    if parameters["facets"] != "no" {
      options.facets = [
        .values("category", limit: 10), .values("tags", limit: 10),
        .calendar("published", by: .year),
      ]
    }
    options.counting = .exact
    options.deadline = .now + Self.deadline
    self.options = options
  }

  static func number(_ parameters: Parameters, _ name: String) throws -> Int? {
    guard let text = parameters[name[...]] else { return nil }
    guard let number = Int(text) else {
      throw HTTPError(.badRequest, message: "\(name) is no number")
    }
    return number
  }
}
