// Which documents are the best hits for a query?

extension Snapshot {
  /// Searches for a query text in the query language.
  ///
  /// - Parameters:
  ///   - text: the query text, see <doc:QueryLanguage>.
  ///   - options: the page of hits, rules and limits.
  /// - Returns: the hits, best first.
  /// - Throws: `IndexError.invalidQuery` in strict mode; `.invalidArgument` when an option names a field that there is
  ///   not; `.cursorOutdated` when the cursor is of another commit; `.corrupt` when the file is damaged;
  ///   `.deadlineExceeded`, `.cancelled`, `.searchTooLarge`; `.analyzerMismatch`.
  public func search(
    _ text: String, _ options: SearchOptions = SearchOptions()
  ) throws(IndexError) -> SearchResults {
    try observed(text) { () throws(IndexError) in
      let parsed = try parsed(text, options)
      let results = try Searcher(self, parsed.query, options).run(
        parsed.query, diagnostics: parsed.diagnostics)
      if !results.isEmpty || options.limit == 0 { return results }
      return try halfTyped(text, options) ?? results
    }
  }

  /// Runs a search and tells an observer of it.
  @inline(__always)
  private func observed(
    _ query: @autoclosure () -> String, _ search: () throws(IndexError) -> SearchResults
  ) throws(IndexError) -> SearchResults {
    guard let observation else { return try search() }
    let start = ContinuousClock.now
    var report = SearchReport(
      path: path, query: "", sequence: sequence, hitCount: 0, total: 0, wasRelaxed: false,
      error: nil, duration: .zero)
    do throws(IndexError) {
      let results = try search()
      observation.tell(since: start) {
        report.query = query()
        report.hitCount = results.count
        report.total = results.total.count
        report.wasRelaxed = results.wasRelaxed
        return report
      }
      return results
    } catch {
      observation.tell(since: start) {
        report.query = query()
        report.error = error
        return report
      }
      throw error
    }
  }

  /// A query text as a query.
  func parsed(_ text: String, _ options: SearchOptions) throws(IndexError) -> ParsedQuery {
    let mode: QueryParser.Mode =
      switch options.mode {
      case .standard: .default
      case .all: .all
      case .any: .any
      }
    let parser = QueryParser(schema: schema, mode: mode)
    if options.isStrict {
      return ParsedQuery(query: try parser.parseStrictly(text), diagnostics: [])
    }
    return parser.parse(text)
  }

  /// Searches for a query.
  ///
  /// - Parameters:
  ///   - query: the query.
  ///   - options: the page of hits, rules and limits.
  /// - Returns: the hits, best first.
  /// - Throws: the errors of a search for a text, except `.invalidQuery`; `.invalidArgument` also when the query names a
  ///   field that there is not, or a bound that is no value of its fields.
  public func search(
    _ query: Query, _ options: SearchOptions = SearchOptions()
  ) throws(IndexError) -> SearchResults {
    // Without a closure for what most searches do not have: it would hold copies of both.
    if observation == nil { return try Searcher(self, query, options).run(query, diagnostics: []) }
    return try observed(query.description) { () throws(IndexError) in
      try Searcher(self, query, options).run(query, diagnostics: [])
    }
  }
}
