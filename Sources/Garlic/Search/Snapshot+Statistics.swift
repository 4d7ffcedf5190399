// What does this shard tell the others about a query?

import GarlicText

extension Snapshot {
  /// The statistics of this snapshot that a search for a query text takes from it as a whole.
  ///
  /// - Parameters:
  ///   - text: the query text, see <doc:QueryLanguage>.
  ///   - options: those of the search; the page does not matter.
  /// - Returns: what is to be added to the statistics of the other shards.
  /// - Throws: the errors of a search.
  /// - Complexity: O(terms of the query · log terms of the index), and for each pattern what gathering its documents
  ///   takes.
  public func statistics(
    for text: String, _ options: SearchOptions = SearchOptions()
  ) throws(IndexError) -> SearchStatistics {
    try statistics(for: try parsed(text, options).query, options)
  }

  /// The statistics of this snapshot that a search for a query takes from it as a whole.
  ///
  /// - Parameters:
  ///   - query: the query.
  ///   - options: those of the search; the page does not matter.
  /// - Throws: the errors of a search.
  public func statistics(
    for query: Query, _ options: SearchOptions = SearchOptions()
  ) throws(IndexError) -> SearchStatistics {
    var options = options
    options.statistics = nil
    options.after = nil
    let recorded = Guarded(SearchStatistics())
    let searcher = try Searcher(self, query, options, recordedIn: recorded)
    try searcher.planAll(query)
    var found = recorded.withLock { $0 }
    found.documentCount = statistics.documentCount
    found.analyzers = [try analyzerChecksum()]
    for (number, field) in schema.fields.enumerated() {
      found.fields.append(
        SearchStatistics.FieldTotals(
          name: field.name, kind: field.kind, hasPositions: field.hasPositions,
          analysis: field.analysisStatement, weight: field.weight, b: field.b,
          documents: statistics.documents[number],
          length: statistics.lengths[number]))
    }
    searcher.snapshotContext.allScripts.record(in: &found)
    return found
  }
}

extension Searcher {
  /// Makes every plan that a search for a query may make, so that all that they look up is looked up.
  func planAll(_ query: Query) throws(IndexError) {
    let analyzed = try analyzed(query)
    _ = try plan(analyzed, .strict)
    _ = try plan(analyzed, .relaxed)
    for facet in options.facets where facet.ignoresOwnFilter {
      if let rest = options.filter?.without(field: facet.field) { _ = try searchFilter(rest) }
    }
  }
}
