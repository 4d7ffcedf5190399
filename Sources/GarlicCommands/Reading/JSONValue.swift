// What does a JSON text say?

/// A value of JSON (RFC 8259).
enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  /// A number as it stands.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// The members in their order.
  case object([JSONMember])

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
