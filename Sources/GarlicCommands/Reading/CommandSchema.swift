// Which fields does the command line give to documents?

import Garlic

/// The fields of indexes that the command line makes.
enum CommandSchema {
  static let title = "title"
  static let body = "body"
  /// The title as a whole, to be sorted by.
  static let heading = "heading"
  /// The name of the file, for one that holds a single document.
  static let name = "name"
  /// The path of the file that a document comes from, to be searched by its words.
  static let path = "path"
  /// The absolute path of the file, as a whole.
  static let file = "file"
  static let language = "lang"
  static let category = "category"
  static let date = "date"
  /// Other members of JSON records, as `name=value`.
  static let tag = "tag"
  /// The size of the file, in bytes.
  static let size = "size"
  /// When the file was changed.
  static let modified = "modified"
  /// Of the last document of a file: a hash of what the system knew of the file when it was read.
  static let stamp = "stamp"
  /// Of the last document of a file: a hash of the file's bytes.
  static let content = "content"

  /// The text comes last: it may be long, and is read only as far as it is shown.
  static let schema = Schema(
    .text(title, weight: 3), .text(name), .text(path), .keyword(file),
    .keyword(heading, stored: false),
    .keyword(language), .keyword(category),
    .date(date), .keyword(tag), .integer(size), .date(modified),
    .integer(stamp), .integer(content), .text(body))

  /// Where a query is looked for that names no field; nil for all text fields.
  ///
  /// A path is not: the folders it begins with are words of every document below them.
  static func searchedFields(of schema: Schema) -> [String]? {
    let names = schema.fields.filter { $0.kind == .text }.map(\.name)
    return names.contains(path) ? names.filter { $0 != path } : nil
  }
}
