// What does an object of JSON consist of?

/// A member of an object.
struct JSONMember: Equatable, Sendable {
  var key: String
  var value: JSONValue
}
