// What may stand in a field?

/// The value of a field of a document.
///
/// Literals become values: `"大蒜"`, `42`, `1.5`, `["a", "b"]`.
public enum FieldValue: Sendable, Hashable {
  /// Text, for a text or keyword field.
  case string(String)
  /// Several values of a keyword field, or of a date field as text.
  case strings([String])
  /// An integer; for a date field milliseconds since 1970-01-01 00:00 UTC.
  case integer(Int64)
  /// A floating-point number.
  case double(Double)
  /// Several integers, or several dates in milliseconds since 1970-01-01 00:00 UTC.
  case integers([Int64])
  /// Several floating-point numbers.
  case doubles([Double])

  /// The value as text.
  public var text: String {
    switch self {
    case .string(let value): value
    case .strings(let values): values.joined(separator: ", ")
    case .integer(let value): String(value)
    case .double(let value): String(value)
    case .integers(let values): values.map(String.init).joined(separator: ", ")
    case .doubles(let values): values.map { String($0) }.joined(separator: ", ")
    }
  }
}

extension FieldValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral
{
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// An integer.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// A floating-point number.
  public init(floatLiteral value: Double) { self = .double(value) }
  /// Several keywords.
  public init(arrayLiteral elements: String...) { self = .strings(elements) }
}

extension FieldValue {
  /// A tag (1 string, 2 strings, 3 integer, 4 double, 5 integers, 6 doubles), then the value.
  func encode(into out: inout ByteWriter) {
    switch self {
    case .string(let value):
      out.u8(1)
      out.string(value)
    case .strings(let values):
      out.u8(2)
      out.varint(values.count)
      for value in values { out.string(value) }
    case .integer(let value):
      out.u8(3)
      out.u64(UInt64(bitPattern: value))
    case .double(let value):
      out.u8(4)
      out.f64(value)
    case .integers(let values):
      out.u8(5)
      out.varint(values.count)
      for value in values { out.u64(UInt64(bitPattern: value)) }
    case .doubles(let values):
      out.u8(6)
      out.varint(values.count)
      for value in values { out.f64(value) }
    }
  }

  /// Passes over a value.
  static func skip(in reader: inout ByteReader) throws(DecodingError) {
    switch try reader.u8("value tag") {
    case 1: _ = try reader.take(try reader.count("length of a string"), "string value")
    case 2:
      for _ in 0..<(try reader.count("number of strings")) {
        _ = try reader.take(try reader.count("length of a string"), "string value")
      }
    case 3, 4: _ = try reader.take(8, "number")
    case 5, 6:
      for _ in 0..<(try reader.count("number of numbers")) { _ = try reader.take(8, "number") }
    case let tag:
      throw DecodingError(offset: reader.offset, reason: "value tag \(tag) is unknown")
    }
  }

  init(from reader: inout ByteReader) throws(DecodingError) {
    switch try reader.u8("value tag") {
    case 1: self = .string(try reader.string("string value"))
    case 2:
      let count = try reader.count("number of strings")
      var values: [String] = []
      for _ in 0..<count { values.append(try reader.string("string value")) }
      self = .strings(values)
    case 3: self = .integer(Int64(bitPattern: try reader.u64("integer value")))
    case 4: self = .double(try reader.f64("double value"))
    case 5:
      var values: [Int64] = []
      for _ in 0..<(try reader.count("number of integers")) {
        values.append(Int64(bitPattern: try reader.u64("integer value")))
      }
      self = .integers(values)
    case 6:
      var values: [Double] = []
      for _ in 0..<(try reader.count("number of doubles")) {
        values.append(try reader.f64("double value"))
      }
      self = .doubles(values)
    case let tag:
      throw DecodingError(offset: reader.offset, reason: "value tag \(tag) is unknown")
    }
  }
}

extension FieldValue {
  /// Whether a number of it is NaN.
  var hasNaN: Bool {
    switch self {
    case .double(let value): value.isNaN
    case .doubles(let values): values.contains(where: \.isNaN)
    case .string, .strings, .integer, .integers: false
    }
  }

  /// Bytes of text, or of the number.
  var byteCount: Int {
    switch self {
    case .string(let text): text.utf8.count
    case .strings(let texts): texts.reduce(0) { $0 + $1.utf8.count }
    case .integer, .double: 8
    case .integers(let values): 8 * values.count
    case .doubles(let values): 8 * values.count
    }
  }
}
