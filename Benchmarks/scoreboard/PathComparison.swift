// Is this the index that the documents ask for, and does it answer as the first did?

import Foundation
@_spi(Measuring) import Garlic

/// Compares indexes of the same documents with what is expected and their answers with those of the first.
struct PathComparison {
  /// What the best of an answer score, best first, and how many documents match.
  private struct Answer: Equatable {
    var scores: [Double]
    var count: Int
  }

  let expected: IndexDigest
  let queries: [Query]
  private var answers: [Answer] = []
  /// Indexes that were not the same.
  private(set) var differing = 0

  init(expected: IndexDigest, queries: [Query]) {
    self.expected = expected
    self.queries = queries
  }

  /// Prints a line for an index, and one for each difference.
  ///
  /// - Parameters:
  ///   - comparesScores: false where deleted documents are still in the statistics, which scores depend on.
  ///   - start: when making the index began.
  mutating func compare(
    _ index: SearchIndex, _ name: String, since start: Double, comparesScores: Bool = true
  ) throws {
    let made = PathRun.since(start)
    let snapshot = index.snapshot
    var differences = try IndexDigest(of: snapshot).differences(from: expected)
    differences += try IndexCheck.of(index.path).faults.map(\.description)
    let found = try queries.map { try Self.answer($0, snapshot) }
    if answers.isEmpty { answers = found }
    for (number, (answer, first)) in zip(found, answers).enumerated() where answer != first {
      if answer.count == first.count, !comparesScores { continue }
      differences.append(
        "\(queries[number]): \(answer.count) documents and \(first.count), or other scores")
    }
    let segments = try snapshot.report().segments.count
    print("\(differences.isEmpty ? "same" : "DIFFERS")  \(name): \(segments) segments, \(made)")
    for difference in differences.prefix(20) { print("    \(difference)") }
    if !differences.isEmpty { differing += 1 }
  }

  private static func answer(_ query: Query, _ snapshot: Snapshot) throws -> Answer {
    var options = SearchOptions(limit: 50)
    options.counting = .exact
    let results = try snapshot.search(query, options)
    return Answer(scores: results.map(\.score), count: results.total.count)
  }
}
