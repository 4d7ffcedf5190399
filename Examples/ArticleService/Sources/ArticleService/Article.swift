// What is an article?

import Foundation
import Garlic

/// An article, as it is sent and stored.
struct Article: Codable, Sendable {
  var id: String
  var title: String
  var body: String
  var category: String?
  var tags: [String]?
  /// A day or a moment as ISO 8601 has it.
  var published: String?
  var views: Int64?

  static let schema = Schema(
    .text("title", weight: 3), .text("body"), .keyword("category"), .keyword("tags"),
    .date("published"), .integer("views"))
}

extension Article {
  /// The article as the index takes it.
  var document: Document {
    var document = Document(id: id, ["title": .string(title), "body": .string(body)])
    document["category"] = category.map { .string($0) }
    document["tags"] = tags.map { .strings($0) }
    document["published"] = published.map { .string($0) }
    document["views"] = views.map { .integer($0) }
    return document
  }

  init(_ document: Document) {
    id = document.id
    title = document["title"]?.text ?? ""
    body = document["body"]?.text ?? ""
    category = document["category"]?.text
    if case .strings(let tags) = document["tags"] { self.tags = tags }
    if case .string(let tag) = document["tags"] { tags = [tag] }
    published = document["published"]?.text
    if case .integer(let views) = document["views"] { self.views = views }
  }
}
