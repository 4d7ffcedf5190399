// In which order do the hits of several shards come?

extension ShardAnswer {
  /// Joins the answers of all shards to one search.
  ///
  /// Hits, their order and scores, facets and groups are those of one index with the documents of the shards in their
  /// order; a document is to be in one shard only. A lower bound of the total is one here, too, but may be another.
  ///
  /// - Parameters:
  ///   - answers: one of each shard, in an order that is always the same: of equal hits, those of earlier shards come
  ///     first.
  ///   - options: those of the searches, with their ``SearchOptions/statistics``.
  /// - Throws: `IndexError.invalidArgument` when the options have no statistics, or an answer is not one to this search;
  ///   `.searchTooLarge`.
  /// - Complexity: O(entries · log entries + groups + counts of facets).
  public static func merging(
    _ answers: [ShardAnswer], _ options: SearchOptions
  ) throws(IndexError) -> MergedAnswer {
    guard let schema = options.statistics?.schema else {
      throw .invalidArgument(
        "answers of shards are merged with the statistics that they were asked with")
    }
    for answer in answers where answer.facets.count != options.facets.count {
      throw .invalidArgument(
        "a shard answered \(answer.facets.count) facets, and \(options.facets.count) were asked for"
      )
    }
    let wanted = try options.wantedHits()
    let keys = options.sort == [.relevance] ? [] : options.sort
    for answer in answers {
      let entries = answer.entries + answer.groups.flatMap(\.hits)
      if entries.contains(where: { $0.values.count != keys.count })
        || answer.groups.contains(where: \.hits.isEmpty)
      {
        throw .invalidArgument("a shard's answer is to a search in another order")
      }
    }
    var merged = MergedAnswer()
    var hasMore = false
    if let grouping = options.grouping {
      mergeGroups(answers, options, SortOrder(keys: keys), grouping.hits, into: &merged)
    } else if !keys.isEmpty {
      hasMore = mergeSorted(answers, options, wanted, SortOrder(keys: keys), into: &merged)
    } else {
      hasMore = mergeRanked(answers, options, wanted, into: &merged)
    }
    merged.wasRelaxed = merged.hits.contains(where: \.isRelaxed)
    merged.facets = try facets(answers, options, schema)
    if hasMore, options.limit > 0, let last = merged.hits.last {
      merged.next = answers.indices.map { answers[$0].cursor(after: last, as: $0) }
    }
    return merged
  }

  /// An entry, and where it is from.
  struct Candidate {
    var shard: Int
    var place: Int
    var entry: Entry
    /// The score with what positions add, where that counts.
    var score: Double

    /// Documents of all shards in one count, so that those of earlier shards come first.
    var number: Int { shard << 40 &+ entry.document }
    var ranked: TopHits.Entry { TopHits.Entry(score: score, document: number) }
    var sorted: SortedEntry { SortedEntry(values: entry.values, score: score, document: number) }
  }

  /// The totals of all answers, or of those of some.
  private static func addTotals(_ answers: [ShardAnswer], into merged: inout MergedAnswer) {
    for answer in answers {
      merged.total = merged.total.addingReportingOverflow(answer.total).partialValue
      merged.isTotalExact = merged.isTotalExact && answer.isTotalExact
    }
  }

  /// - Returns: whether there are more hits.
  private static func mergeRanked(
    _ answers: [ShardAnswer], _ options: SearchOptions, _ wanted: Int,
    into merged: inout MergedAnswer
  ) -> Bool {
    let after = options.after
    let relaxesAtOnce = answers.contains(where: \.relaxesAtOnce)
    let allFirst =
      after?.isSecondStage == true
      ? [] : stage(answers, isSecond: false, after: after, wanted: wanted + 1)
    let first = Array(allFirst.prefix(wanted))
    let allSecond = stage(
      answers, isSecond: true, after: after?.isSecondStage == true ? after : nil,
      wanted: wanted + 1 - first.count)
    let second = Array(allSecond.prefix(wanted - first.count))
    addTotals(answers, into: &merged)
    if let after, after.isSecondStage {
      merged.total = after.rank - after.stageRank
      merged.isTotalExact = true
    }
    if relaxesAtOnce, options.counting == .bounded {
      let isAll = first.count < wanted
      merged.total = first.count { $0.entry.isFull }
      merged.isTotalExact = isAll && after == nil
    }
    if !relaxesAtOnce { merged.total = max(merged.total, first.count) }
    var rank = after?.rank ?? 0
    for (candidates, isSecond) in [(first, false), (second, true)] {
      var stageRank = after?.isSecondStage ?? false == isSecond ? after?.stageRank ?? 0 : 0
      let isRescored = answers.contains { isSecond ? $0.second.isRescored : $0.first.isRescored }
      for candidate in candidates {
        rank += 1
        stageRank += 1
        if rank <= options.offset { continue }
        merged.hits.append(
          hit(
            candidate, rank: rank, isRelaxed: !candidate.entry.isFull, stageRank: stageRank,
            isSecondStage: isSecond, isReranked: isRescored && stageRank <= Reranking.depth))
      }
    }
    return allFirst.count + allSecond.count > first.count + second.count
  }

