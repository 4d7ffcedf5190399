// How does a record become a document, and come back from it?

extension Document {
  /// Creates a document of a record: a value of a type that encodes itself.
  ///
  /// Each value goes into the field that is called as its property, a value of a nested type into that of its path, as
  /// `author.name`. <doc:Records> has the rules.
  ///
  /// - Parameters:
  ///   - record: its `id` must encode itself as a text or an integer.
  ///   - schema: the fields of the index.
  /// - Throws: `IndexError.recordMismatch` when a value has no field, or is none that a field can have.
  public init<Record: Encodable & Identifiable>(
    _ record: Record, in schema: Schema
  ) throws(IndexError) where Record.ID: Encodable {
    do {
      let encoder = RecordEncoder(RecordEncoder.Fields(schema))
      try record.encode(to: encoder)
      try encoder.finish()
      let encoded = encoder.fields.id
      // The id may be computed, and then is not encoded.
      try encoder.child(RecordKey(stringValue: "id")).write(record.id)
      guard let id = encoder.fields.id, encoded == nil || encoded == id else {
        throw RecordFault(
          path: "id", reason: "'\(encoded ?? "")' is encoded, and the record's id is another one")
      }
      self.init(id: id, encoder.fields.values)
    } catch {
      throw .record(error, Record.self)
    }
  }

  /// The document as a record, see <doc:Records>.
  ///
  /// - Parameters:
  ///   - type: the type of the record.
  ///   - schema: the fields of the index.
  /// - Throws: `IndexError.recordMismatch` when the document lacks a value that is not optional, as that of a field that
  ///   is not stored, or has one of another type.
  public func decoded<Record: Decodable>(
    as type: Record.Type, in schema: Schema
  ) throws(IndexError) -> Record {
    do {
      return try Record(from: RecordDecoder(self, schema))
    } catch {
      throw .record(error, type)
    }
  }
}

extension IndexError {
  fileprivate static func record(_ error: any Error, _ type: Any.Type) -> IndexError {
    let fault = RecordFault(error)
    return .recordMismatch(type: "\(type)", path: fault.path, reason: fault.reason)
  }
}
