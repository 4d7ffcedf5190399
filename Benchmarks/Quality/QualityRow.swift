// How good are the rankings for one file of queries?

import Foundation
@_spi(Measuring) import Garlic
import GarlicCommands

/// The measures of the product and of its baselines, for one file of queries.
struct QualityRow {
  let set: String
  /// The file of queries, without what all such files share: empty, or the script.
  let variant: String
  let queryCount: Int
  /// nDCG@10, MRR@10, recall@10 and recall@100, 0 to 100.
  let measures: [Double]
  /// The median time of a query, in milliseconds.
  let median: Double
  /// nDCG@10, 0 to 100.
  let pairs: Double
  let words: Double

  init(_ set: RetrievalSet, _ queries: String, in snapshot: Snapshot) throws {
    self.set = set.name
    let file = URL(fileURLWithPath: queries).deletingPathExtension().lastPathComponent
    variant = String(file.dropFirst("queries".count).drop { $0 == "-" })
    let collection = try TestCollection(queries: queries, judgements: set.judgements)
    queryCount = collection.topics.count
    let run = try EvaluationRun(snapshot, collection, SearchOptions(limit: 100)) {}
    measures = Measures.names.indices.map { 100 * Significance.mean(run.values(of: $0)) }
    median = Significance.percentile(0.5, run.latencies)
    pairs = try Self.baseline(.bigrams, collection, snapshot)
    words = try Self.baseline(.words, collection, snapshot)
  }

  /// nDCG@10 of a baseline: all terms of the question as typed, or of the question as read by the
  /// parser, or of any of its groups, whichever serves it best.
  private static func baseline(
    _ ranking: SearchOptions.Ranking, _ collection: TestCollection, _ snapshot: Snapshot
  ) throws -> Double {
    var options = SearchOptions(limit: 10)
    options.ranking = ranking
    let plain = try collection.topics.map { topic in
      let hits = try snapshot.search(.text(topic.text), options)
      return Measures(ranking: hits.map(\.id), relevance: topic.relevance).ndcg10
    }
    var best = 100 * Significance.mean(plain)
    for mode in [SearchOptions.Mode.standard, .any] {
      options.mode = mode
      let run = try EvaluationRun(snapshot, collection, options) {}
      best = max(best, 100 * Significance.mean(run.values(of: 0)))
    }
    return best
  }
}
