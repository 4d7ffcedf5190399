// How fast, how large, and how does both grow?

import Foundation
import Garlic

/// Indexes more and more text, asks every kind of query, prints a report for people and draws it.
struct Report {
  /// Where the indexes go, and `growth.svg`.
  let folder: String
  /// The most text that is indexed, in MB.
  let megabytes: Int
  let documents: [String]

  /// What came of one size of text.
  private struct Size {
    var textMB = 0.0
    var seconds = 0.0
    var indexMB = 0.0
    var latencies: [String: Percentiles] = [:]
  }

  func run() throws {
    let source = try SampleDocuments(documents)
    let note = "\(source.description); \(Clock.processors) processors"
    print("documents: \(note)")
    try throughput(source)
    var sizes: [Size] = []
    var wanted = 10
    while wanted <= megabytes {
      sizes.append(try measure(source, wanted))
      wanted *= 2
    }
    latencies(sizes.last?.latencies ?? [:], sizes.last?.textMB ?? 0)
    growth(sizes)
    try draw(sizes, note)
  }

  /// Indexes `megabytes` of text and returns how much it was, documents and seconds.
  private func index(
    _ source: SampleDocuments, _ megabytes: Int, threads: Int
  ) throws -> (path: String, bytes: Int, documents: Int, wall: Double, cpu: Double) {
    let path = "\(folder)/report.garlic"
    try? FileManager.default.removeItem(atPath: path)
    var options = SearchIndex.Options()
    options.threadCount = threads
    var source = source
    // Texts are drawn before, so that they are not timed.
    var texts: [Document] = []
    var bytes = 0
    while bytes < megabytes * 1_000_000, let document = source.next() {
      bytes += SampleDocuments.byteCount(document)
      texts.append(document)
    }
    Clock.forgetPeak()
    let (wall, cpu) = (Clock.wall(), Clock.cpu())
    let index = try SearchIndex.open(path, schema: IndexingRun.schema, options: options)
    try index.write { batch in for text in texts { try batch.put(text) } }
    try index.waitForMerges()
    return (path, bytes, texts.count, Clock.wall() - wall, Clock.cpu() - cpu)
  }

  private func throughput(_ source: SampleDocuments) throws {
    let idle = Clock.residentKiB()
    print(
      "\nindexing    threads   text MB      MB/s   documents/s   processor s   memory MB, texts included"
    )
    for threads in [1, 2] {
      let run = try index(source, megabytes, threads: threads)
      print(
        String(
          format: "%19d %9.1f %9.1f %13.0f %13.1f %11.0f", threads, Double(run.bytes) / 1e6,
          Double(run.bytes) / 1e6 / run.wall, Double(run.documents) / run.wall, run.cpu,
          Double(Clock.peakKiB() - idle) * 1024 / 1e6))
      if threads == 2 { try sections(run.path, textBytes: run.bytes) }
    }
  }

  private func sections(_ path: String, textBytes: Int) throws {
    let report = try SearchIndex.open(path).snapshot.report()
    var bytes: [String: Int] = [:]
    for section in report.segments.flatMap(\.sections) {
      bytes[section.name, default: 0] += section.length
    }
    print("\nsection                    MB   of the text")
    for (name, count) in bytes.sorted(by: { $0.value > $1.value }) + [("file", report.length)] {
      print(
        name.padding(toLength: 20, withPad: " ", startingAt: 0)
          + String(
            format: "%9.2f %11.1f %%", Double(count) / 1e6,
            Double(count) / Double(textBytes) * 100))
    }
  }

  private func measure(_ source: SampleDocuments, _ megabytes: Int) throws -> Size {
    let run = try index(source, megabytes, threads: 1)
    let snapshot = try SearchIndex.open(run.path).snapshot
    var size = Size(textMB: Double(run.bytes) / 1e6, seconds: run.cpu)
    size.indexMB = Double(try snapshot.report().length) / 1e6
    // The same queries for every size: pieces of the first documents.
    var source = source
    var texts: [String] = []
    while texts.count < 2000, let document = source.next() {
      texts.append(document["body"]?.text ?? "")
    }
    var random = SplitMix64(state: SampleDocuments.seed)
    for kind in RandomQuery.kinds {
      let queries = (0..<200).map { _ in
        RandomQuery.draw(kind, of: texts.randomElement(using: &random) ?? "", using: &random)
      }
      size.latencies[kind] = try Report.latency(queries, snapshot)
    }
    return size
  }

