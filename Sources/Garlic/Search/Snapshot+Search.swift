// Here is a question: give me the best answers.

extension Snapshot {
  /// The best documents for a query as people type it.
  ///
  /// - Parameters:
  ///   - text: the query, see <doc:QueryLanguage>.
  ///   - options: how many, from where, by which rules.
  /// - Throws: `IndexError.invalidQuery` in strict mode; `.corrupt` when the file is damaged;
  ///   `.deadlineExceeded`, `.cancelled`, `.searchTooLarge`; `.analyzerMismatch`.
  public func search(
    _ text: String, _ options: SearchOptions = SearchOptions()
  ) throws(IndexError) -> SearchResults {
    let mode: QueryParser.Mode =
      switch options.mode {
      case .standard: .default
      case .all: .all
      case .any: .any
      }
    let parser = QueryParser(schema: schema, mode: mode)
    if options.isStrict {
      return try search(try parser.parseStrictly(text), options)
    }
    let parsed = parser.parse(text)
    return try Searcher(self, options).run(parsed.query, diagnostics: parsed.diagnostics)
  }

  /// The best documents for a query.
  ///
  /// - Throws: as the search of a text, but for `.invalidQuery`.
  public func search(
    _ query: Query, _ options: SearchOptions = SearchOptions()
  ) throws(IndexError) -> SearchResults {
    try Searcher(self, options).run(query, diagnostics: [])
  }
}
