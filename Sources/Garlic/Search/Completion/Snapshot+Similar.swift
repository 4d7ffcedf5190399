// How does a program ask for documents like this one?

/// What documents shall be like.
public enum SimilarityExample: Sendable, Hashable {
  /// A document of the index, by its id. Its stored texts are read.
  case document(id: String)
  /// Any text.
  case text(String)
}

extension Snapshot {
  /// Documents that are like another one, or like a text.
  ///
  /// They are found by ``similarityQuery(to:in:)``, and rank as in any search for it. `Hit.explain()` tells the terms
  /// that they share.
  ///
  /// - Parameters:
  ///   - example: what they shall be like; a document of the index is not among them.
  ///   - fields: fields to read of the document and to search; nil for all text fields.
  ///   - limit: the most documents.
  ///   - filter: a query that documents must match as well.
  ///   - deadline: when to end with `IndexError.deadlineExceeded`; nil for no deadline.
  /// - Returns: the documents, most similar first; ``SearchResults/query`` is the query.
  /// - Throws: `IndexError.invalidArgument` for a document or field that there is not and a negative limit; the
  ///   errors of a search.
  /// - Complexity: O(length of the text), and a search for 25 terms; without a document of the index O(documents)
  ///   is added once.
  public func similar(
    to example: SimilarityExample, in fields: [String]? = nil, limit: Int = 10,
    filter: Query? = nil, deadline: ContinuousClock.Instant? = nil
  ) throws(IndexError) -> SearchResults {
    if limit < 0 { throw .invalidArgument("limit \(limit) must not be negative") }
    let query = try similarityQuery(to: example, in: fields)
    var options = SearchOptions(limit: limit)
    options.fields = fields
    options.filter = filter
    options.deadline = deadline
    guard case .document(let id) = example else { return try search(query, options) }
    return try excluding(id: id).search(query, options)
  }

  /// The snapshot without one document.
  package func excluding(id: String) throws(IndexError) -> Snapshot {
    guard let number = try documentNumber(of: id) else { return self }
    return Snapshot(
      views.map { $0.excluding([number]) }, commits: commits, schema: schema, path: path,
      analyzer: analyzers, filters: FilterCache())
  }

  /// The query by which ``similar(to:in:limit:filter:deadline:)`` finds documents: the 25 terms with the greatest
  /// tf · idf, boosted by it.
  ///
  /// - Parameters:
  ///   - example: what documents shall be like. The first 32,768 characters of each text are read.
  ///   - fields: fields to read of the document, and of which frequencies are taken; nil for all text fields.
  /// - Returns: a disjunction, whose description is its text in the query language; `Query.nothing` when the text
  ///   has no term that other documents have.
  /// - Throws: `IndexError.invalidArgument` for a document or field that there is not.
  public func similarityQuery(
    to example: SimilarityExample, in fields: [String]? = nil
  ) throws(IndexError) -> Query {
    var numbers = schema.textFields
    if let fields {
      numbers = []
      for name in fields {
        guard let number = schema.index(of: name), schema.fields[number].kind == .text else {
          throw .invalidArgument("there is no text field '\(name)'")
        }
        numbers.append(number)
      }
    }
    let similar = SimilarDocuments(snapshot: self, fields: numbers)
    switch example {
    case .text(let text): return try similar.query(of: [(nil, text)], leastDocuments: 1)
    case .document(let id):
      guard let document = try document(id: id) else {
        throw .invalidArgument("there is no document '\(id)'")
      }
      let texts = numbers.compactMap { number in
        document[schema.fields[number].name].map { (field: Optional(number), text: $0.text) }
      }
      if texts.isEmpty {
        throw .invalidArgument("document '\(id)' has no stored text: name a text to compare with")
      }
      return try similar.query(of: texts, leastDocuments: 2)
    }
  }
}
