// What is shown of a hit?

import Garlic

/// A hit as people and programs see it.
struct HitRecord {
  var rank: Int
  var id: String
  var score: Double
  var title: String
  /// Where the title matches, in bytes.
  var titleHighlights: [Range<Int>] = []
  /// The file it comes from; empty when the index does not say.
  var path: String
  /// The best piece of its text; nil when the index stores none.
  var snippet: Snippet?
  var isRelaxed: Bool
  /// The hit's rank among all, for the page after it.
  var cursor: String
  /// What it is sorted by: the names of the keys and their values; nothing for relevance.
  var sortValues: [FieldValue?] = []
  /// The index that it is in, where several are searched.
  var index: String?
  /// The group whose first hit it is.
  var group: HitGroup?
}

extension HitRecord {
  /// - Parameters:
  ///   - hit: what was found.
  ///   - fields: the fields that stand for title and text.
  ///   - columns: the width of the snippet.
  ///   - name: what a person calls a document of this id and path.
  init(
    _ hit: Hit, _ fields: ShownFields, columns: Int,
    naming name: (String, String) -> (id: String, path: String)
  ) throws(IndexError) {
    let names: Set = [CommandSchema.file, CommandSchema.path]
    let document: Document
    if let field = fields.text {
      let excerpt = try hit.excerpt(
        of: names.union(fields.title.map { [$0] } ?? []), text: field, columns: columns)
      document = excerpt.document
      snippet = excerpt.snippet
    } else {
      document = try hit.document()
    }
    let file = document[CommandSchema.file] ?? document[CommandSchema.path]
    let named = name(hit.id, file?.text ?? "")
    rank = hit.rank
    id = named.id
    score = hit.score
    path = named.path
    isRelaxed = hit.isRelaxed
    cursor = hit.cursor.description
    sortValues = hit.sortValues
    title = fields.title.flatMap { document[$0]?.text } ?? ""
    if let field = fields.title {
      titleHighlights = try hit.highlights(of: title, field: field)
    }
  }
}
