// What is it worth where the words of a query stand in a text?

/// What terms add to a score by their positions: near the beginning of the text, and close together.
///
/// A text says first what it is about, so the first occurrence of each term counts
/// `leadWeight · weight / (1 + position / leadScale)`. And a passage that has many terms answers more
/// than the same terms scattered over a long text: `passageWeight` of the weights of all different
/// terms in the best window of `passageLength` units (Tao and Zhai, "An exploration of proximity
/// measures in information retrieval", SIGIR 2007, compare such measures). Neither rises with
/// more occurrences, so long texts have no advantage.
struct ProximityScore {
  /// The share of its weight that a term counts at the very beginning.
  static let leadWeight = 0.5
  /// The unit position at which half of that is left.
  static let leadScale = 20.0
  /// The share of their weights that the terms of the best passage count.
  static let passageWeight = 0.3
  /// How long a passage is, in unit positions.
  static let passageLength: UInt32 = 60

  /// One occurrence: the position above, the term below, so that numbers sort by position.
  typealias Occurrence = UInt64

  @inline(__always)
  static func occurrence(of term: Int, at position: UInt32) -> Occurrence {
    UInt64(position) << 32 | UInt64(truncatingIfNeeded: term)
  }

  /// What a term counts whose first occurrence is at `position`.
  static func lead(_ weight: Double, at position: UInt32) -> Double {
    Score.exact(leadWeight * weight / (1 + Double(position) / leadScale))
  }

  /// What the best passage counts, and the positions from the first term in it to the last.
  ///
  /// - Parameters:
  ///   - occurrences: ascending.
  ///   - weights: of each term.
  ///   - counts: a zero for each term, and so it is left.
  /// - Complexity: linear in the number of occurrences.
  static func passage(
    _ occurrences: [Occurrence], weights: [Double], counts: inout [Int]
  ) -> (score: Double, positions: ClosedRange<UInt32>?) {
    var best = 0.0
    var positions: ClosedRange<UInt32>?
    var sum = 0.0
    var first = 0
    for last in occurrences {
      let position = UInt32(truncatingIfNeeded: last >> 32)
      let term = Int(last & 0xffff_ffff)
      if counts[term] == 0 { sum += weights[term] }
      counts[term] += 1
      while position - UInt32(truncatingIfNeeded: occurrences[first] >> 32) >= passageLength {
        let gone = Int(occurrences[first] & 0xffff_ffff)
        counts[gone] -= 1
        if counts[gone] == 0 { sum -= weights[gone] }
        first += 1
      }
      if sum > best {
        best = sum
        positions = UInt32(truncatingIfNeeded: occurrences[first] >> 32)...position
      }
    }
    for term in counts.indices { counts[term] = 0 }
    return (Score.exact(passageWeight * best), positions)
  }
}
