// What does each layer cost, from text to hits?
//
// Micro/run [FILTER]

import Benchmark

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput], timeUnits: .microseconds, warmupIterations: 3,
    maxDuration: .seconds(2), maxIterations: 100_000)
  TextBenchmarks.register()
  IndexBenchmarks.register()
  SearchBenchmarks.register()
}
