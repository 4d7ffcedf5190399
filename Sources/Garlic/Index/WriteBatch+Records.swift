// How is a record put into an index, and read from it?

extension WriteBatch {
  /// Puts a record into the index; it replaces a document with the same id.
  ///
  /// <doc:Records> has the rules.
  ///
  /// - Parameter record: a value of a type that encodes itself.
  /// - Throws: `IndexError.recordMismatch` when a value has no field, or is none that a field can have; the batch is then
  ///   unchanged. What ``put(_:)-(Document)`` throws.
  public func put<Record: Encodable & Identifiable>(
    _ record: Record
  ) throws(IndexError) where Record.ID: Encodable {
    try put(Document(record, in: schema))
  }
}

extension SearchIndex {
  /// The document with this id in the current snapshot as a record, see <doc:Records>; nil when there is none.
  ///
  /// - Parameters:
  ///   - id: the id of the document.
  ///   - type: the type of the record.
  /// - Throws: the errors of ``Snapshot/document(id:as:)``.
  public func document<Record: Decodable>(
    id: String, as type: Record.Type
  ) throws(IndexError) -> Record? {
    try snapshot.document(id: id, as: type)
  }
}
