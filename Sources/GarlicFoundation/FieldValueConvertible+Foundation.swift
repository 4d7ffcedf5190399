// Which values of Foundation are single values of a field?

public import Foundation
public import Garlic

extension Date: FieldValueConvertible {
  /// Milliseconds since 1970-01-01 00:00 UTC, to the nearest.
  public var fieldValue: FieldValue { .date(Timestamp(self)) }

  /// The date of a value, see `FieldValue.timestamp`.
  public init?(fieldValue: FieldValue) {
    guard let moment = fieldValue.timestamp else { return nil }
    self = moment.date
  }
}

extension URL: FieldValueConvertible {
  /// The absolute address as text.
  public var fieldValue: FieldValue { .string(absoluteString) }

  /// The address of a text; nil when it is none.
  public init?(fieldValue: FieldValue) {
    guard case .string(let text) = fieldValue else { return nil }
    self.init(string: text)
  }
}

extension Decimal: FieldValueConvertible {
  /// The number as text, which keeps all digits: a number field sorts it as the nearest floating-point number.
  public var fieldValue: FieldValue { .string(description) }

  /// The number of a text or number; nil when it is none.
  public init?(fieldValue: FieldValue) {
    switch fieldValue {
    case .string(let text):
      guard let number = Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")) else {
        return nil
      }
      self = number
    case .integer(let number): self.init(number)
    case .double(let number): self.init(number)
    case .strings, .integers, .doubles: return nil
    }
  }
}

extension Data: FieldValueConvertible {
  /// The bytes in Base64.
  public var fieldValue: FieldValue { .string(base64EncodedString()) }

  /// The bytes of a text in Base64; nil when it is none.
  public init?(fieldValue: FieldValue) {
    guard case .string(let text) = fieldValue else { return nil }
    self.init(base64Encoded: text)
  }
}
