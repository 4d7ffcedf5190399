// What does it cost to open an index, to ask each kind of query and to cut a snippet?

import Benchmark
import Foundation
import Garlic

/// Opening and searching an index of the corpus seven times over.
enum SearchBenchmarks {
  static let queries: [(kind: String, text: String)] = [
    ("term", "大蒜"), ("any", "大蒜 OR 价格 OR 种植"), ("all", "+大蒜 +价格"), ("phrase", "\"大蒜价格\""),
    ("prefix", "蒜*"), ("wildcard", "大?价格"), ("fuzzy", "garlc~"), ("typed", "大蒜的价格上涨"),
    ("exclusion", "大蒜 -价格"),
  ]

  static func register() {
    Benchmark("open") { benchmark in
      let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let path = folder.appending(path: "index.garlic").path
      let index = try SearchIndex.open(path, schema: SampleText.schema)
      try index.write { batch in for document in SampleText.documents { try batch.put(document) } }
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations { blackHole(try SearchIndex.open(path).count) }
      benchmark.stopMeasurement()
    }

    for (kind, text) in queries {
      Benchmark("query: \(kind)", configuration: .init(scalingFactor: .kilo)) { benchmark in
        let snapshot = try SampleText.snapshot()
        let options = SearchOptions(limit: 10)
        blackHole(try snapshot.search(text, options).hits.count)
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
          blackHole(try snapshot.search(text, options).hits.count)
        }
      }
    }

    Benchmark("snippet") { benchmark in
      let hits = try SampleText.snapshot().search("大蒜价格", SearchOptions(limit: 10)).hits
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        for hit in hits { blackHole(try hit.snippet("body").text) }
      }
    }
  }
}
