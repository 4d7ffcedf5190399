// Where does a record get its values from while it is decoded?

/// The values of a type with named properties.
struct RecordKeyedDecoding<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: RecordDecoder
  var codingPath: [any CodingKey] { decoder.codingPath }

  var allKeys: [Key] {
    let path = decoder.path
    var names: Set<String> = path.isEmpty ? ["id"] : []
    for name in decoder.document.fields.keys {
      if path.isEmpty {
        names.insert(String(name.prefix { $0 != "." }))
      } else if name.utf8.starts(with: (path + ".").utf8) {
        names.insert(String(name.dropFirst(path.count + 1).prefix { $0 != "." }))
      }
    }
    return names.sorted().compactMap { Key(stringValue: $0) }
  }

  func contains(_ key: Key) -> Bool { decoder.child(key).hasValue }
  func decodeNil(forKey key: Key) -> Bool { !contains(key) }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try decoder.child(key).bool() }
  func decode(_ type: String.Type, forKey key: Key) throws -> String {
    try decoder.child(key).text()
  }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
    try decoder.child(key).double()
  }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float {
    Float(try decoder.child(key).double())
  }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try integer(type, key) }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try integer(type, key) }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try integer(type, key) }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try integer(type, key) }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try integer(type, key) }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try integer(type, key) }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try integer(type, key) }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try integer(type, key) }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try integer(type, key) }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try integer(type, key) }
  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try decoder.child(key).read(type)
  }

  private func integer<Number: FixedWidthInteger>(
    _ type: Number.Type, _ key: Key
  ) throws -> Number {
    try decoder.child(key).integer(type)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try decoder.child(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try decoder.child(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { decoder.child(RecordKey.ofSuperclass) }
  func superDecoder(forKey key: Key) throws -> any Decoder { decoder.child(key) }
}

/// The elements of an array.
struct RecordUnkeyedDecoding: UnkeyedDecodingContainer {
  let decoder: RecordDecoder
  let elements: [FieldValue]
  var currentIndex = 0
  var codingPath: [any CodingKey] { decoder.codingPath }
  var count: Int? { elements.count }
  var isAtEnd: Bool { currentIndex >= elements.count }

  init(decoder: RecordDecoder, elements: [FieldValue]) {
    self.decoder = decoder
    self.elements = elements
  }

  private mutating func next() throws -> RecordDecoder {
    guard currentIndex < elements.count else {
      throw decoder.fault("there are only \(elements.count) values")
    }
    defer { currentIndex += 1 }
    return RecordDecoder(
      decoder.document, decoder.schema, decoder.codingPath, element: elements[currentIndex])
  }

  mutating func decodeNil() throws -> Bool { false }
  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try next().read(type)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    try next().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try next().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { try next() }
}

/// One value.
struct RecordSingleDecoding: SingleValueDecodingContainer {
  let decoder: RecordDecoder
  var codingPath: [any CodingKey] { decoder.codingPath }

  func decodeNil() -> Bool { !decoder.hasValue }
  func decode(_ type: Bool.Type) throws -> Bool { try decoder.bool() }
  func decode(_ type: String.Type) throws -> String { try decoder.text() }
  func decode(_ type: Double.Type) throws -> Double { try decoder.double() }
  func decode(_ type: Float.Type) throws -> Float { Float(try decoder.double()) }
  func decode(_ type: Int.Type) throws -> Int { try decoder.integer(type) }
  func decode(_ type: Int8.Type) throws -> Int8 { try decoder.integer(type) }
  func decode(_ type: Int16.Type) throws -> Int16 { try decoder.integer(type) }
  func decode(_ type: Int32.Type) throws -> Int32 { try decoder.integer(type) }
  func decode(_ type: Int64.Type) throws -> Int64 { try decoder.integer(type) }
  func decode(_ type: UInt.Type) throws -> UInt { try decoder.integer(type) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try decoder.integer(type) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try decoder.integer(type) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try decoder.integer(type) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try decoder.integer(type) }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try decoder.read(type) }
}
