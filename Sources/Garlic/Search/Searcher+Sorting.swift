// Which hits come first in an order that was asked for?

extension Searcher {
  /// The results of a search that is sorted or grouped; nil when it is neither.
  func sortedResults(
    _ query: Query, _ analyzed: AnalyzedQuery, _ preference: ScriptPreference?,
    _ diagnostics: [QueryDiagnostic]
  ) throws(IndexError) -> SearchResults? {
    let keys = sortKeys
    try checkCursor()
    if keys.isEmpty, options.grouping == nil { return nil }
    let factor = try ScoreFactor(options, preference, snapshot)
    let order = SortOrder(keys: keys)
    if let grouping = options.grouping {
      return try grouped(query, analyzed, grouping, order, factor, diagnostics)
    }
    let (found, total, isRelaxed) = try sortedEntries(analyzed, order, factor)
    let entries = found.prefix(options.limit + options.offset)
    let before = options.after?.rank ?? 0
    let context = SearchContext(snapshot, query, options)
    var hits: [Hit] = []
    let shown = entries.dropFirst(options.offset)
    snapshot.prefetchIDs(of: shown.prefix(Snapshot.prefetchedIDs).map { $0.document })
    for (index, entry) in entries.enumerated() where index >= options.offset {
      hits.append(
        try hit(entry, rank: before + index + 1, isRelaxed: isRelaxed, context))
    }
    return SearchResults(
      hits: hits, total: total, wasRelaxed: isRelaxed && !hits.isEmpty, diagnostics: diagnostics,
      facets: try facets(analyzed), groups: [], groupCount: 0, query: query,
      hasMore: found.count > entries.count)
  }

  /// One, where it is to be known whether there are hits after those that are wanted.
  var oneMore: Int { options.limit > 0 ? 1 : 0 }

  /// What hits are sorted by; empty for relevance.
  var sortKeys: [SortKey] { options.sort == [.relevance] ? [] : options.sort }

  func checkCursor() throws(IndexError) {
    if let after = options.after, after.values.count != sortKeys.count {
      throw .invalidArgument(
        "the cursor is of hits sorted by \(after.values.count) keys, and the search has \(sortKeys.count)"
      )
    }
  }

  /// The first hits after the cursor, one more than is wanted, and whether they match in part, as none matches in full.
  func sortedEntries(
    _ analyzed: AnalyzedQuery, _ order: SortOrder, _ factor: ScoreFactor?
  ) throws(IndexError) -> (entries: [SortedEntry], total: SearchResults.Total, isRelaxed: Bool) {
    var isRelaxed = options.after?.isSecondStage ?? false
    var found = try sorted(try plan(analyzed, isRelaxed ? .relaxed : .strict), order, factor)
    let total = isRelaxed ? SearchResults.Total(count: 0, isExact: true) : found.total
    if !isRelaxed, found.entries.isEmpty, options.after == nil, canRelax(analyzed) {
      let matches = try best(try plan(analyzed, .strict), 1, besides: []).0
      if matches.isEmpty {
        isRelaxed = true
        found = try sorted(try plan(analyzed, .relaxed), order, factor)
      }
    }
    return (found.entries, total, isRelaxed)
  }

  /// Whether documents that match in part are hits where none matches in full.
  func canRelax(_ query: AnalyzedQuery) -> Bool {
    relaxesAtOnce(query) || options.mode == .standard && query.canRelax
  }

  func hit(
    _ entry: SortedEntry, rank: Int, isRelaxed: Bool, _ context: SearchContext
  ) throws(IndexError) -> Hit {
    Hit(
      id: try snapshot.id(at: entry.document), score: entry.score, rank: rank,
      isRelaxed: isRelaxed, isReranked: false, stageRank: rank, isSecondStage: isRelaxed,
      documentNumber: entry.document, sortedBy: entry.values, context: context)
  }

