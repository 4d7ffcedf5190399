// How many instructions do fixed small workloads take?
//
// instructions WORKLOAD CORPUS INDEX [ROUNDS], under callgrind: see Instructions/check and
// Instructions/checksums.

import Foundation
import Garlic
@_spi(Measuring) import GarlicText

/// A workload that is counted as a whole process.
@main enum Instructions {
  /// Workloads besides the kinds of queries, in the order in which they are run.
  static let fixed = ["start", "analyse", "index", "open"]

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "list" {
      print((fixed + QueryKind.allCases.map(\.rawValue)).joined(separator: "\n"))
      return
    }
    guard arguments.count == 3 || arguments.count == 4 else {
      print("usage: instructions list | instructions WORKLOAD CORPUS INDEX [ROUNDS]")
      exit(64)
    }
    let (workload, index) = (arguments[0], arguments[2])
    let text = try CorpusText(folder: arguments[1], byteCount: 200_000)
    switch workload {
    case "start": _ = try Analyzer()
    case "analyse": try analyse(text)
    case "index": try fill(index, text)
    case "open": _ = try SearchIndex.open(index).search("蒜")
    default:
      guard let kind = QueryKind(rawValue: workload) else {
        print("there is no workload '\(workload)'")
        exit(64)
      }
      let rounds = arguments.count > 3 ? Int(arguments[3]) ?? 1 : 1
      let queries = kind.queries(of: text, count: 200)
      try search(index, (0..<rounds).flatMap { _ in queries })
    }
  }

  private static func analyse(_ text: CorpusText) throws {
    let analysis = try AnalysisBenchmark(Analyzer())
    for line in text.lines { _ = try analysis.analyze(Array(line.utf8).span) }
  }

  private static func fill(_ path: String, _ text: CorpusText) throws {
    var options = SearchIndex.Options()
    options.threadCount = 1
    let index = try SearchIndex.open(path, schema: Schema(.text("body")), options: options)
    try index.write { batch in
      for (number, line) in text.lines.enumerated() {
        try batch.put(id: String(number), ["body": .string(line)])
      }
    }
    try index.waitForMerges()
  }

  private static func search(_ path: String, _ queries: [String]) throws {
    let index = try SearchIndex.open(path)
    _ = try index.search("蒜")
    var hits = 0
    for query in queries { hits += try index.search(query).hits.count }
    guard hits > 0 else {
      print("no query found anything")
      exit(1)
    }
  }
}
