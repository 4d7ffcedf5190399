// What does one of several shards answer?

extension Searcher {
  /// The candidates of this shard for a page of all shards, with what merging must know of them.
  ///
  /// Decisions that depend on what is found are taken when answers are merged. So each stage gives as many hits as the
  /// whole page could need, those of the pages before included where they are told by a rank; the best are rescored,
  /// each shard its own; and the second stage is searched where this shard's hits of the first are not enough.
  func shardResults(
    _ query: Query, _ analyzed: AnalyzedQuery, _ preference: ScriptPreference?,
    _ diagnostics: [QueryDiagnostic]
  ) throws(IndexError) -> SearchResults {
    let context = SearchContext(snapshot, query, options)
    var shard = SearchResults.Shard(answer: ShardAnswer(), context: context)
    shard.answer.sequence = snapshot.sequence
    shard.answer.checksum = snapshot.checksum
    var hits: [Hit] = []
    if !sortKeys.isEmpty || options.grouping != nil {
      hits = try addSorted(analyzed, preference, to: &shard)
    } else {
      hits = try addRanked(analyzed, preference, isTyped: query.isTyped, to: &shard)
    }
    shard.answer.facets = try facetCounts(analyzed)
    return SearchResults(
      hits: hits,
      total: SearchResults.Total(count: shard.answer.total, isExact: shard.answer.isTotalExact),
      wasRelaxed: hits.contains(where: \.isRelaxed), diagnostics: diagnostics, facets: [],
      groups: [], groupCount: 0, query: query, hasMore: false, shard: shard)
  }

  private func addRanked(
    _ query: AnalyzedQuery, _ preference: ScriptPreference?, isTyped: Bool,
    to shard: inout SearchResults.Shard
  ) throws(IndexError) -> [Hit] {
    let wanted = options.limit + options.offset + oneMore
    let after = options.after
    let relaxesAtOnce = relaxesAtOnce(query)
    shard.answer.relaxesAtOnce = relaxesAtOnce
    var first = Candidates()
    if after?.isSecondStage != true {
      first = try candidates(
        query, relaxesAtOnce ? .relaxed : .strict, wanted, isTyped: isTyped, after: after,
        preference: preference)
    }
    var second = Candidates()
    let needed = first.stage.isFromStart ? wanted + (after?.stageRank ?? 0) : wanted
    if first.entries.count < needed, !relaxesAtOnce, options.mode == .standard, query.canRelax {
      second = try candidates(
        query, .relaxed, wanted, isTyped: isTyped, besides: try matches(query, first.entries),
        after: after?.isSecondStage == true ? after : nil, preference: preference)
    }
    let full =
      relaxesAtOnce
      ? try FullMatches(query, first.entries, by: self) : .all
    var total = first.total
    if relaxesAtOnce, options.counting == .exact {
      total = try best(try plan(query, .strict), 0, besides: []).1
    }
    shard.answer.total = total.count
    shard.answer.isTotalExact = total.isExact
    shard.answer.first = first.stage
    shard.answer.second = second.stage
    var hits: [Hit] = []
    for (candidates, isSecond) in [(first, false), (second, true)] {
      for (index, entry) in candidates.entries.enumerated() {
        let bonus = index < candidates.bonuses.count ? candidates.bonuses[index] : 0
        let id = try snapshot.id(at: entry.document)
        let isFull = !isSecond && full.contains(entry.document)
        shard.answer.entries.append(
          ShardAnswer.Entry(
            id: id, document: entry.document, score: entry.score, bonus: bonus,
            isSecondStage: isSecond, isFull: isFull))
        hits.append(
          Hit(
            id: id, score: entry.score + bonus, rank: hits.count + 1, isRelaxed: !isFull,
            isReranked: index < candidates.bonuses.count, stageRank: index + 1,
            isSecondStage: isSecond, documentNumber: entry.document, sortedBy: [],
            context: shard.context))
      }
    }
    return hits
  }

