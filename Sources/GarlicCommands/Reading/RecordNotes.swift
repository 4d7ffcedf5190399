// What was not understood in the records of a file?

/// Members of records that are not what their names promise: each kind with its count and first place.
struct RecordNotes {
  /// What a member is not, and what became of it.
  enum Kind: CaseIterable {
    case noDate
    case numberForText
    case nestedForText
    case noID
  }

  struct Note: Equatable {
    var count: Int
    /// The member's name and the value, shortened.
    var first: String
    /// The line of the first one.
    var line: Int
  }

  private(set) var notes: [Kind: Note] = [:]

  /// - Parameters:
  ///   - kind: what the member is not.
  ///   - name: the name of the member.
  ///   - value: what it is.
  ///   - line: where the record stands.
  mutating func add(_ kind: Kind, _ name: String, _ value: JSONValue, line: Int) {
    if notes[kind] != nil {
      notes[kind]?.count += 1
    } else {
      notes[kind] = Note(count: 1, first: "\(name): \(Self.shown(value))", line: line)
    }
  }

  /// Adds notes on records that come after those of these notes.
  mutating func add(_ others: RecordNotes) {
    notes.merge(others.notes) { first, other in
      Note(count: first.count + other.count, first: first.first, line: first.line)
    }
  }

  /// A line for each kind.
  func messages(path: String) -> [String] {
    Kind.allCases.compactMap { kind in
      guard let note = notes[kind] else { return nil }
      let others = note.count > 1 ? ", and \(note.count - 1) more like it" : ""
      return "\(path):\(note.line): \(note.first) \(Self.reason(kind))\(others)"
    }
  }

  private static func reason(_ kind: Kind) -> String {
    switch kind {
    case .noDate: "is no date (2026-11-23T10:00:00Z): kept as a tag"
    case .numberForText: "is no text: it is taken for one as it stands"
    case .nestedForText: "is no text: the strings in it are taken for one"
    case .noID: "is neither text nor number: the record's line is its id"
    }
  }

  private static func shown(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let text): shortened(text)
    case .string(let text): "'\(shortened(text))'"
    case .array: "[…]"
    case .object: "{…}"
    }
  }

  private static func shortened(_ text: String) -> String {
    text.count > 40 ? "\(text.prefix(40))…" : text
  }
}
