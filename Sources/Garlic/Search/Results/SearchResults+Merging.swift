// What do results of several shards in one process look like as one?

extension SearchResults {
  /// What the results of a shard have besides its hits.
  struct Shard: Sendable {
    var answer: ShardAnswer
    let context: SearchContext
    /// The hits of all groups.
    var groups: [[Hit]] = []
  }

  /// Joins the results of searches of all shards with ``SearchOptions/statistics``.
  ///
  /// Hits, their order and scores, facets and groups are those of one index with the documents of the shards in their
  /// order; a document is to be in one shard only. Pages of merged results go on by ``nextOfShards``.
  ///
  /// ```swift
  /// let sum = try shards.map { try $0.statistics(for: query, options) }.reduce(SearchStatistics(), +)
  /// options.statistics = sum
  /// let results = try SearchResults.merging(try shards.map { try $0.search(query, options) })
  /// ```
  ///
  /// - Parameter parts: the results of each shard for the same query and options, in an order that is always the same:
  ///   of equal hits, those of earlier shards come first.
  /// - Throws: `IndexError.invalidArgument` when there are none, or some were found without statistics;
  ///   `.searchTooLarge`.
  public static func merging(_ parts: [SearchResults]) throws(IndexError) -> SearchResults {
    guard let first = parts.first else {
      throw .invalidArgument("there are no results to merge: search at least one shard")
    }
    var shards: [Shard] = []
    for part in parts {
      guard let shard = part.shard else {
        throw .invalidArgument("results are merged that were found with SearchOptions.statistics")
      }
      shards.append(shard)
    }
    let options = shards[0].context.options
    let merged = try ShardAnswer.merging(shards.map(\.answer), options)
    func shown(_ hit: MergedAnswer.Hit, _ found: [Hit]) -> Hit {
      Hit(
        id: hit.id, score: hit.score, rank: hit.rank, isRelaxed: hit.isRelaxed,
        isReranked: hit.isReranked, stageRank: hit.stageRank, isSecondStage: hit.isSecondStage,
        documentNumber: hit.document, sortedBy: hit.values, context: found[hit.place].context)
    }
    var groups: [HitGroup] = []
    for group in merged.groups {
      let hits = group.hits.map { hit -> Hit in
        let number = shards[hit.shard].answer.groups.firstIndex { $0.value == group.value } ?? 0
        return shown(hit, shards[hit.shard].groups[number])
      }
      groups.append(HitGroup(value: group.value, count: group.count, hits: hits))
    }
    let hits =
      groups.isEmpty
      ? merged.hits.map { shown($0, parts[$0.shard].hits) } : groups.compactMap(\.hits.first)
    return SearchResults(
      hits: hits, total: Total(count: merged.total, isExact: merged.isTotalExact),
      wasRelaxed: merged.wasRelaxed, diagnostics: first.diagnostics, facets: merged.facets,
      groups: groups, groupCount: merged.groupCount, query: first.query,
      hasMore: !merged.next.isEmpty,
      nextOfShards: merged.next)
  }

  /// The answer of a shard as it travels to where answers are merged; nil of a search without
  /// ``SearchOptions/statistics``.
  public var answer: ShardAnswer? { shard?.answer }
}