  /// The candidates of one stage after the cursor, best first.
  ///
  /// The best by their terms are rescored, as many of all shards as of one index.
  private static func stage(
    _ answers: [ShardAnswer], isSecond: Bool, after: SearchCursor?, wanted: Int
  ) -> [Candidate] {
    var candidates: [Candidate] = []
    var isRescored = false
    var isFromStart = false
    for (shard, answer) in answers.enumerated() {
      let stage = isSecond ? answer.second : answer.first
      isRescored = isRescored || stage.isRescored
      isFromStart = isFromStart || stage.isFromStart
      for (place, entry) in answer.entries.enumerated() where entry.isSecondStage == isSecond {
        candidates.append(
          Candidate(shard: shard, place: place, entry: entry, score: entry.score))
      }
    }
    candidates.sort { $1.ranked.isWorse(than: $0.ranked) }
    if isRescored {
      var best = Array(candidates.prefix(Reranking.depth))
      for index in best.indices { best[index].score += best[index].entry.bonus }
      best.sort { $1.ranked.isWorse(than: $0.ranked) }
      candidates = best + candidates.dropFirst(Reranking.depth)
    }
    let before = isFromStart ? after?.stageRank ?? 0 : 0
    return Array(candidates.dropFirst(before).prefix(max(0, wanted)))
  }

  private static func hit(
    _ candidate: Candidate, rank: Int, isRelaxed: Bool, stageRank: Int, isSecondStage: Bool,
    isReranked: Bool = false
  ) -> MergedAnswer.Hit {
    MergedAnswer.Hit(
      shard: candidate.shard, place: candidate.place, id: candidate.entry.id,
      score: candidate.score, rank: rank, isRelaxed: isRelaxed, stageRank: stageRank,
      isSecondStage: isSecondStage, isReranked: isReranked, document: candidate.entry.document,
      values: candidate.entry.values)
  }

  /// - Returns: whether there are more hits.
  private static func mergeSorted(
    _ answers: [ShardAnswer], _ options: SearchOptions, _ wanted: Int, _ order: SortOrder,
    into merged: inout MergedAnswer
  ) -> Bool {
    // Where any shard has a document that matches in full, those that match in part are no hits.
    let isRelaxed = answers.allSatisfy(\.isRelaxed)
    let counted = answers.filter { $0.isRelaxed == isRelaxed }
    var candidates: [Candidate] = []
    for (shard, answer) in answers.enumerated() where answer.isRelaxed == isRelaxed {
      for (place, entry) in answer.entries.enumerated() {
        candidates.append(Candidate(shard: shard, place: place, entry: entry, score: entry.score))
      }
    }
    candidates.sort { order.precedes($0.sorted, $1.sorted) }
    addTotals(counted, into: &merged)
    let before = options.after?.rank ?? 0
    for (index, candidate) in candidates.prefix(wanted).enumerated() where index >= options.offset {
      let rank = before + index + 1
      merged.hits.append(
        hit(
          candidate, rank: rank, isRelaxed: isRelaxed, stageRank: rank, isSecondStage: isRelaxed))
    }
    return candidates.count > wanted
  }

  private static func mergeGroups(
    _ answers: [ShardAnswer], _ options: SearchOptions, _ order: SortOrder, _ most: Int,
    into merged: inout MergedAnswer
  ) {
    let isRelaxed = answers.allSatisfy(\.isRelaxed)
    var counts: [String?: Int] = [:]
    var hits: [String?: [Candidate]] = [:]
    for (shard, answer) in answers.enumerated() where answer.isRelaxed == isRelaxed {
      for group in answer.groups {
        counts[group.value, default: 0] &+= group.count
        for (place, entry) in group.hits.enumerated() {
          hits[group.value, default: []].append(
            Candidate(shard: shard, place: place, entry: entry, score: entry.score))
        }
      }
    }
    var groups: [(value: String?, hits: [Candidate])] = []
    for (value, candidates) in hits {
      let sorted = candidates.sorted { order.precedes($0.sorted, $1.sorted) }
      groups.append((value, Array(sorted.prefix(max(1, most)))))
    }
    let first = FirstElements.of(groups, options.limit + options.offset) { a, b in
      GroupSearch.precedes(
        a.hits[0].sorted, a.value.map { Array($0.utf8) }, b.hits[0].sorted,
        b.value.map { Array($0.utf8) }, by: order)
    }
    for (index, group) in first.dropFirst(options.offset).enumerated() {
      let rank = options.offset + index + 1
      let shown = group.hits.map {
        hit($0, rank: rank, isRelaxed: isRelaxed, stageRank: rank, isSecondStage: isRelaxed)
      }
      merged.groups.append(
        MergedAnswer.Group(value: group.value, count: counts[group.value] ?? 0, hits: shown))
    }
    merged.hits = merged.groups.compactMap(\.hits.first)
    merged.groupCount = groups.count
    addTotals(answers.filter { $0.isRelaxed == isRelaxed }, into: &merged)
  }

  private static func facets(
    _ answers: [ShardAnswer], _ options: SearchOptions, _ schema: Schema
  ) throws(IndexError) -> [FacetResult] {
    var results: [FacetResult] = []
    for (number, facet) in options.facets.enumerated() {
      let counter = try FacetCounter.make(facet, schema)
      // Documents that match in part are counted where none matches in full.
      let isRelaxed = answers.allSatisfy { $0.facets[number].isRelaxed }
      for answer in answers where answer.facets[number].isRelaxed == isRelaxed {
        try counter.add(answer.facets[number])
      }
      try counter.finish(budget: options.memoryBudget)
      results.append(counter.result)
    }
    return results
  }

  /// Where the page after a hit begins in this shard.
  private func cursor(after hit: MergedAnswer.Hit, as shard: Int) -> SearchCursor {
    let document =
      shard == hit.shard
      ? hit.document
      : shard < hit.shard ? SearchCursor.afterAllDocuments : SearchCursor.beforeAllDocuments
    return SearchCursor(
      sequence: sequence, checksum: checksum, rank: hit.rank, stageRank: hit.stageRank,
      isSecondStage: hit.isSecondStage, score: hit.score, document: document, values: hit.values)
  }
}
