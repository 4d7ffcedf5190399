// Which fields does the command line give to documents?

import Garlic

/// The fields of indexes that the command line makes.
enum CommandSchema {
  static let title = "title"
  static let body = "body"
  /// The file that a document comes from.
  static let path = "path"
  static let language = "lang"
  static let category = "category"
  static let date = "date"
  /// Other members of JSON records, as `name=value`.
  static let tag = "tag"
  /// The size of the file, in bytes.
  static let size = "size"
  /// When the file was changed.
  static let modified = "modified"

  static let schema = Schema(
    .text(title, weight: 3), .text(body), .keyword(path), .keyword(language), .keyword(category),
    .date(date), .keyword(tag), .integer(size), .date(modified))
}
