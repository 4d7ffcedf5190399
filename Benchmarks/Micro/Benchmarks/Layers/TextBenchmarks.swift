// What does it cost to fold, to cut and to analyse a text?

import Benchmark

@testable import GarlicText

/// Stages of text analysis, each over all lines of the corpus.
enum TextBenchmarks {
  static func register() {
    Benchmark("fold") { benchmark in
      let analyzer = try Analyzer()
      for _ in benchmark.scaledIterations {
        for line in SampleText.bytes { blackHole(try folded(line, by: analyzer)) }
      }
    }

    Benchmark("segment") { benchmark in
      let segmenter = try LatticeSegmenter()
      var ends: [UInt32] = []
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        for line in SampleText.bytes { try segmenter.segment(line.span, into: &ends) }
      }
      blackHole(ends)
    }

    Benchmark("analyze") { benchmark in
      let tokenizer = try Analyzer().makeTokenizer()
      var terms = FieldTerms()
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        for line in SampleText.bytes { try tokenizer.analyze(line.span, into: &terms) }
      }
      blackHole(terms.positionCount)
    }
  }

  private static func folded(_ line: [UInt8], by analyzer: Analyzer) throws -> Int {
    var text = FoldedText(
      folds: FoldOptions(analyzer.options), table: analyzer.table, tables: analyzer.tables)
    try text.append(line.span)
    return text.count
  }
}
