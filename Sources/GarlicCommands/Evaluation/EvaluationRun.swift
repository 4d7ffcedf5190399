// How does an index answer all queries of a test collection?

public import Garlic
import GarlicText

/// The rankings of an index for the queries of a test collection, and their measures.
public struct EvaluationRun {
  /// One query, answered.
  public struct Answer {
    /// What was asked.
    public var topic: TestCollection.Topic
    /// Ids of documents with their scores, best first.
    public var ranking: [(id: String, score: Double)]
    /// How good the ranking is.
    public var measures: Measures
    /// In milliseconds.
    public var latency: Double
  }

  /// The answers, in the order of the queries.
  public private(set) var answers: [Answer] = []

  /// Asks all queries of a collection.
  ///
  /// - Parameters:
  ///   - snapshot: what is searched.
  ///   - collection: the queries.
  ///   - options: how; their limit is how many hits of each are looked at.
  ///   - progress: called after each query.
  public init(
    _ snapshot: Snapshot, _ collection: TestCollection, _ options: SearchOptions,
    progress: () -> Void
  ) throws(IndexError) {
    // The first search of a process loads dictionaries; no query shall pay for that.
    if let topic = collection.topics.first { _ = try snapshot.search(topic.text, options) }
    for topic in collection.topics {
      let start = ContinuousClock.now
      let results = try snapshot.search(topic.text, options)
      let latency = (ContinuousClock.now - start).seconds * 1000
      let ranking = results.map { (id: $0.id, score: $0.score) }
      answers.append(
        Answer(
          topic: topic, ranking: ranking,
          measures: Measures(ranking: ranking.map(\.id), relevance: topic.relevance),
          latency: latency))
      progress()
    }
  }

  /// One measure of all queries.
  public func values(of measure: Int) -> [Double] { answers.map { $0.measures.values[measure] } }

  /// The time of each query, in milliseconds.
  public var latencies: [Double] { answers.map(\.latency) }

  /// The queries that fare worst by nDCG@10, worst first; those of equal value by their order.
  func worst(_ count: Int) -> [Answer] {
    let sorted = answers.enumerated().sorted {
      ($0.element.measures.ndcg10, $0.offset) < ($1.element.measures.ndcg10, $1.offset)
    }
    return sorted.map(\.element).filter { $0.measures.ndcg10 < 1 }.prefix(count).map { $0 }
  }

  /// Lines of a TREC run file: `query Q0 document rank score garlic`.
  var trecLines: [String] {
    answers.flatMap { answer in
      var last = Float.infinity
      return answer.ranking.enumerated().map { rank, hit in
        // trec_eval orders by score and knows no ranks: equal scores would be put in another order.
        last = min(Float(hit.score), last.nextDown)
        return "\(answer.topic.id) Q0 \(hit.id) \(rank + 1) \(last) garlic"
      }
    }
  }
}
