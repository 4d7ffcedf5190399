// How do values of fields become the values of a record again?

/// Decodes a record from the fields of a document.
struct RecordDecoder: Decoder {
  let document: Document
  let schema: Schema
  let codingPath: [any CodingKey]
  /// The element of an array that it decodes; nil for the value of a path.
  var element: FieldValue?
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  init(
    _ document: Document, _ schema: Schema, _ codingPath: [any CodingKey] = [],
    element: FieldValue? = nil
  ) {
    self.document = document
    self.schema = schema
    self.codingPath = codingPath
    self.element = element
  }

  var path: String { codingPath.fieldPath }

  /// The value at the path.
  var value: FieldValue? {
    if let element { return element }
    let path = path
    return path == "id" ? .string(document.id) : document.fields[path]
  }

  /// Whether there is a value at the path or below it.
  var hasValue: Bool {
    if value != nil { return true }
    let start = path + "."
    return document.fields.keys.contains { $0.utf8.starts(with: start.utf8) }
  }

  func child(_ key: any CodingKey) -> RecordDecoder {
    RecordDecoder(document, schema, codingPath + [key])
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    if value != nil {
      throw fault("'\(value?.text.prefix(40) ?? "")' is a single value, and \(type) names several")
    }
    return KeyedDecodingContainer(RecordKeyedDecoding<Key>(decoder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    let elements: [FieldValue] =
      switch value {
      case nil: []
      case .strings(let texts)?: texts.map { .string($0) }
      case .integers(let numbers)?: numbers.map { .integer($0) }
      case .doubles(let numbers)?: numbers.map { .double($0) }
      case let single?: [single]
      }
    return RecordUnkeyedDecoding(decoder: self, elements: elements)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    RecordSingleDecoding(decoder: self)
  }

  /// Decodes what may be of any type.
  func read<Value: Decodable>(_ type: Value.Type) throws -> Value {
    guard let convertible = type as? any FieldValueConvertible.Type else {
      return try Value(from: self)
    }
    let value = try present()
    guard let made = convertible.init(fieldValue: value) as? Value else {
      throw mismatch(value, type)
    }
    return made
  }

  /// The value at the path, which must be there.
  func present() throws -> FieldValue {
    if let value { return value }
    if let number = schema.index(of: path) {
      throw fault(
        schema.fields[number].isStored
          ? "the document has no value, and the property is not optional"
          : "the field is not stored, so its value is not known: make the property optional")
    }
    throw fault("the schema has no field '\(path)', and the property is not optional")
  }

  private var isDate: Bool {
    schema.index(of: path).map { schema.fields[$0].kind == .date } ?? false
  }

  func text() throws -> String {
    let value = try present()
    switch value {
    case .string(let text): return text
    case .integer(let number): return isDate ? Timestamp.text(number) : String(number)
    default: throw mismatch(value, String.self)
    }
  }

  func integer<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
    let value = try present()
    let number = isDate ? value.timestamp?.milliseconds : value.integerValue
    guard let number, let fitting = Number(exactly: number) else { throw mismatch(value, type) }
    return fitting
  }

  func double() throws -> Double {
    let value = try present()
    guard let number = isDate ? value.timestamp?.secondsSince2001 : value.doubleValue else {
      throw mismatch(value, Double.self)
    }
    return number
  }

  func bool() throws -> Bool {
    let value = try present()
    guard let flag = value.boolValue else { throw mismatch(value, Bool.self) }
    return flag
  }

  func fault(_ reason: String) -> RecordFault { RecordFault(path: path, reason: reason) }

  private func mismatch(_ value: FieldValue, _ type: Any.Type) -> RecordFault {
    fault("'\(value.text.prefix(40))' is no \(type)")
  }
}
