// How is a document of an index written so that it is read back as it was?

import Garlic

extension ExportedRecord {
  /// The line of a document, without its end.
  static func line(_ document: Document, in schema: Schema) -> String {
    JSONText.object { json in
      json.member(mark, 1)
      json.member("id", document.id)
      for field in schema.fields {
        guard let value = document[field.name] else { continue }
        json.key(field.name)
        switch value {
        case .string(let text): json.value(text)
        case .integer(let number): json.value(Int(number))
        case .double(let number): json.value(number)
        case .strings(let texts): json.array { json in for text in texts { json.value(text) } }
        case .integers(let numbers): json.array(numbers.map { Int($0) })
        case .doubles(let numbers):
          json.array { json in for number in numbers { json.value(number) } }
        }
      }
      // It is not stored, and is the title of documents of files.
      if document[CommandSchema.file] != nil, let title = document[CommandSchema.title] {
        json.member(CommandSchema.heading, title.text)
      }
    }
  }
}