  /// The first hits of a plan after the cursor, segment after segment.
  private func sorted(
    _ node: PlanNode, _ order: SortOrder, _ factor: ScoreFactor?
  ) throws(IndexError) -> (entries: [SortedEntry], total: SearchResults.Total) {
    let wanted = options.limit + options.offset + oneMore
    var entries: [SortedEntry] = []
    var total = SearchResults.Total(count: 0, isExact: true)
    var deadline = deadline
    for number in snapshot.views.indices {
      let plan = try filtered(number, deadline)
      var search = try SortedSearch(
        plan.view, order, limit: wanted, last: entries.count >= wanted ? entries.last : nil,
        after: options.after?.sortedEntry, factor: factor)
      try search.collect(
        try plan.matches(node), counts: options.counting == .exact, deadline: &deadline)
      if let failure = factor?.failure { throw failure }
      total.add(SearchResults.Total(count: search.matched, isExact: !search.hasSkipped))
      entries += try search.entries()
      entries.sort { order.precedes($0, $1) }
      entries.removeLast(max(0, entries.count - wanted))
    }
    return (entries, total)
  }

  private func grouped(
    _ query: Query, _ analyzed: AnalyzedQuery, _ grouping: Grouping, _ order: SortOrder,
    _ factor: ScoreFactor?, _ diagnostics: [QueryDiagnostic]
  ) throws(IndexError) -> SearchResults {
    let search = try groupSearch(grouping, order, factor)
    let plans = try groupPlans()
    var isRelaxed = false
    var (groups, count) = try search.groups(
      plans, try plan(analyzed, .strict), offset: options.offset, limit: options.limit, deadline)
    if count == 0, canRelax(analyzed) {
      isRelaxed = true
      (groups, count) = try search.groups(
        plans, try plan(analyzed, .relaxed), offset: options.offset, limit: options.limit,
        deadline)
    }
    if let failure = factor?.failure { throw failure }
    let context = SearchContext(snapshot, query, options)
    var shown: [HitGroup] = []
    for (index, group) in groups.enumerated() {
      var hits: [Hit] = []
      for entry in group.hits {
        hits.append(
          try hit(entry, rank: options.offset + index + 1, isRelaxed: isRelaxed, context))
      }
      shown.append(
        HitGroup(
          value: group.value.map { String(decoding: $0, as: UTF8.self) }, count: group.count,
          hits: hits))
    }
    let total =
      isRelaxed
      ? SearchResults.Total(count: 0, isExact: true)
      : try best(try plan(analyzed, .strict), 0, besides: []).1
    return SearchResults(
      hits: shown.compactMap(\.hits.first), total: total,
      wasRelaxed: isRelaxed && !shown.isEmpty, diagnostics: diagnostics,
      facets: try facets(analyzed), groups: shown, groupCount: count, query: query,
      hasMore: options.offset + shown.count < count)
  }

  private func groupSearch(
    _ grouping: Grouping, _ order: SortOrder, _ factor: ScoreFactor?
  ) throws(IndexError) -> GroupSearch {
    guard options.after == nil else {
      throw .invalidArgument("groups are paged by an offset, not by a cursor")
    }
    guard grouping.hits >= 1 else {
      throw .invalidArgument("\(grouping.hits) hits of each group; at least 1")
    }
    let field = try snapshot.schema.column(grouping.field, for: "group by")
    guard snapshot.schema.fields[field].kind == .keyword else {
      throw .invalidArgument("cannot group by '\(grouping.field)': it is no keyword field")
    }
    return GroupSearch(
      order: order, field: field, hits: grouping.hits, budget: options.memoryBudget,
      factor: factor)
  }

  private func groupPlans() throws(IndexError) -> [SegmentPlan] {
    var plans: [SegmentPlan] = []
    for number in snapshot.views.indices { plans.append(try filtered(number, deadline)) }
    return plans
  }

  /// All groups of a shard, in no order, and whether their documents match in part, as none matches in full.
  func allGroups(
    _ analyzed: AnalyzedQuery, _ grouping: Grouping, _ order: SortOrder, _ factor: ScoreFactor?
  ) throws(IndexError) -> (
    groups: [GroupSearch.Group], total: SearchResults.Total, isRelaxed: Bool
  ) {
    let search = try groupSearch(grouping, order, factor)
    let plans = try groupPlans()
    var isRelaxed = false
    var groups = try search.groups(plans, try plan(analyzed, .strict), deadline)
    if groups.isEmpty, canRelax(analyzed) {
      isRelaxed = true
      groups = try search.groups(plans, try plan(analyzed, .relaxed), deadline)
    }
    if let failure = factor?.failure { throw failure }
    let total =
      isRelaxed
      ? SearchResults.Total(count: 0, isExact: true)
      : try best(try plan(analyzed, .strict), 0, besides: []).1
    return (groups, total, isRelaxed)
  }
}
