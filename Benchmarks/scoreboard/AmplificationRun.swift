// How often are the same bytes written when an index grows by many small commits?

import Foundation
import Garlic

/// Counts the bytes that commits and merges write, beside the bytes of the segments that come of them.
struct AmplificationRun {
  /// A folder for the index, best of files in memory: bytes are counted, not disks timed.
  let folder: String
  let documents: [String]
  let commits: [Int]

  func run() throws {
    let source = try SampleDocuments(documents)
    print("documents: \(source.description); ten in each commit")
    print(
      "commits   segments MB   written MB   times   of it commit slots MB   segments   ms a commit")
    for commits in commits { try amplification(source, commits) }
  }

  private func amplification(_ source: SampleDocuments, _ commits: Int) throws {
    let path = "\(folder)/amplification.garlic"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try? FileManager.default.removeItem(atPath: path)
    let index = try SearchIndex.open(path, schema: IndexingRun.schema)
    var source = source
    let before = Clock.bytesWritten()
    let start = Clock.wall()
    for _ in 0..<commits {
      try index.write { batch in
        for _ in 0..<10 { if let document = source.next() { try batch.put(document) } }
      }
    }
    try index.waitForMerges()
    let time = Clock.wall() - start
    let written = Clock.bytesWritten() - before
    let report = try index.snapshot.report()
    let segments = report.segments.reduce(0) { $0 + $1.length }
    print(
      String(
        format: "%7d   %11.1f   %10.1f   %5.2f   %21.1f   %8d   %11.2f", commits,
        Double(segments) / 1e6, Double(written) / 1e6, Double(written) / Double(segments),
        Double(report.sequence) * 4096 / 1e6, report.segments.count,
        time / Double(commits) * 1e3))
  }
}
