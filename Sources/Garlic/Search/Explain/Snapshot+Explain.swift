// Why is this document a hit, and why is that one none?

import GarlicText

extension Hit {
  /// Why the document has its score: a tree whose values add up to it.
  ///
  /// - Throws: `IndexError.corrupt` when the file is damaged there.
  public func explain() throws(IndexError) -> Explanation {
    // The deadline was that of the search.
    var options = options
    options.deadline = nil
    let searcher = try Searcher(snapshot, query, options)
    let part = try searcher.explain(
      query, isRelaxed ? .relaxed : .strict, document: documentNumber, isReranked: isReranked)
    return part ?? Explanation(value: score, text: "the document is no longer found")
  }
}

extension Snapshot {
  /// Why a document is no hit for a query: each part of the query, whether the document has it, and
  /// how query and document were cut and folded there.
  ///
  /// - Parameters:
  ///   - id: the document.
  ///   - text: the query as typed.
  ///   - options: those of the search.
  /// - Returns: nil when there is no document of this id; of a hit, what ``Hit/explain()`` says.
  /// - Throws: as ``search(_:_:)-(String,_)``.
  public func explain(
    id: String, for text: String, _ options: SearchOptions = SearchOptions()
  ) throws(IndexError) -> Explanation? {
    guard let number = try documentNumber(of: id) else { return nil }
    let mode: QueryParser.Mode =
      switch options.mode {
      case .standard: .default
      case .all: .all
      case .any: .any
      }
    let query = QueryParser(schema: schema, mode: mode).parse(text).query
    let searcher = try Searcher(self, query, options)
    if let reason = try searcher.explain(query, .strict, document: number, isReranked: false) {
      var best = options
      best.limit = max(options.limit, Reranking.depth)
      best.offset = 0
      let hits = try Searcher(self, query, best).run(query, diagnostics: [])
      return try hits.first { $0.documentNumber == number }?.explain() ?? reason
    }
    let document = try document(at: number)
    // Parts are asked by themselves, of which the statistics of shards say nothing.
    var alone = options
    alone.statistics = nil
    let miss = MissExplainer(
      searcher: try Searcher(self, query, alone), analyzers: try context().analyzers,
      schema: schema, document: document,
      number: number)
    var details = try miss.parts(of: query, fields: nil)
    if let relaxed = try searcher.explain(
      query, .relaxed, document: number, isReranked: false)
    {
      details.append(
        Explanation(
          value: 0,
          text: "it is found after the others, by what it has of the query: score "
            + Explanation.rounded(relaxed.value)))
    }
    return Explanation(value: 0, text: "'\(id)' is no hit for \(query)", details: details)
  }
}
