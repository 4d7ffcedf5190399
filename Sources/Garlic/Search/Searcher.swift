// Which documents answer the query best?

import GarlicText

/// Runs a query over a snapshot.
///
/// A class, so that what it is made of is not copied on the way. The filter is set while it is made, before any other
/// thread can have it.
final class Searcher: @unchecked Sendable {
  let snapshot: Snapshot
  let options: SearchOptions
  let snapshotContext: SnapshotContext
  /// What documents must match besides the query; nil for nothing.
  private(set) var filter: SearchFilter?
  let scoring: SnapshotScoring
  let defaultFields: [Int]
  /// How many documents there are and how long, in all shards where the snapshot is one of several.
  let collection: CollectionStatistics
  private let statistics: TermStatistics
  /// What the query shows of its script.
  private let sample: ScriptSample
  let deadline: Deadline

  /// - Parameter recorded: where what is looked up is kept; nil for nowhere.
  init(
    _ asked: Snapshot, _ query: borrowing Query, _ options: SearchOptions,
    recordedIn recorded: Guarded<SearchStatistics>? = nil
  ) throws(IndexError) {
    let all = options.statistics
    let snapshot = try all.map { (all) throws(IndexError) in try asked.fitted(to: all) } ?? asked
    self.snapshot = snapshot
    deadline = Deadline(options)
    collection = all.map { CollectionStatistics($0) } ?? snapshot.statistics
    if let after = options.after {
      if options.offset > 0 {
        throw .invalidArgument("a cursor and an offset exclude each other")
      }
      try after.check(snapshot)
    }
    _ = try options.wantedHits()
    snapshotContext = try snapshot.context()
    // The baselines know no scripts.
    var scripts: ScriptStatistics?
    if options.ranking == .standard {
      if let all {
        let ofAll = ScriptStatistics(all)
        scripts = ofAll.isMixed ? ofAll : nil
      } else {
        scripts = snapshotContext.scriptStatistics
      }
    }
    var sample = ScriptSample()
    query.show(to: &sample, schema: snapshot.schema)
    self.sample = sample
    let own = scripts?.scripts(of: sample)
    statistics = TermStatistics(
      snapshot, snapshotContext.terms, among: own, scripts, documentCount: collection.documentCount,
      of: all,
      recordedIn: recorded, deadline)
    scoring =
      options.k1 == SearchOptions.usualK1 && all == nil
      ? try snapshotContext.scoring(snapshot, own)
      : try SnapshotScoring(
        snapshot, k1: options.k1,
        averageLengths: own.flatMap { scripts?.averageLengths(in: $0) }
          ?? collection.averageLengths)
    if let names = options.fields {
      var numbers: [Int] = []
      for name in names {
        guard let number = snapshot.schema.index(of: name) else {
          throw .invalidArgument("there is no field '\(name)'")
        }
        numbers.append(number)
      }
      defaultFields = numbers
    } else {
      defaultFields = snapshotContext.textFields
    }
    let filter = options.filter
    // Moved here at last, and not copied.
    self.options = options
    if let filter { self.filter = try searchFilter(filter) }
  }

  /// The same search with another filter.
  init(_ other: Searcher, filter: SearchFilter?) {
    snapshot = other.snapshot
    options = other.options
    snapshotContext = other.snapshotContext
    scoring = other.scoring
    defaultFields = other.defaultFields
    collection = other.collection
    statistics = other.statistics
    sample = other.sample
    deadline = other.deadline
    self.filter = filter
  }

