// Which impact do at least so many documents reach?

/// The impacts of given ranks among many, found by counting: first by upper bytes, then by the lower
/// bytes of those that share the upper byte of the rank.
struct ImpactRanks {
  private var upper = [Int](repeating: 0, count: 256)
  private var lower = [Int](repeating: 0, count: 256)
  /// The upper byte whose lower bytes are counted; -1 when none is.
  private var counted = -1

  /// Counts the upper bytes of impacts whose ranks will be asked for.
  mutating func count(_ impacts: [UInt16]) {
    for i in 0..<256 { upper[i] = 0 }
    counted = -1
    for impact in impacts { upper[Int(impact &>> 8)] &+= 1 }
  }

  /// The code of the `rank`-th best of `impacts`, which were counted; nil when there are fewer.
  ///
  /// - Complexity: O(impacts).
  mutating func code(ofRank rank: Int, in impacts: [UInt16]) -> UInt16? {
    if impacts.count < rank { return nil }
    var left = rank
    var high = 255
    while upper[high] < left {
      left -= upper[high]
      high -= 1
    }
    // Neighbouring ranks mostly share it.
    if high != counted {
      for i in 0..<256 { lower[i] = 0 }
      for impact in impacts where Int(impact &>> 8) == high { lower[Int(impact & 255)] &+= 1 }
      counted = high
    }
    var low = 255
    while lower[low] < left {
      left -= lower[low]
      low -= 1
    }
    return UInt16(high) << 8 | UInt16(low)
  }
}
