// Which document does a line of an export describe?

import Garlic

/// Documents as lines of JSON: `{"garlic":1,"id":"…","title":"…",…}`, a member for each field.
///
/// The first member says that the others are values of fields, of which no tags and no text are made.
enum ExportedRecord {
  /// The name of the first member.
  static let mark = "garlic"
  private static let version = "1"

  /// The document of a line.
  ///
  /// - Parameter members: the mark first.
  static func document(
    _ members: [JSONMember]
  ) throws(JSONParser.Failure) -> Document {
    guard members[0].value == .number(version) else {
      throw JSONParser.Failure(
        offset: 0, reason: "an export of another version: this one reads \"\(mark)\":\(version)")
    }
    var document = Document(id: "", [:])
    let kinds = Dictionary(
      CommandSchema.schema.fields.map { ($0.name, $0.kind) },
      uniquingKeysWith: { first, _ in first })
    for member in members.dropFirst() {
      let (key, value) = (member.key, member.value)
      if key == "id" {
        document.id = value.string ?? ""
        continue
      }
      guard kinds[key] != nil else {
        throw JSONParser.Failure(
          offset: 0,
          reason: "the field '\(key)' is one of a program's own, which 'search index' has not")
      }
      document[key] = try fieldValue(value, key)
    }
    if document.id.isEmpty {
      throw JSONParser.Failure(offset: 0, reason: "an exported record without an id")
    }
    return document
  }

  private static func fieldValue(
    _ value: JSONValue, _ name: String
  ) throws(JSONParser.Failure) -> FieldValue {
    switch value {
    case .string(let text): return .string(text)
    case .number(let text):
      if let number = Int64(text) { return .integer(number) }
      if let number = Double(text) { return .double(number) }
    case .array(let values):
      let texts = values.compactMap(\.string)
      if texts.count == values.count { return .strings(texts) }
      let numbers = values.compactMap { value -> Int64? in
        if case .number(let text) = value { Int64(text) } else { nil }
      }
      if numbers.count == values.count { return .integers(numbers) }
    default: break
    }
    throw JSONParser.Failure(offset: 0, reason: "'\(name)' has no value of a field")
  }
}