  func run(_ query: Query, diagnostics: [QueryDiagnostic]) throws(IndexError) -> SearchResults {
    let wanted = options.limit + options.offset
    let preference = self.preference
    let analyzed = try analyzed(query)
    if options.statistics != nil {
      try checkCursor()
      return try shardResults(query, analyzed, preference, diagnostics)
    }
    if let results = try sortedResults(query, analyzed, preference, diagnostics) { return results }
    let relaxesAtOnce = relaxesAtOnce(analyzed)
    let isTyped = query.isTyped
    let after = options.after
    var first = Best()
    if let after, after.isSecondStage {
      // The pages before have shown all that match in full.
      first.total.count = after.rank - after.stageRank
    } else {
      first = try best(
        analyzed, relaxesAtOnce ? .relaxed : .strict, wanted, isTyped: isTyped, after: after,
        preference: preference, looksFurther: options.limit > 0)
    }
    var second = Best()
    let canGoOn = !relaxesAtOnce && options.mode == .standard && analyzed.canRelax
    if first.entries.count < wanted, canGoOn {
      let found = try matches(analyzed, isTyped, first, after)
      second = try best(
        analyzed, .relaxed, wanted - first.entries.count, isTyped: isTyped, besides: found,
        after: after?.isSecondStage == true ? after : nil, preference: preference,
        looksFurther: options.limit > 0)
    }
    let full =
      relaxesAtOnce
      ? try FullMatches(analyzed, first.entries, by: self) : .all
    var total = first.total
    if relaxesAtOnce {
      total = try full.total(
        analyzed, of: first.entries, isAll: first.entries.count < wanted, by: self)
    }
    var hasMore = false
    if options.limit > 0, first.entries.count + second.entries.count == wanted {
      hasMore = second.entries.isEmpty ? first.isFollowed : second.isFollowed
      if !hasMore, second.entries.isEmpty, canGoOn {
        let found = try matches(analyzed, isTyped, first, after)
        hasMore = try !best(analyzed, .relaxed, 1, isTyped: isTyped, besides: found).entries.isEmpty
      }
    }
    let context = SearchContext(snapshot, query, options)
    var hits: [Hit] = []
    hits.reserveCapacity(first.entries.count + second.entries.count)
    let before = after?.rank ?? 0
    try add(first, from: before, isSecond: false, full, context, to: &hits)
    try add(
      second, from: before + first.entries.count, isSecond: true, full, context, to: &hits)
    return SearchResults(
      hits: hits, total: total, wasRelaxed: hits.contains(where: \.isRelaxed),
      diagnostics: diagnostics, facets: try facets(analyzed), groups: [], groupCount: 0,
      query: query, hasMore: hasMore)
  }

  /// Whether documents rank by how much of a query they match in the first place.
  func relaxesAtOnce(_ query: AnalyzedQuery) -> Bool {
    if options.ranking != .standard { return options.mode != .all }
    return switch options.mode {
    case .all: false
    case .standard: query.isRelaxedFromTheStart
    case .any: query.isRelaxedFromTheStart || query.hasLongAlternative
    }
  }

  /// Adds the hits of a stage, whose first has the rank after `before`, but for those that the offset
  /// leaves out.
  private func add(
    _ stage: Best, from before: Int, isSecond: Bool, _ full: FullMatches, _ context: SearchContext,
    to hits: inout [Hit]
  ) throws(IndexError) {
    var rank = before
    var stageRank = stage.rankBefore
    let shown = stage.entries.dropFirst(max(0, options.offset - before))
    snapshot.prefetchIDs(of: shown.prefix(Snapshot.prefetchedIDs).map { $0.document })
    for entry in stage.entries {
      rank += 1
      stageRank += 1
      if rank <= options.offset { continue }
      hits.append(
        Hit(
          id: try snapshot.id(at: entry.document), score: entry.score, rank: rank,
          isRelaxed: isSecond || !full.contains(entry.document),
          isReranked: stageRank <= stage.rerankedCount,
          stageRank: stageRank, isSecondStage: isSecond, documentNumber: entry.document,
          sortedBy: [], context: context))
    }
  }

  /// All documents that match a query, of which `first` are the last: those on the pages before too.
  private func matches(
    _ query: AnalyzedQuery, _ isTyped: Bool, _ first: Best, _ after: SearchCursor?
  ) throws(IndexError) -> Set<Int> {
    guard let after else { return Set(first.entries.map(\.document)) }
    let count =
      after.isSecondStage ? after.rank - after.stageRank : after.rank + first.entries.count
    return Set(
      try best(query, .strict, count, isTyped: isTyped).entries.map(\.document))
  }

  /// The plan of a query.
  func plan(_ query: Query, _ strictness: Planner.Strictness) throws(IndexError) -> PlanNode {
    try plan(try analyzed(query), strictness)
  }

  /// The query with its texts analyzed.
  func analyzed(_ query: Query) throws(IndexError) -> AnalyzedQuery {
    try QueryAnalysis(
      analyzers: snapshotContext.analyzers, analyzer: snapshotContext.analyzer,
      analyses: snapshotContext.analyses,
      schema: snapshot.schema,
      findsOtherKana: options.findsOtherKana && options.ranking == .standard,
      inflectsEnglish: options.inflectsEnglish,
      synonyms: options.ranking == .standard ? options.synonyms : nil, deadline: deadline
    ).analyzed(query, in: defaultFields)
  }

  func plan(
    _ query: AnalyzedQuery, _ strictness: Planner.Strictness
  ) throws(IndexError) -> PlanNode {
    try Planner(
      snapshot: snapshot, strictness: strictness,
      relaxesAlternatives: options.mode == .any || options.ranking != .standard,
      statistics: statistics, scoring: scoring, ranking: options.ranking,
      memoryBudget: options.memoryBudget, deadline: deadline, defaultFields: defaultFields
    ).plan(query)
  }

