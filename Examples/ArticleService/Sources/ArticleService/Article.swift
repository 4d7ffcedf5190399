// What is an article?

import Garlic
import Hummingbird

/// An article, as it is sent and stored: its properties are the fields of the index.
struct Article: Codable, Identifiable, Sendable, ResponseEncodable {
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
