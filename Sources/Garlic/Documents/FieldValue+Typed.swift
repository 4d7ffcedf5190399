// Which number, moment or switch is this value?

extension FieldValue {
  /// A moment, for a date field.
  public static func date(_ moment: Timestamp) -> FieldValue { .integer(moment.milliseconds) }

  /// A switch, for a keyword field: the keyword `true` or `false`.
  public static func bool(_ value: Bool) -> FieldValue { .string(value ? "true" : "false") }

  /// The value as an integer: an integer, a whole number, or a text of digits; nil for any other and for several.
  public var integerValue: Int64? {
    switch self {
    case .integer(let value): value
    case .double(let value): Int64(exactly: value)
    case .string(let text): Int64(text)
    case .strings, .integers, .doubles: nil
    }
  }

  /// The value as a floating-point number: a number or the text of one; nil for any other and for several.
  public var doubleValue: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .double(let value): value
    case .string(let text): Double(text)
    case .strings, .integers, .doubles: nil
    }
  }

  /// The value as a switch: the text `true` or `false`, or the number 1 or 0; nil for any other and for several.
  public var boolValue: Bool? {
    switch self {
    case .string("true"), .integer(1): true
    case .string("false"), .integer(0): false
    default: nil
    }
  }

  /// The value as a moment: milliseconds since 1970-01-01 00:00 UTC, or a text of ISO 8601; nil for any other and for
  /// several.
  public var timestamp: Timestamp? {
    switch self {
    case .integer(let value): Timestamp(milliseconds: value)
    case .string(let text): Timestamp(text)
    case .double, .strings, .integers, .doubles: nil
    }
  }
}

extension FieldValue: ExpressibleByBooleanLiteral {
  /// A switch, as ``bool(_:)``.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}