  /// The median time of each query in five passes after one that warms.
  private static func latency(_ queries: [Query], _ snapshot: Snapshot) throws -> Percentiles {
    var options = SearchOptions(limit: 10)
    options.counting = .bounded
    var times = [[Double]](repeating: [], count: queries.count)
    for pass in 0..<6 {
      for (index, query) in queries.enumerated() {
        let start = Clock.wall()
        _ = try snapshot.search(query, options)
        if pass > 0 { times[index].append(Clock.wall() - start) }
      }
    }
    return Percentiles(times.map { Percentiles($0).median })
  }

  private func latencies(_ all: [String: Percentiles], _ textMB: Double) {
    print(String(format: "\nbest ten of %.0f MB, one thread, warm, µs", textMB))
    print("queries          p50       p90       p99       max")
    for kind in RandomQuery.kinds {
      guard let times = all[kind] else { continue }
      let columns = [times.median, times[0.9], times[0.99], times.greatest]
      print(
        kind.padding(toLength: 10, withPad: " ", startingAt: 0)
          + columns.map { String(format: "%10.0f", $0 * 1e6) }.joined())
    }
  }

  private func growth(_ sizes: [Size]) {
    print(
      "\ntext MB   index MB   indexing s   p50 of the best ten, µs: "
        + RandomQuery.kinds.joined(separator: ", "))
    for size in sizes {
      let medians = RandomQuery.kinds.map {
        String(format: "%.0f", (size.latencies[$0]?.median ?? 0) * 1e6)
      }
      print(
        String(format: "%7.1f %10.1f %12.2f   ", size.textMB, size.indexMB, size.seconds)
          + medians.joined(separator: ", "))
    }
    let time = Report.exponent(sizes.map { ($0.textMB, $0.seconds) })
    print(String(format: "indexing time grows with the text to the power of %.2f", time))
    for kind in RandomQuery.kinds {
      let power = Report.exponent(sizes.map { ($0.indexMB, $0.latencies[kind]?.median ?? 0) })
      print(String(format: "p50 of \(kind) grows with the index to the power of %.2f", power))
    }
  }

  /// The slope of the straight line through the logarithms, by least squares.
  private static func exponent(_ points: [(x: Double, y: Double)]) -> Double {
    let logs = points.filter { $0.y > 0 }.map { (x: log($0.x), y: log($0.y)) }
    let count = Double(logs.count)
    if count < 2 { return 0 }
    let x = logs.reduce(0) { $0 + $1.x } / count
    let y = logs.reduce(0) { $0 + $1.y } / count
    let above = logs.reduce(0) { $0 + ($1.x - x) * ($1.y - y) }
    return above / logs.reduce(0) { $0 + ($1.x - x) * ($1.x - x) }
  }

  private func draw(_ sizes: [Size], _ note: String) throws {
    guard let first = sizes.first, let last = sizes.last, sizes.count > 1 else { return }
    let linear = Chart.Line(
      name: "linear",
      points: [
        (first.textMB, first.seconds),
        (last.textMB, first.seconds * last.textMB / first.textMB),
      ], isReference: true)
    let time = Chart(
      title: "Indexing, one thread", xLabel: "text, MB", yLabel: "processor time, s",
      lines: [
        Chart.Line(name: "indexing", points: sizes.map { ($0.textMB, $0.seconds) }), linear,
      ])
    let queries = Chart(
      title: "The best ten, median of 200 queries", xLabel: "index, MB", yLabel: "time, µs",
      lines: RandomQuery.kinds.map { kind in
        Chart.Line(
          name: kind,
          points: sizes.map { ($0.indexMB, ($0.latencies[kind]?.median ?? 0) * 1e6) })
      })
    let path = "\(folder)/growth.svg"
    try Chart.image([time, queries], note: note)
      .write(toFile: path, atomically: true, encoding: .utf8)
    print("drawn in \(path)")
  }
}
