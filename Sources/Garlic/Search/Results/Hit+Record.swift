// Which record is this hit?

extension Hit {
  /// The document of the hit as a record, see <doc:Records>.
  ///
  /// - Parameter type: the type of the record.
  /// - Throws: `IndexError.recordMismatch` when the document does not fit the type, `.corrupt` when the file is damaged
  ///   there.
  public func decoded<Record: Decodable>(as type: Record.Type) throws(IndexError) -> Record {
    try document().decoded(as: type, in: snapshot.schema)
  }
}

extension Snapshot {
  /// The document with this id as a record, see <doc:Records>; nil when there is none.
  ///
  /// - Parameters:
  ///   - id: the id of the document.
  ///   - type: the type of the record.
  /// - Throws: `IndexError.recordMismatch` when the document does not fit the type, `.corrupt` when the file is damaged
  ///   there.
  public func document<Record: Decodable>(
    id: String, as type: Record.Type
  ) throws(IndexError) -> Record? {
    guard let document = try document(id: id) else { return nil }
    return try document.decoded(as: type, in: schema)
  }
}
