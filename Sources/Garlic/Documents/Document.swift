// What is put into an index and comes back from it?

/// A document: an id that is unique in the index, and the values of its fields.
public struct Document: Sendable, Hashable {
  /// The id, unique in the index, 1 to 65,535 bytes of UTF-8; putting another document with this id replaces it.
  public var id: String
  /// The values by field name; a field that is missing has no value.
  public var fields: [String: FieldValue]

  /// The most bytes of an id.
  static let longestID = 65_535

  /// Creates a document with these fields.
  public init(id: String, _ fields: [String: FieldValue]) {
    self.id = id
    self.fields = fields
  }

  /// Of the id and the values, in bytes.
  var byteCount: Int { fields.values.reduce(id.utf8.count) { $0 + $1.byteCount } }

  /// The value of a field.
  public subscript(name: String) -> FieldValue? {
    get { fields[name] }
    set { fields[name] = newValue }
  }
}
