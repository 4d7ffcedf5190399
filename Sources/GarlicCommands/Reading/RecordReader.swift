// Which document does a line of JSON describe?

import Garlic

/// Makes documents of JSON records: `{"id": …, "title": …, "body": …}`.
///
/// `text` and `content` are taken for `body`, `lang`, `category` and `date` have fields of their own,
/// and every other member becomes a tag `name=value`. Long strings are text: they are added to the
/// body. Nested objects are left out.
enum RecordReader {
  /// Strings up to this length, in bytes, are tags.
  static let longestTag = 256

  /// - Parameters:
  ///   - line: the record in UTF-8.
  ///   - fallbackID: the id of a record that has none.
  static func document(
    _ line: ArraySlice<UInt8>, fallbackID: @autoclosure () -> String
  ) throws(JSONParser.Failure) -> Document {
    let value = try JSONParser.parse(line)
    guard case .object(let members) = value else {
      throw JSONParser.Failure(offset: 0, reason: "a record is an object: {\"id\": …}")
    }
    var document = Document(id: "", [:])
    var texts: [String] = []
    var tags: [String] = []
    let bodyName = ["body", "text", "content"].first { name in
      members.contains { $0.key == name && $0.value.string != nil }
    }
    for (key, value) in members {
      switch (key, value) {
      case ("id", .string(let text)), ("id", .number(let text)): document.id = text
      case ("title", .string(let text)): document[CommandSchema.title] = .string(text)
      case ("lang", .string(let text)): document[CommandSchema.language] = .string(text)
      case ("category", .string(let text)): document[CommandSchema.category] = .string(text)
      case ("date", .string(let text)) where FieldDate.isDate(text):
        document[CommandSchema.date] = .string(text)
      case (_, .string(let text)) where key == bodyName: texts.insert(text, at: 0)
      case (_, .string(let text)) where text.utf8.count > longestTag: texts.append(text)
      default: tags += Self.tags(key, value)
      }
    }
    if document.id.isEmpty { document.id = fallbackID() }
    if !texts.isEmpty { document[CommandSchema.body] = .string(texts.joined(separator: "\n")) }
    if !tags.isEmpty { document[CommandSchema.tag] = .strings(tags) }
    return document
  }

  private static func tags(_ name: String, _ value: JSONValue) -> [String] {
    switch value {
    case .string(let text): text.isEmpty ? [] : ["\(name)=\(text)"]
    case .number(let text): ["\(name)=\(text)"]
    case .bool(let value): ["\(name)=\(value)"]
    case .array(let values):
      values.flatMap { element -> [String] in
        if case .array = element { return [] }
        return tags(name, element)
      }
    case .null, .object: []
    }
  }
}
