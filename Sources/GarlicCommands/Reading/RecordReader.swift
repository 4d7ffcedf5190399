// Which document does a line of JSON describe?

import Garlic

/// Makes documents of JSON records: `{"id": …, "title": …, "body": …}`.
///
/// `text` and `content` are taken for `body`; `title`, `lang`, `category` and `date` have fields of their
/// own. Every other string, however deep, is added to the body, so that it is found by its words; short
/// ones, numbers and truth values are tags too: `name=value`, `outer.inner=value`.
struct RecordReader {
  /// Strings up to this length, in bytes, are tags.
  static let longestTag = 256

  private(set) var notes = RecordNotes()

  /// - Parameters:
  ///   - bytes: the record in UTF-8.
  ///   - line: the number of the line.
  ///   - fallbackID: the id of a record that has none.
  mutating func document(
    _ bytes: ArraySlice<UInt8>, line: Int = 1, fallbackID: @autoclosure () -> String
  ) throws(JSONParser.Failure) -> Document {
    let value = try JSONParser.parse(bytes)
    guard case .object(let members) = value else {
      throw JSONParser.Failure(offset: 0, reason: "a record is an object: {\"id\": …}")
    }
    if let version = members.first, version.key == ExportedRecord.mark {
      return try ExportedRecord.document(members)
    }
    return document(members, line: line, fallbackID: fallbackID())
  }

  /// The document of the members of a record.
  mutating func document(
    _ members: [JSONMember], line: Int, fallbackID: @autoclosure () -> String
  ) -> Document {
    var document = Document(id: "", [:])
    var titles: [String] = []
    var body: [String] = []
    var others: [String] = []
    var languages: [String] = []
    var categories: [String] = []
    var tags: [String] = []
    let bodyName = ["body", "text", "content"].first { name in
      members.contains { $0.key == name && $0.value != .null }
    }
    for member in members where member.value != .null {
      let (key, value) = (member.key, member.value)
      switch key {
      case "id":
        switch value {
        case .string(let text), .number(let text): document.id = text
        default:
          notes.add(.noID, key, value, line: line)
          Self.collect(key, value, &others, &tags)
        }
      case "title": titles += texts(key, value, line)
      case "lang": languages += texts(key, value, line, listsAreMeant: true)
      case "category": categories += texts(key, value, line, listsAreMeant: true)
      case "date":
        if let date = Self.date(value) {
          document[CommandSchema.date] = date
        } else if value != .string("") {
          notes.add(.noDate, key, value, line: line)
          Self.collect(key, value, &others, &tags)
        }
      case bodyName: body += texts(key, value, line, listsAreMeant: true)
      default: Self.collect(key, value, &others, &tags)
      }
    }
    if document.id.isEmpty { document.id = fallbackID() }
    if !titles.isEmpty { document[CommandSchema.title] = .string(titles.joined(separator: " ")) }
    if !languages.isEmpty { document[CommandSchema.language] = Self.keywords(languages) }
    if !categories.isEmpty { document[CommandSchema.category] = Self.keywords(categories) }
    // Categories are words that people look for; names of languages and dates are not. An empty line
    // keeps the texts apart.
    let texts = body + others + categories
    if bodyName != nil || !texts.isEmpty {
      document[CommandSchema.body] = .string(texts.joined(separator: "\n\n"))
    }
    if !tags.isEmpty { document[CommandSchema.tag] = .strings(tags) }
    return document
  }

  /// The texts of a member that should be one.
  ///
  /// - Parameter listsAreMeant: whether lists are as good as single texts.
  private mutating func texts(
    _ key: String, _ value: JSONValue, _ line: Int, listsAreMeant: Bool = false
  ) -> [String] {
    switch value {
    case .null: return []
    case .string(let text): return text.isEmpty ? [] : [text]
    case .number(let text):
      notes.add(.numberForText, key, value, line: line)
      return [text]
    case .bool(let truth):
      notes.add(.numberForText, key, value, line: line)
      return ["\(truth)"]
    case .array(let elements):
      if !listsAreMeant { notes.add(.nestedForText, key, value, line: line) }
      return elements.flatMap { texts(key, $0, line, listsAreMeant: true) }
    case .object(let members):
      if !listsAreMeant { notes.add(.nestedForText, key, value, line: line) }
      return members.flatMap { texts("\(key).\($0.key)", $0.value, line, listsAreMeant: true) }
    }
  }

  private static func keywords(_ texts: [String]) -> FieldValue {
    texts.count == 1 ? .string(texts[0]) : .strings(texts)
  }

  private static func date(_ value: JSONValue) -> FieldValue? {
    switch value {
    case .string(let text), .number(let text): FieldDate.value(text)
    default: nil
    }
  }

  /// Adds the strings of a member to `texts`, and whatever is short to `tags`.
  private static func collect(
    _ name: String, _ value: JSONValue, _ texts: inout [String], _ tags: inout [String]
  ) {
    switch value {
    case .string(let text):
      if text.isEmpty { return }
      texts.append(text)
      if text.utf8.count <= longestTag { tags.append("\(name)=\(text)") }
    case .number(let text): tags.append("\(name)=\(text)")
    case .bool(let truth): tags.append("\(name)=\(truth)")
    case .null: return
    case .array(let elements):
      for element in elements { collect(name, element, &texts, &tags) }
    case .object(let members):
      for member in members { collect("\(name).\(member.key)", member.value, &texts, &tags) }
    }
  }
}
