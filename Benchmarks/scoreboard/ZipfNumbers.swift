// How are frequent and rare values drawn?

/// Numbers of which the one with rank r is drawn with a likelihood of 1 / r.
struct ZipfNumbers {
  private var sums: [Double] = []

  init(count: Int) {
    var sum = 0.0
    for rank in 1...max(1, count) {
      sum += 1 / Double(rank)
      sums.append(sum)
    }
  }

  /// From 0, the most likely.
  func draw(_ random: inout SplitMix64) -> Int {
    let wanted = Double.random(in: 0..<(sums.last ?? 1), using: &random)
    var low = 0
    var high = sums.count - 1
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > wanted { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
