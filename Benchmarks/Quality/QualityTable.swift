// How are the figures of all sets put side by side?

import Foundation

/// A Markdown table: each set, the mean of sets, then queries in another script than the documents.
struct QualityTable {
  private var rows: [QualityRow] = []

  mutating func add(_ row: QualityRow) { rows.append(row) }

  var lines: [String] {
    let main = rows.filter { $0.variant.isEmpty }
    var lines = [
      "| set | queries | nDCG@10 | MRR@10 | recall@10 | recall@100 | p50 ms | bigrams | words |"
        + " over bigrams | over words |",
      "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    lines += main.map { line($0.set, "\($0.queryCount)", figures($0)) }
    if main.count > 1 {
      let all = main.map { figures($0) }
      let mean = all[0].indices.map { column in
        all.reduce(0) { $0 + $1[column] } / Double(all.count)
      }
      lines.append(line("**mean of sets**", "", mean))
    }
    for row in rows where !row.variant.isEmpty {
      lines.append(line("\(row.set), \(row.variant)", "\(row.queryCount)", figures(row)))
    }
    for row in rows where !row.variant.isEmpty {
      guard let same = main.first(where: { $0.set == row.set }) else { continue }
      let points = signed(row.measures[0] - same.measures[0])
      lines += [
        "", "\(row.set), \(row.variant): \(points) points of nDCG@10 beside its own script.",
      ]
    }
    return lines
  }

  private func figures(_ row: QualityRow) -> [Double] {
    row.measures + [row.median, row.pairs, row.words]
  }

  private func line(_ name: String, _ count: String, _ figures: [Double]) -> String {
    let gains = figures.suffix(2).map { signed(100 * (figures[0] / $0 - 1)) + " %" }
    let texts = figures.map { String(format: "%.2f", $0) }
    return "| " + ([name, count] + texts + gains).joined(separator: " | ") + " |"
  }

  private func signed(_ value: Double) -> String { String(format: "%+.2f", value) }
}
