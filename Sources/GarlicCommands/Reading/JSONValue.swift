// What does a JSON text say?

/// A value of JSON (RFC 8259).
//
// Indirect, or the compiler of Swift 6.3 finds a circle in it, depending on the order of files.
indirect enum JSONValue: Equatable {
  case null
  case bool(Bool)
  /// A number as it stands.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// The members in their order.
  case object([(key: String, value: JSONValue)])

  static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a == b
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    default: false
    }
  }

  /// The value of a member; of several with one name the last.
  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  /// The text of a string; nil for everything else.
  var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }
}
