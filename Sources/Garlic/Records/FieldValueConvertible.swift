// Which types are one value of a field?

/// A type whose values are single values of a field, however they encode themselves.
///
/// A type that encodes itself as a text, a number or a switch needs no conformance. One that encodes itself in several
/// parts, and shall be one value nevertheless, conforms. `GarlicFoundation` has conformances of Foundation's `Date`, `URL`,
/// `Decimal` and `Data`.
public protocol FieldValueConvertible {
  /// The value of a field.
  var fieldValue: FieldValue { get }

  /// What a value of a field means; nil when it means nothing of this type.
  init?(fieldValue: FieldValue)
}

extension Timestamp: FieldValueConvertible {
  /// Milliseconds since 1970-01-01 00:00 UTC.
  public var fieldValue: FieldValue { .date(self) }

  /// The moment of a value, see ``FieldValue/timestamp``.
  public init?(fieldValue: FieldValue) {
    guard let moment = fieldValue.timestamp else { return nil }
    self = moment
  }
}
