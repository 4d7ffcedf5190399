// How much memory does each further analyzer of a process take?

import Foundation
@_spi(Measuring) import GarlicText

/// Makes analyzers that share more and less with the first, and prints the memory that each adds.
struct AnalyzerMemory {
  /// What each tokenizer reads.
  let texts: [[UInt8]]

  private struct Row {
    var name: String
    var count = 1
    var reads = true
    var analyzer: () throws -> Analyzer = { try Analyzer() }
  }

  func run() throws {
    func options(_ change: (inout Analyzer.Options) -> Void) -> Analyzer.Options {
      var options = Analyzer.Options()
      change(&options)
      return options
    }
    let words = try UserWords(parsing: "恒丰果蔬\n大蒜价格指数\n")
    let others = options { $0.foldsScripts = false }
    let rows = [
      Row(name: "the first analyzer of the process and its tokenizer"),
      Row(name: "a further tokenizer, mean of 50", count: 50),
      Row(name: "a further analyzer alone, mean of 1,000", count: 1000, reads: false),
      Row(name: "the first with other folds, and its tokenizer") { try Analyzer(others) },
      Row(name: "a further tokenizer of those folds, mean of 50", count: 50) {
        try Analyzer(others)
      },
      Row(name: "one with words of the user's, and its tokenizer") {
        try Analyzer(userWords: words)
      },
      Row(name: "one with ICU's iterator, and its tokenizer") {
        try Analyzer(options { $0.segmenter = .icu })
      },
    ]
    let bytes = texts.reduce(0) { $0 + $1.count }
    print("memory that is added when \(bytes) bytes of text have been read, KiB")
    var kept: [(Analyzer, AnalysisBenchmark?)] = []
    for row in rows {
      let before = Self.residentKiB()
      for _ in 0..<row.count {
        let analyzer = try row.analyzer()
        kept.append((analyzer, row.reads ? try read(analyzer) : nil))
      }
      let added = Double(Self.residentKiB() - before) / Double(row.count)
      print(String(format: "%10.1f   ", added) + row.name)
    }
    withExtendedLifetime(kept) {}
  }

  /// A tokenizer that has read all texts, with its vocabulary forgotten as after a chunk of an index.
  private func read(_ analyzer: Analyzer) throws -> AnalysisBenchmark {
    let analysis = try AnalysisBenchmark(analyzer)
    for text in texts { _ = try analysis.analyze(text.span) }
    analysis.removeAll()
    return analysis
  }

  /// Memory of the process that no file backs.
  private static func residentKiB() -> Int {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("RssAnon:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }
}
