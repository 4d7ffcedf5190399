// Which fields of an index are shown, when anybody may have chosen them?

import Garlic

/// The fields that stand for the title and the text of a document.
struct ShownFields: Equatable {
  var title: String?
  var text: String?

  /// `title` and `body` where there are such; else the first stored text field is the text.
  init(_ schema: Schema) {
    let stored = schema.fields.filter { $0.kind == .text && $0.isStored }.map(\.name)
    title = stored.first { $0 == CommandSchema.title }
    text = stored.first { $0 == CommandSchema.body } ?? stored.first { $0 != title }
  }
}
