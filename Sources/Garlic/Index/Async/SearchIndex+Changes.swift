// How does a task put one document?

extension SearchIndex {
  /// Puts a document into the index; it replaces a document with the same id.
  ///
  /// What many tasks put and delete at the same time is joined into one commit: those that come while a commit is
  /// under way wait for it and then are committed together. When this returns, the document survives a power cut.
  ///
  /// ```swift
  /// try await index.put(Document(id: "a1", ["title": "大蒜种植"]))
  /// ```
  ///
  /// - Parameter document: the document.
  /// - Throws: `IndexError.invalidArgument` and `.tooLarge` when the document is refused, which changes nothing for
  ///   the others of its commit; `.cancelled` when the task is cancelled before the commit begins; what
  ///   `write(_:)` throws.
  public func put(_ document: Document) async throws(IndexError) {
    try await commit([.put(document)])
  }

  /// Puts documents into the index, all or none of them; they replace documents with the same ids.
  ///
  /// - Parameter documents: the documents, of which a later one replaces an earlier one of the same id. All are kept in
  ///   memory: use `write(_:)` for many.
  /// - Throws: the errors of ``put(_:)-(Document)``.
  public func put(_ documents: [Document]) async throws(IndexError) {
    try await commit(documents.map { .put($0) })
  }

  /// Puts a record into the index; it replaces a document with the same id.
  ///
  /// - Parameter record: a value of a type that encodes itself, see <doc:Records>.
  /// - Throws: `IndexError.recordMismatch` when a value has no field, or is none that a field can have; the errors of
  ///   ``put(_:)-(Document)``.
  public func put<Record: Encodable & Identifiable>(
    _ record: Record
  ) async throws(IndexError) where Record.ID: Encodable {
    try await put(Document(record, in: schema))
  }

  /// Puts records into the index, all or none of them; they replace documents with the same ids.
  ///
  /// - Parameter records: values of a type that encodes itself, see <doc:Records>. All are kept in memory.
  /// - Throws: `IndexError.recordMismatch` when a value has no field, or is none that a field can have; the errors of
  ///   ``put(_:)-(Document)``.
  public func put<Record: Encodable & Identifiable>(
    _ records: [Record]
  ) async throws(IndexError) where Record.ID: Encodable {
    let schema = schema
    var documents: [Document] = []
    documents.reserveCapacity(records.count)
    for record in records { documents.append(try Document(record, in: schema)) }
    try await put(documents)
  }

  /// Deletes the document with this id; without effect if there is none.
  ///
  /// - Parameter id: the id of the document.
  /// - Throws: the errors of ``put(_:)-(Document)``.
  public func delete(id: String) async throws(IndexError) {
    try await commit([.delete(id: id)])
  }

  /// Deletes the documents with these ids, all or none of them; without effect for those that there are not.
  ///
  /// - Parameter ids: the ids of the documents.
  /// - Throws: the errors of ``put(_:)-(Document)``.
  public func delete(ids: [String]) async throws(IndexError) {
    try await commit(ids.map { .delete(id: $0) })
  }

  private func commit(_ changes: [GroupCommit.Change]) async throws(IndexError) {
    try await groupCommit.commit(changes, upTo: options.memoryBudget) { self.commit($0) }
  }

  /// Makes one commit of the changes of several calls; a call that is refused leaves the others as they are.
  private func commit(_ group: [[GroupCommit.Change]]) -> [GroupCommit.Outcome] {
    var outcomes: [GroupCommit.Outcome] = group.map { _ in .success(()) }
    do {
      try write { batch in
        for (call, changes) in group.enumerated() {
          do throws(IndexError) {
            for case .put(let document) in changes { try batch.check(document) }
          } catch {
            outcomes[call] = .failure(error)
            continue
          }
          for change in changes {
            switch change {
            case .put(let document): try batch.put(document)
            case .delete(let id): try batch.delete(id: id)
            }
          }
        }
      }
    } catch {
      let failure = (error as? IndexError) ?? .invalidArgument("\(error)")
      outcomes = outcomes.map { if case .success = $0 { .failure(failure) } else { $0 } }
    }
    return outcomes
  }
}
