// How are many times told in a few numbers?

/// Times in seconds, sorted.
struct Percentiles {
  private let sorted: [Double]

  init(_ times: [Double]) { sorted = times.sorted() }

  /// The time that `share` of the times do not exceed.
  subscript(_ share: Double) -> Double {
    if sorted.isEmpty { return 0 }
    return sorted[Swift.min(sorted.count - 1, Int((Double(sorted.count) * share).rounded(.down)))]
  }

  var median: Double { self[0.5] }
  var mean: Double { sorted.isEmpty ? 0 : sorted.reduce(0, +) / Double(sorted.count) }
  var greatest: Double { sorted.last ?? 0 }
}
