// What does each collection lose when it shares an index with the others?

import Foundation
import Garlic
import GarlicCommands

/// A Markdown table: nDCG@10 of each set alone and in an index of all sets.
struct MixedTable {
  private var rows: [(name: String, alone: Double, mixed: Double)] = []

  /// - Parameters:
  ///   - sets: the collections, of which the queries in the documents' own script are asked.
  ///   - progress: called with the name of each set when it is begun.
  init(_ sets: [RetrievalSet], progress: (String) -> Void) throws {
    progress("all sets in one index")
    let all = try CorpusIndex(of: sets, prefixed: true)
    defer { all.remove() }
    for set in sets {
      progress(set.name)
      let index = try CorpusIndex(of: [set])
      let collection = try TestCollection(
        queries: set.queries[0], judgements: set.judgements)
      let alone = try EvaluationRun(index.snapshot, collection, SearchOptions(limit: 10)) {}
      index.remove()
      let mixed = try EvaluationRun(
        all.snapshot, collection.prefixed(set.prefix), SearchOptions(limit: 10)
      ) {}
      rows.append((set.name, Self.ndcg(alone), Self.ndcg(mixed)))
    }
  }

  private static func ndcg(_ run: EvaluationRun) -> Double {
    100 * Significance.mean(run.values(of: 0))
  }

  var lines: [String] {
    var lines = ["| set | alone | in one index | difference |", "|---|--:|--:|--:|"]
    func line(_ name: String, _ alone: Double, _ mixed: Double) -> String {
      "| \(name) | " + String(format: "%.2f | %.2f | %+.2f |", alone, mixed, mixed - alone)
    }
    lines += rows.map { line($0.name, $0.alone, $0.mixed) }
    let count = Double(max(rows.count, 1))
    lines.append(
      line(
        "**mean of sets**", rows.reduce(0) { $0 + $1.alone } / count,
        rows.reduce(0) { $0 + $1.mixed } / count))
    return lines
  }
}
