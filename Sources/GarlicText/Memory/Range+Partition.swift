// Where does a sorted sequence pass a bound?

extension Range where Bound: FixedWidthInteger & SignedInteger {
  /// The first number of the range that is in the second part, by binary search; the upper bound when none is.
  ///
  /// - Parameter isInSecondPart: false for all numbers of a first part of the range, then true for all others.
  /// - Complexity: O(log count) calls.
  @inlinable @inline(__always)
  package func partitioningIndex<Failure: Error>(
    where isInSecondPart: (Bound) throws(Failure) -> Bool
  ) throws(Failure) -> Bound {
    var low = lowerBound
    var high = upperBound
    while low < high {
      // The bounds are indices, whose sum is a number too.
      let middle = (low &+ high) &>> 1
      if try isInSecondPart(middle) { high = middle } else { low = middle &+ 1 }
    }
    return low
  }

  /// The first number after the lower bound that is in the second part; the upper bound when none is.
  ///
  /// Steps that double until they are beyond it, then binary search: for bounds that are mostly near.
  ///
  /// - Parameter isInSecondPart: false for a first part of the range, in which the lower bound is, then true.
  /// - Complexity: O(log distance) calls.
  @inlinable @inline(__always)
  package func gallopingIndex(where isInSecondPart: (Bound) -> Bool) -> Bound {
    var step: Bound = 1
    var low = lowerBound
    while low &+ step < upperBound, !isInSecondPart(low &+ step) {
      low &+= step
      step &<<= 1
    }
    return (low &+ 1..<Swift.max(low &+ 1, Swift.min(low &+ step, upperBound)))
      .partitioningIndex(where: isInSecondPart)
  }
}
