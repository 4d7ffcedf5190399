// What is in the database, and what of it in the index?

import GRDB
import Garlic

/// An article of the database.
struct Article: Codable, Identifiable, Sendable, FetchableRecord, PersistableRecord {
  var id: Int64
  var title: String
  var body: String
  var category: String?

  /// The texts stay in the database alone: hits are read from there.
  static let schema = Schema(
    .text("title", weight: 3, stored: false), .text("body", stored: false),
    .keyword("category", stored: false), .integer(IndexState.field))

  /// The article as the index takes it.
  var document: Document {
    var document = Document(id: String(id), ["title": .string(title), "body": .string(body)])
    document["category"] = category.map { .string($0) }
    return document
  }
}