  func matching(
    _ number: Int, _ view: SegmentView, _ deadline: Deadline
  ) -> SegmentPlan {
    SegmentPlan(
      view: view, number: number, scoring: scoring.fields[number], k1: scoring.k1,
      deadline: deadline, cursorLimit: options.cursorLimit, memoryBudget: options.memoryBudget)
  }

  /// The best documents of one stage of a search, from some rank on.
  private struct Best {
    var entries: [TopHits.Entry] = []
    var total = SearchResults.Total(count: 0, isExact: true)
    /// How many of the stage come before.
    var rankBefore = 0
    /// How many of the stage's first were rescored.
    var rerankedCount = 0
    /// Whether there are more; looked up where it is asked for and as many were found as were wanted.
    var isFollowed = false
  }

  private func best(
    _ query: AnalyzedQuery, _ strictness: Planner.Strictness, _ wanted: Int, isTyped: Bool,
    besides found: Set<Int> = [], after: SearchCursor? = nil, preference: ScriptPreference? = nil,
    looksFurther: Bool = false
  ) throws(IndexError) -> Best {
    let node = try plan(query, strictness)
    let title = wanted > 0 ? title(query, node) : nil
    let before = after?.stageRank ?? 0
    guard let reranking = reranking(node, wanted, before: before, isTyped: isTyped) else {
      // Where matches are not counted in passing, one more hit tells for less than another search does.
      let counts = node.countsInPassing && filter == nil && found.isEmpty
      let more = looksFurther && !counts ? 1 : 0
      var (entries, total) = try best(
        node, wanted + more, besides: found, title: title, after: after?.entry,
        preference: preference)
      let hasMore = entries.count > wanted
      if hasMore { entries.removeLast() }
      var best = Best(entries: entries, total: total, rankBefore: before)
      if looksFurther, entries.count == wanted {
        best.isFollowed =
          more > 0 ? hasMore : try isFollowed(best, node, title, found, preference)
      }
      return best
    }
    // A cursor up to there has a score of rescoring: the first are all looked at once more.
    let (entries, total) = try best(
      node, max(before + wanted, Reranking.depth), besides: found, title: title,
      preference: preference)
    let factor = try ScoreFactor(options, preference, snapshot)
    let reranked = try reranking.reranked(
      entries, factor: factor, deadline)
    if let failure = factor?.failure { throw failure }
    var best = Best(
      entries: Array(reranked.dropFirst(before).prefix(wanted)), total: total, rankBefore: before,
      rerankedCount: Reranking.depth)
    if looksFurther, best.entries.count == wanted {
      best.isFollowed = try isFollowed(best, node, title, found, preference)
    }
    return best
  }

  /// Whether there are more hits of a stage after those that were found.
  ///
  /// Most often the number of documents that were seen tells; where others were passed over unseen, one more hit is
  /// searched.
  private func isFollowed(
    _ stage: Best, _ node: PlanNode, _ title: ExactTitle?, _ found: Set<Int>,
    _ preference: ScriptPreference?
  ) throws(IndexError) -> Bool {
    guard let last = stage.entries.last else { return false }
    let through = stage.rankBefore + stage.entries.count
    if stage.total.count > through { return true }
    if stage.total.isExact { return false }
    // The first are in another order where they were rescored.
    if through <= stage.rerankedCount {
      return try best(node, through + 1, besides: found, title: title).0.count > through
    }
    return try !best(
      node, 1, besides: found, title: title, after: last, preference: preference
    ).0.isEmpty
  }

  /// How the best documents of a plan are rescored; nil where they are not.
  func reranking(_ node: PlanNode, _ wanted: Int, before: Int, isTyped: Bool) -> Reranking? {
    guard wanted > 0, before <= Reranking.depth, options.ranking == .standard, isTyped else {
      return nil
    }
    return Reranking(node, in: snapshot, collection)
  }

  /// The script that the query prefers; nil for none.
  ///
  /// The baselines prefer nothing.
  var preference: ScriptPreference? {
    guard options.prefersOwnScript, options.ranking == .standard,
      let scripts = snapshotContext.scripts
    else { return nil }
    return ScriptPreference(sample, scripts, of: options.statistics)
  }

  /// The query as a whole title, whose documents come first; nil where there is none.
  ///
  /// The baselines know no titles.
  func title(_ query: AnalyzedQuery, _ node: PlanNode) -> ExactTitle? {
    guard options.ranking == .standard else { return nil }
    return ExactTitle(query, node, searched: defaultFields, in: snapshot.schema, collection)
  }
}
