// Where does a record put its values while it is encoded?

/// The values of a type with named properties.
struct RecordKeyedEncoding<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: RecordEncoder
  var codingPath: [any CodingKey] { encoder.codingPath }

  mutating func encodeNil(forKey key: Key) {}
  mutating func encode(_ value: Bool, forKey key: Key) throws { try encoder.child(key).set(value) }
  mutating func encode(_ value: String, forKey key: Key) throws {
    try encoder.child(key).set(.string(value))
  }
  mutating func encode(_ value: Double, forKey key: Key) throws {
    try encoder.child(key).set(.double(value))
  }
  mutating func encode(_ value: Float, forKey key: Key) throws {
    try encoder.child(key).set(.double(Double(value)))
  }
  mutating func encode(_ value: Int, forKey key: Key) throws { try encoder.child(key).set(value) }
  mutating func encode(_ value: Int8, forKey key: Key) throws { try encoder.child(key).set(value) }
  mutating func encode(_ value: Int16, forKey key: Key) throws { try encoder.child(key).set(value) }
  mutating func encode(_ value: Int32, forKey key: Key) throws { try encoder.child(key).set(value) }
  mutating func encode(_ value: Int64, forKey key: Key) throws { try encoder.child(key).set(value) }
  mutating func encode(_ value: UInt, forKey key: Key) throws { try encoder.child(key).set(value) }
  mutating func encode(_ value: UInt8, forKey key: Key) throws { try encoder.child(key).set(value) }
  mutating func encode(_ value: UInt16, forKey key: Key) throws {
    try encoder.child(key).set(value)
  }
  mutating func encode(_ value: UInt32, forKey key: Key) throws {
    try encoder.child(key).set(value)
  }
  mutating func encode(_ value: UInt64, forKey key: Key) throws {
    try encoder.child(key).set(value)
  }
  mutating func encode(_ value: some Encodable, forKey key: Key) throws {
    try encoder.child(key).write(value)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy keyType: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    encoder.child(key).container(keyedBy: keyType)
  }

  mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    encoder.child(key).unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder { encoder.child(RecordKey.ofSuperclass) }
  mutating func superEncoder(forKey key: Key) -> any Encoder { encoder.child(key) }
}

/// The elements of an array.
struct RecordUnkeyedEncoding: UnkeyedEncodingContainer {
  let encoder: RecordEncoder
  var codingPath: [any CodingKey] { encoder.codingPath }
  var count: Int { encoder.fields.elements[encoder.path]?.count ?? 0 }

  private var element: RecordEncoder {
    RecordEncoder(encoder.fields, encoder.codingPath, isElement: true)
  }

  mutating func encodeNil() throws {
    throw RecordFault(path: encoder.path, reason: "an element of the array is missing (nil)")
  }
  mutating func encode(_ value: some Encodable) throws { try element.write(value) }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy keyType: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    element.container(keyedBy: keyType)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    element.unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder { element }
}

/// One value.
struct RecordSingleEncoding: SingleValueEncodingContainer {
  let encoder: RecordEncoder
  var codingPath: [any CodingKey] { encoder.codingPath }

  mutating func encodeNil() throws {
    if encoder.isElement {
      throw RecordFault(path: encoder.path, reason: "an element of the array is missing (nil)")
    }
  }
  mutating func encode(_ value: Bool) throws { try encoder.set(value) }
  mutating func encode(_ value: String) throws { try encoder.set(.string(value)) }
  mutating func encode(_ value: Double) throws { try encoder.set(.double(value)) }
  mutating func encode(_ value: Float) throws { try encoder.set(.double(Double(value))) }
  mutating func encode(_ value: Int) throws { try encoder.set(value) }
  mutating func encode(_ value: Int8) throws { try encoder.set(value) }
  mutating func encode(_ value: Int16) throws { try encoder.set(value) }
  mutating func encode(_ value: Int32) throws { try encoder.set(value) }
  mutating func encode(_ value: Int64) throws { try encoder.set(value) }
  mutating func encode(_ value: UInt) throws { try encoder.set(value) }
  mutating func encode(_ value: UInt8) throws { try encoder.set(value) }
  mutating func encode(_ value: UInt16) throws { try encoder.set(value) }
  mutating func encode(_ value: UInt32) throws { try encoder.set(value) }
  mutating func encode(_ value: UInt64) throws { try encoder.set(value) }
  mutating func encode(_ value: some Encodable) throws { try encoder.write(value) }
}
