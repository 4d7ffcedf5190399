// What does it cost to commit a little, in a small index and in a large one?

import Foundation
import Garlic

/// Times commits of one small document.
struct CommitRun {
  let folder: String
  /// A folder of files in memory, where a sync costs nothing.
  let memory: String
  let documents: [String]

  private static let schema = Schema(.text("title"), .text("body"))
  private static let commits = 1000

  func run() throws {
    let source = try SampleDocuments(documents)
    print("documents: \(source.description)")
    print("commits of one document of some 400 bytes, \(Self.commits) in a row, ms:")
    print(
      "index MB   on disk: p50    p90    p99    max   in memory: p50    p90    p99    max   sync's share"
    )
    for megabytes in [1, 10, 100] {
      let path = "\(folder)/commits-\(megabytes).garlic"
      let copy = "\(memory)/commits-\(megabytes).garlic"
      defer { for file in [path, copy] { try? FileManager.default.removeItem(atPath: file) } }
      let size = try Self.fill(path, source, bytes: megabytes * 1_000_000)
      try? FileManager.default.removeItem(atPath: copy)
      try FileManager.default.copyItem(atPath: path, toPath: copy)
      let disk = try Self.latency(path)
      let inMemory = try Self.latency(copy)
      print(
        String(format: "%8.1f          ", Double(size) / 1e6) + Self.row(disk) + "          "
          + Self.row(inMemory)
          + String(format: "%12.0f %%", 100 * max(0, 1 - inMemory.median / disk.median)))
    }
  }

  private static func row(_ times: Percentiles) -> String {
    [times.median, times[0.9], times[0.99], times.greatest]
      .map { String(format: "%7.2f", $0 * 1e3) }.joined()
  }

  /// Makes an index of at least `bytes` and returns its size.
  private static func fill(
    _ path: String, _ source: SampleDocuments, bytes: Int
  ) throws -> Int {
    try? FileManager.default.removeItem(atPath: path)
    let index = try SearchIndex.open(path, schema: schema)
    var source = source
    while true {
      let length = try index.snapshot.report().length
      if length >= bytes * 95 / 100 { return length }
      // Text is about as large as its index.
      var left = max(bytes - length, 100_000)
      try index.write { batch in
        while left > 0, let document = source.next() {
          try batch.put(document)
          left -= SampleDocuments.byteCount(document)
        }
      }
      try index.waitForMerges()
    }
  }

  private static func latency(_ path: String) throws -> Percentiles {
    let index = try SearchIndex.open(path)
    var times: [Double] = []
    for number in -20..<commits {
      let text = String(repeating: "大蒜价格\(number)上涨，garlic \(number)。", count: 10)
      let start = Clock.wall()
      try index.write { try $0.put(id: "new\(number)", ["title": "新", "body": .string(text)]) }
      if number >= 0 { times.append(Clock.wall() - start) }
    }
    return Percentiles(times)
  }
}
