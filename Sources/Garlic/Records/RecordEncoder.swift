// How do the values of a record become values of fields?

/// Encodes a record into the fields of a schema: a value of a nested type into the field of its path.
struct RecordEncoder: Encoder {
  /// What was encoded so far.
  final class Fields {
    let schema: Schema
    var values: [String: FieldValue] = [:]
    /// The elements of arrays, of which the end is not told.
    var elements: [String: [FieldValue]] = [:]
    /// What the record encodes as its id.
    var id: String?
    /// What a container that cannot throw has met.
    var fault: RecordFault?

    init(_ schema: Schema) { self.schema = schema }
  }

  let fields: Fields
  let codingPath: [any CodingKey]
  /// Whether it encodes an element of an array.
  var isElement = false
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  var path: String { codingPath.fieldPath }

  init(_ fields: Fields, _ codingPath: [any CodingKey] = [], isElement: Bool = false) {
    self.fields = fields
    self.codingPath = codingPath
    self.isElement = isElement
  }

  func child(_ key: any CodingKey) -> RecordEncoder { RecordEncoder(fields, codingPath + [key]) }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if isElement {
      note("an element of an array is a value of several parts; elements are texts or numbers")
    }
    return KeyedEncodingContainer(RecordKeyedEncoding<Key>(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if isElement { note("an array within an array; elements are texts or numbers") }
    if codingPath.isEmpty { note("the record is an array; a record has named values") }
    if fields.elements[path] == nil { fields.elements[path] = [] }
    return RecordUnkeyedEncoding(encoder: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    RecordSingleEncoding(encoder: self)
  }

  /// Keeps the first thing that cannot be encoded, for who can throw.
  func note(_ reason: String) {
    if fields.fault == nil { fields.fault = RecordFault(path: path, reason: reason) }
  }

  /// Encodes what may be of any type.
  func write(_ value: some Encodable) throws {
    if let value = value as? any FieldValueConvertible {
      try set(value.fieldValue)
    } else {
      try value.encode(to: self)
    }
  }

  /// Takes a value for the field of this path.
  func set(_ value: FieldValue) throws {
    let path = path
    if let fault = fields.fault { throw fault }
    if codingPath.isEmpty {
      throw RecordFault(
        path: path, reason: "the record is a single value; a record has named values")
    }
    if codingPath.count == 1, path == "id" {
      fields.id = try idText(value)
      return
    }
    if isElement {
      fields.elements[path, default: []].append(value)
      return
    }
    if fields.values[path] != nil {
      throw RecordFault(path: path, reason: "it is encoded twice")
    }
    fields.values[path] = try fitted(value)
  }

  func set(_ value: Bool) throws {
    let kind = fields.schema.index(of: path).map { fields.schema.fields[$0].kind }
    try set(kind == .integer || kind == .double ? .integer(value ? 1 : 0) : .bool(value))
  }

  func set(_ value: some BinaryInteger) throws {
    guard let number = Int64(exactly: value) else {
      throw RecordFault(
        path: path, reason: "\(value) is beyond the integers of 64 bits with a sign")
    }
    try set(.integer(number))
  }

  /// The text of an id.
  func idText(_ value: FieldValue) throws -> String {
    switch value {
    case .string(let text): return text
    case .integer(let number): return String(number)
    default: throw RecordFault(path: "id", reason: "an id is a text or an integer")
    }
  }

  /// A value as the field of this path takes it: a date as milliseconds.
  private func fitted(_ value: FieldValue) throws -> FieldValue {
    guard let number = fields.schema.index(of: path) else {
      throw RecordFault(
        path: path,
        reason:
          "the schema has no field '\(path)': add it, or leave the property out of the type's CodingKeys"
      )
    }
    guard fields.schema.fields[number].kind == .date else { return value }
    switch value {
    case .double(let seconds): return .integer(try milliseconds(seconds))
    case .doubles(let moments): return .integers(try moments.map { try milliseconds($0) })
    default: return value
    }
  }

  /// Milliseconds since 1970 of seconds since 2001, as which Foundation's `Date` encodes itself.
  private func milliseconds(_ seconds: Double) throws -> Int64 {
    guard let moment = Timestamp(secondsSince2001: seconds) else {
      throw RecordFault(path: path, reason: "\(seconds) is no moment")
    }
    return moment.milliseconds
  }

  /// Makes values of the arrays.
  func finish() throws {
    if let fault = fields.fault { throw fault }
    for (path, elements) in fields.elements {
      let encoder = RecordEncoder(fields, [RecordKey(stringValue: path)])
      try encoder.set(try encoder.joined(elements))
    }
  }

  private func joined(_ elements: [FieldValue]) throws -> FieldValue {
    let kind = fields.schema.index(of: path).map { fields.schema.fields[$0].kind }
    switch elements.first {
    case nil:
      return kind == .double ? .doubles([]) : kind?.isNumeric == true ? .integers([]) : .strings([])
    case .string?:
      return .strings(
        try elements.map { if case .string(let text) = $0 { text } else { throw mixed } })
    case .integer?:
      return .integers(
        try elements.map { if case .integer(let number) = $0 { number } else { throw mixed } })
    case .double?:
      return .doubles(
        try elements.map { if case .double(let number) = $0 { number } else { throw mixed } })
    case .strings?, .integers?, .doubles?: throw mixed
    }
  }

  private var mixed: RecordFault {
    RecordFault(path: path, reason: "the elements of the array are of several kinds")
  }
}

extension Timestamp {
  /// 2001-01-01 00:00 UTC in milliseconds since 1970.
  private static let referenceDate = 978_307_200_000.0

  /// A moment in seconds since 2001-01-01 00:00 UTC, to the nearest millisecond; nil when it is none.
  init?(secondsSince2001 seconds: Double) {
    let milliseconds = (seconds * 1000 + Self.referenceDate).rounded()
    guard let number = Int64(exactly: milliseconds) else { return nil }
    self.init(milliseconds: number)
  }

  /// Seconds since 2001-01-01 00:00 UTC.
  var secondsSince2001: Double {
    let (since, overflows) = milliseconds.subtractingReportingOverflow(Int64(Self.referenceDate))
    return (overflows ? Double(milliseconds) - Self.referenceDate : Double(since)) / 1000
  }
}
