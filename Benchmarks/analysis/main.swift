// How fast is text cut into words and turned into terms, and does the lattice cut where ICU does?
//
// swift run -c release analysis [--whole] [--check] [--rounds N] [--best] FILE…
// swift run -c release analysis --memory [FILE…]

import Foundation
@_spi(Measuring) import GarlicText

/// Whether the best round counts and not the median: for comparing versions on a busy machine.
let takesBest = CommandLine.arguments.contains("--best")

/// Megabytes of UTF-8 in a second of this thread's processor time: the median of some rounds.
func throughput(_ documents: Documents, rounds: Int, _ body: ([UInt8]) throws -> Void) rethrows
  -> Double
{
  var speeds: [Double] = []
  for _ in 0...rounds {
    let start = processorTime()
    for text in documents.texts { try body(text) }
    speeds.append(Double(documents.byteCount) / 1e6 / max(processorTime() - start, 1e-9))
  }
  // The first round fills tables.
  let sorted = speeds.dropFirst().sorted()
  return takesBest ? sorted[sorted.count - 1] : sorted[sorted.count / 2]
}

func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The number of texts that are cut differently, with the first few shown.
func differences(_ documents: Documents) throws -> Int {
  let comparison = try AnalysisBenchmark(Analyzer())
  var found = 0
  for text in documents.texts {
    guard let first = try comparison.firstDifference(in: text.span) else { continue }
    found += 1
    if found > 5 { continue }
    let around = text[max(0, first - 30)..<min(text.count, first + 30)]
    print("  differs at byte \(first): …\(String(decoding: around, as: UTF8.self))…")
  }
  return found
}

func column(_ number: Double) -> String { String(format: "%8.1f", number) }

var arguments = Array(CommandLine.arguments.dropFirst())
let checks = arguments.contains("--check")
let whole = arguments.contains("--whole")
var rounds = 5
if let flag = arguments.firstIndex(of: "--rounds"), flag + 1 < arguments.count {
  rounds = Int(arguments[flag + 1]) ?? rounds
  arguments.removeSubrange(flag...flag + 1)
}
arguments.removeAll { $0.hasPrefix("--") }

if CommandLine.arguments.contains("--memory") {
  let texts = try arguments.flatMap { try Documents(path: $0, whole: false).texts }
  try AnalyzerMemory(texts: texts.isEmpty ? [Array("大蒜价格 garlic".utf8)] : texts).run()
  exit(0)
}

let begun = processorTime()
let analyzer = try Analyzer()
let analysis = try AnalysisBenchmark(analyzer)
_ = try analysis.analyze(Array("大蒜价格".utf8).span)
let first = processorTime()
let second = try AnalysisBenchmark(Analyzer())
_ = try second.analyze(Array("大蒜价格".utf8).span)
let third = processorTime()
_ = analyzer.fingerprint
let fourth = processorTime()
print(
  String(
    format: "first analyzer and short text %.2f ms, second %.2f ms, fingerprint %.2f ms",
    (first - begun) * 1e3, (third - first) * 1e3, (fourth - third) * 1e3))

if checks {
  for path in arguments {
    let documents = try Documents(path: path, whole: whole)
    let different = try differences(documents)
    print(
      "\(documents.name): \(different) of \(documents.texts.count) texts are cut differently "
        + "(\(documents.byteCount) bytes)")
  }
} else {
  print("MB/s of UTF-8      ICU  lattice    times   whole analysis    file")
  for path in arguments {
    let documents = try Documents(path: path, whole: whole)
    let reference = try throughput(documents, rounds: min(rounds, 3)) {
      _ = try analysis.segment($0.span, by: .icu)
    }
    let cut = try throughput(documents, rounds: rounds) {
      _ = try analysis.segment($0.span, by: .lattice)
    }
    let whole = try throughput(documents, rounds: rounds) {
      _ = try analysis.analyze($0.span)
    }
    print(
      "             " + column(reference) + column(cut) + column(cut / reference) + "  "
        + column(whole) + "           " + documents.name)
    analysis.removeAll()
  }
}
