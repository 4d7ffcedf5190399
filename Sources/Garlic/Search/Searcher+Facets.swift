// How many matches have which values?

extension Searcher {
  /// The counts that were asked for.
  ///
  /// - Complexity: O(matches) for each different filter.
  func facets(_ query: AnalyzedQuery) throws(IndexError) -> [FacetResult] {
    let counted = try counted(query)
    for (counter, _) in counted { try counter.finish(budget: options.memoryBudget) }
    return counted.map(\.counter.result)
  }

  /// All counts of this shard for what was asked for.
  func facetCounts(_ query: AnalyzedQuery) throws(IndexError) -> [FacetCounts] {
    var all: [FacetCounts] = []
    for (counter, isRelaxed) in try counted(query) {
      try counter.joinCounts()
      var counts = counter.shardCounts()
      counts.isRelaxed = isRelaxed
      if counts.byteCount > options.memoryBudget {
        throw .searchTooLarge(needed: counts.byteCount, allowed: options.memoryBudget)
      }
      all.append(counts)
    }
    return all
  }

  /// Counters that have counted, and whether they did so over documents that match in part, as none matches in full.
  private func counted(
    _ query: AnalyzedQuery
  ) throws(IndexError) -> [(counter: FacetCounter, isRelaxed: Bool)] {
    if options.facets.isEmpty { return [] }
    var counters: [FacetCounter] = []
    for facet in options.facets { counters.append(try .make(facet, snapshot.schema)) }
    // Facets that leave out a part of the filter are counted over other matches, in a pass of their own.
    var passes: [(filter: Query?, counters: [FacetCounter])] = []
    for counter in counters {
      let filter =
        counter.facet.ignoresOwnFilter
        ? options.filter?.without(field: counter.facet.field) : options.filter
      if let index = passes.firstIndex(where: { $0.filter == filter }) {
        passes[index].counters.append(counter)
      } else {
        passes.append((filter, [counter]))
      }
    }
    var relaxed: Set<ObjectIdentifier> = []
    for pass in passes {
      var searcher = self
      if pass.filter != options.filter {
        searcher = Searcher(
          self,
          filter: try pass.filter.map { (query) throws(IndexError) in try searchFilter(query) })
      }
      try searcher.count(try plan(query, .strict), pass.counters)
      if canRelax(query), pass.counters.allSatisfy({ $0.result.documents + $0.result.missing == 0 })
      {
        try searcher.count(try plan(query, .relaxed), pass.counters)
        for counter in pass.counters { relaxed.insert(ObjectIdentifier(counter)) }
      }
    }
    return counters.map { ($0, relaxed.contains(ObjectIdentifier($0))) }
  }

  private func count(_ node: PlanNode, _ counters: [FacetCounter]) throws(IndexError) {
    for number in snapshot.views.indices {
      try deadline.check()
      let plan = try filtered(number, deadline)
      var rest: [FacetCounter] = []
      for counter in counters {
        if case .all = node, plan.view.deleted.isEmpty, let keywords = counter as? KeywordCounter {
          try keywords.countAll(plan.view.reader)
        } else {
          try counter.begin(plan.view.reader)
          rest.append(counter)
        }
      }
      if !rest.isEmpty {
        var batches = MatchBatches(plan)
        try batches.forEach(node) { (documents) throws(IndexError) in
          for counter in rest { try counter.add(documents) }
        }
      }
      for counter in counters { try counter.end() }
    }
  }
}

extension Query {
  /// This query without the parts that ask of one field alone; nil when nothing is left.
  func without(field: String) -> Query? {
    switch self {
    case .field(let names, _): return names == [field] ? nil : self
    case .and(let parts):
      return Self.rest(parts.compactMap { $0.without(field: field) }) { .and($0) }
    case .clauses(let parts):
      return Self.rest(parts.compactMap { $0.without(field: field) }) { .clauses($0) }
    case .not(let inner): return inner.without(field: field) == nil ? nil : self
    case .or(let parts):
      // Alternatives of one field are what is chosen of it.
      return parts.allSatisfy { $0.without(field: field) == nil } ? nil : self
    case .boolean(let must, let should, let mustNot, let minimum):
      let rest = Query.boolean(
        must: must.compactMap { $0.without(field: field) },
        should: should.allSatisfy { $0.without(field: field) == nil } ? [] : should,
        mustNot: mustNot.filter { $0.without(field: field) != nil }, minimumShouldMatch: minimum)
      if case .boolean(let must, let should, let mustNot, _) = rest, must.isEmpty, should.isEmpty,
        mustNot.isEmpty
      {
        return nil
      }
      return rest
    case .filter(let inner): return inner.without(field: field).map { .filter($0) }
    case .boosted(let inner, let factor):
      return inner.without(field: field).map { .boosted($0, factor) }
    case .constant(let inner, let score):
      return inner.without(field: field).map { .constant($0, score) }
    default: return self
    }
  }

  private static func rest(_ parts: [Query], _ join: ([Query]) -> Query) -> Query? {
    parts.isEmpty ? nil : parts.count == 1 ? parts[0] : join(parts)
  }
}
