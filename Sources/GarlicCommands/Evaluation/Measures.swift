// How good is one ranking, judged by what is known to be relevant?

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Measures of one ranking.
///
/// - nDCG@10: Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", TOIS 20
///   (2002), with the discount log2(rank + 1) and with the gain that trec_eval's `ndcg_cut` takes:
///   the judged relevance itself, not 2^relevance − 1.
/// - MRR@10: Voorhees, "The TREC-8 question answering track report" (1999): one by the rank of the
///   first relevant document, 0 when it is not among the first ten.
/// - Recall@k: Manning, Raghavan and Schütze, "Introduction to Information Retrieval" (2008), 8.3.
///
/// As in trec_eval a document is relevant when it is judged above 0, and what nobody judged is not.
public struct Measures: Equatable {
  /// nDCG@10.
  public var ndcg10 = 0.0
  /// MRR@10.
  public var mrr10 = 0.0
  /// Recall@10.
  public var recall10 = 0.0
  /// Recall@100.
  public var recall100 = 0.0

  /// Their names, in the order of `values`.
  public static let names = ["nDCG@10", "MRR@10", "recall@10", "recall@100"]

  /// The measures, in the order of `names`.
  public var values: [Double] { [ndcg10, mrr10, recall10, recall100] }

  /// Judges a ranking.
  ///
  /// - Parameters:
  ///   - ranking: ids of documents, best first, each once.
  ///   - relevance: what was judged, by id.
  public init(ranking: [String], relevance: [String: Int]) {
    let relevantCount = relevance.values.count { $0 > 0 }
    if relevantCount == 0 { return }
    var gain = 0.0
    var found10 = 0
    var found100 = 0
    for (rank, id) in ranking.prefix(100).enumerated() {
      guard let judged = relevance[id], judged > 0 else { continue }
      found100 += 1
      if rank >= 10 { continue }
      found10 += 1
      gain += Double(judged) / log2(Double(rank + 2))
      if mrr10 == 0 { mrr10 = 1 / Double(rank + 1) }
    }
    var ideal = 0.0
    for (rank, judged) in relevance.values.filter({ $0 > 0 }).sorted(by: >).prefix(10).enumerated()
    {
      ideal += Double(judged) / log2(Double(rank + 2))
    }
    ndcg10 = gain / ideal
    recall10 = Double(found10) / Double(relevantCount)
    recall100 = Double(found100) / Double(relevantCount)
  }
}
