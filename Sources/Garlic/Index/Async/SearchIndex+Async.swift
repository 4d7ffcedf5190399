// How does a task use an index without keeping a thread that all tasks share?

public import GarlicText

extension SearchIndex {
  /// Reads the current snapshot on threads beside those that all tasks share.
  ///
  /// Searches, snippets and documents of one snapshot fit together, whatever is written meanwhile:
  ///
  /// ```swift
  /// let page = try await index.read { snapshot in
  ///   try snapshot.search("大蒜").hits.map { (id: $0.id, snippet: try $0.snippet("body")) }
  /// }
  /// ```
  ///
  /// As many tasks read at a time as there are processors; others wait for their turn, first come, first served.
  ///
  /// - Parameter body: a closure that reads the snapshot. Searches in it end when the task is cancelled.
  /// - Returns: the result of the closure.
  /// - Throws: the error of the closure; `IndexError.cancelled` when the task is cancelled before its turn.
  public func read<R: Sendable>(
    _ body: @Sendable (Snapshot) throws -> R
  ) async throws -> R {
    try await TaskTurns.computing.run { try body(self.snapshot) }
  }

  /// Searches the current snapshot for a query text, on threads beside those that all tasks share.
  ///
  /// - Parameters:
  ///   - text: the query text, see <doc:QueryLanguage>.
  ///   - options: the page of hits, rules and limits; a deadline counts the time before its turn, too.
  /// - Throws: the errors of ``Snapshot/search(_:_:)-(String,_)``; `IndexError.cancelled`.
  public func search(_ text: String, _ options: SearchOptions) async throws -> SearchResults {
    try await read { try $0.search(text, options) }
  }

  /// Searches the current snapshot for a query text, on threads beside those that all tasks share.
  ///
  /// - Parameters:
  ///   - text: the query text, see <doc:QueryLanguage>.
  ///   - limit: the most hits.
  /// - Throws: the errors of ``Snapshot/search(_:_:)-(String,_)``; `IndexError.cancelled`.
  public func search(_ text: String, limit: Int = 10) async throws -> SearchResults {
    try await search(text, SearchOptions(limit: limit))
  }

  /// Searches the current snapshot for a query, on threads beside those that all tasks share.
  ///
  /// - Parameters:
  ///   - query: the query.
  ///   - options: the page of hits, rules and limits; a deadline counts the time before its turn, too.
  /// - Throws: the errors of ``Snapshot/search(_:_:)-(Query,_)``; `IndexError.cancelled`.
  public func search(_ query: Query, _ options: SearchOptions) async throws -> SearchResults {
    try await read { try $0.search(query, options) }
  }

  /// Searches the current snapshot for a query, on threads beside those that all tasks share.
  ///
  /// - Parameters:
  ///   - query: the query.
  ///   - limit: the most hits.
  /// - Throws: the errors of ``Snapshot/search(_:_:)-(Query,_)``; `IndexError.cancelled`.
  public func search(_ query: Query, limit: Int = 10) async throws -> SearchResults {
    try await search(query, SearchOptions(limit: limit))
  }

  /// The document with this id in the current snapshot, read on threads beside those that all tasks share; nil when
  /// there is none.
  ///
  /// - Parameter id: the id of the document.
  /// - Throws: `IndexError.corrupt` when the file is damaged there; `.cancelled`.
  public func document(id: String) async throws -> Document? {
    try await read { try $0.document(id: id) }
  }

  /// The document with this id in the current snapshot as a record, read on threads beside those that all tasks share;
  /// nil when there is none.
  ///
  /// - Parameters:
  ///   - id: the id of the document.
  ///   - type: the type of the record, see <doc:Records>.
  /// - Throws: the errors of ``Snapshot/document(id:as:)``; `IndexError.cancelled`.
  public func document<Record: Decodable & Sendable>(
    id: String, as type: Record.Type
  ) async throws -> Record? {
    try await read { try $0.document(id: id, as: type) }
  }

  /// Commits what the closure puts and deletes, on threads beside those that all tasks share.
  ///
  /// Tasks write one after another, first come, first served. For single documents of many tasks ``put(_:)-(Document)`` is
  /// better: it joins them into one commit.
  ///
  /// - Parameter body: a closure that puts and deletes documents in the batch. It runs once, and may look at
  ///   `Task.isCancelled` and throw: nothing is then changed.
  /// - Returns: the result of the closure, when the changes survive a power cut.
  /// - Throws: what the other form of `write` throws; `IndexError.cancelled` when the task is cancelled before its turn.
  public func write<R: Sendable>(
    _ body: @Sendable (WriteBatch) throws -> R
  ) async throws -> R {
    try await writerTurns.run { try self.write(body) }
  }

  /// Rewrites the index without what was deleted or joined, on threads beside those that all tasks share.
  ///
  /// - Parameter progress: is called now and then, on any thread.
  /// - Returns: how many segments were inverted again.
  /// - Throws: what the other form of `compact` throws; `IndexError.cancelled` when the task is cancelled before it is
  ///   done: the index is then as it was.
  @discardableResult
  public func compact(
    progress: (@Sendable (WriteProgress) -> Void)? = nil
  ) async throws -> CompactionReport {
    try await writerTurns.run { try self.compact(progress: progress) }
  }

  /// Makes the index anew from its stored documents, on threads beside those that all tasks share.
  ///
  /// - Parameters:
  ///   - schema: the fields of the new index; nil for the same.
  ///   - analyzer: the analyzer of the new index; nil for the same.
  ///   - progress: is called now and then, on any thread.
  /// - Returns: the number of documents.
  /// - Throws: what the other form of `rebuild` throws; `IndexError.cancelled` when the task is cancelled before it is
  ///   done: the index is then as it was.
  @discardableResult
  public func rebuild(
    with schema: Schema? = nil, analyzer: Analyzer? = nil,
    progress: (@Sendable (WriteProgress) -> Void)? = nil
  ) async throws -> Int {
    try await writerTurns.run {
      try self.rebuild(with: schema, analyzer: analyzer, progress: progress)
    }
  }

  /// Moves to the last commit in the file, on threads beside those that all tasks share.
  ///
  /// - Returns: whether there was anything new.
  /// - Throws: what the other form of `refresh` throws; `IndexError.cancelled`.
  @discardableResult
  public func refresh() async throws -> Bool {
    try await TaskTurns.computing.run { try self.refresh() }
  }

  /// Waits until merges in the background have ended, without keeping a thread that all tasks share.
  ///
  /// - Throws: what the other form of `waitForMerges` throws; `IndexError.cancelled`.
  public func waitForMerges() async throws {
    try await writerTurns.run { try self.waitForMerges() }
  }
}
