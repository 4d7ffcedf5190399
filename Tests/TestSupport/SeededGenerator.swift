// How are random tests made repeatable?

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA
/// 2014): small, and the same everywhere.
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// The seed, to print when a test fails.
  public let seed: UInt64

  /// A generator that always gives the same numbers for a seed.
  public init(seed: UInt64) {
    self.seed = seed
    state = seed
  }

  /// A generator with a seed of ``TestSeed``, which is printed.
  public static func fresh(_ test: String) -> SeededGenerator {
    let seed = TestSeed.make(test)
    print("\(test): seed \(seed)")
    return SeededGenerator(seed: seed)
  }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