  /// Documents of one stage, best first by their terms.
  private struct Candidates {
    var entries: [TopHits.Entry] = []
    var total = SearchResults.Total(count: 0, isExact: true)
    /// What positions add to the scores of the first.
    var bonuses: [Double] = []
    var stage = ShardAnswer.Stage()
  }

  private func candidates(
    _ query: AnalyzedQuery, _ strictness: Planner.Strictness, _ wanted: Int, isTyped: Bool,
    besides found: Set<Int> = [], after: SearchCursor?, preference: ScriptPreference?
  ) throws(IndexError) -> Candidates {
    let node = try plan(query, strictness)
    let title = wanted > 0 ? title(query, node) : nil
    let before = after?.stageRank ?? 0
    var candidates = Candidates()
    guard let reranking = reranking(node, wanted, before: before, isTyped: isTyped) else {
      (candidates.entries, candidates.total) = try best(
        node, wanted, besides: found, title: title, after: after?.entry, preference: preference)
      return candidates
    }
    (candidates.entries, candidates.total) = try best(
      node, max(before + wanted, Reranking.depth), besides: found, title: title,
      preference: preference)
    let factor = try ScoreFactor(options, preference, snapshot)
    candidates.bonuses = try reranking.bonuses(
      of: Array(candidates.entries.prefix(Reranking.depth)), factor: factor, deadline)
    if let failure = factor?.failure { throw failure }
    candidates.stage = ShardAnswer.Stage(isRescored: true, isFromStart: true)
    return candidates
  }

  /// The documents of this shard that match in full, of which `first` are on this page: those on the pages before, too.
  private func matches(
    _ query: AnalyzedQuery, _ first: [TopHits.Entry]
  ) throws(IndexError) -> Set<Int> {
    guard let after = options.after else { return Set(first.map(\.document)) }
    // As many as all shards have on the pages before: those of this shard are not more.
    let count = after.isSecondStage ? after.rank - after.stageRank : after.rank + first.count
    return Set(try best(try plan(query, .strict), count, besides: []).0.map(\.document))
  }

  private func addSorted(
    _ query: AnalyzedQuery, _ preference: ScriptPreference?, to shard: inout SearchResults.Shard
  ) throws(IndexError) -> [Hit] {
    let factor = try ScoreFactor(options, preference, snapshot)
    let order = SortOrder(keys: sortKeys)
    var hits: [Hit] = []
    func entry(_ sorted: SortedEntry) throws(IndexError) -> (ShardAnswer.Entry, Hit) {
      let hit = try hit(
        sorted, rank: hits.count + 1, isRelaxed: shard.answer.isRelaxed, shard.context)
      return (
        ShardAnswer.Entry(
          id: hit.id, document: sorted.document, score: sorted.score,
          isSecondStage: shard.answer.isRelaxed, isFull: !shard.answer.isRelaxed,
          values: sorted.values), hit
      )
    }
    if let grouping = options.grouping {
      let all = try allGroups(query, grouping, order, factor)
      shard.answer.isRelaxed = all.isRelaxed
      for group in all.groups {
        var entries: [ShardAnswer.Entry] = []
        var ofGroup: [Hit] = []
        for sorted in group.hits {
          let (one, hit) = try entry(sorted)
          entries.append(one)
          ofGroup.append(hit)
        }
        shard.answer.groups.append(
          ShardAnswer.Group(
            value: group.value.map { String(decoding: $0, as: UTF8.self) }, count: group.count,
            hits: entries))
        shard.groups.append(ofGroup)
      }
      shard.answer.total = all.total.count
      shard.answer.isTotalExact = all.total.isExact
      return []
    }
    let found = try sortedEntries(query, order, factor)
    shard.answer.isRelaxed = found.isRelaxed
    shard.answer.total = found.total.count
    shard.answer.isTotalExact = found.total.isExact
    for sorted in found.entries {
      let (one, hit) = try entry(sorted)
      shard.answer.entries.append(one)
      hits.append(hit)
    }
    return hits
  }
}
