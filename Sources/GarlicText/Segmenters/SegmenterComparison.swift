// Do the lattice and ICU's iterator cut this text alike?

/// A comparison of the boundaries that both word segmenters find.
///
/// Not for several threads at once.
package final class SegmenterComparison {
  private let lattice: LatticeSegmenter
  private let icu: ICUSegmenter
  private var ours: [UInt32] = []
  private var theirs: [UInt32] = []

  /// Opens both segmenters.
  /// - Throws: ``AnalysisError/noDictionary`` and ``AnalysisError/icu(operation:status:)`` when ICU's data
  ///   is not installed.
  package init() throws(AnalysisError) {
    lattice = try LatticeSegmenter()
    icu = try ICUSegmenter()
  }

  /// The first offset, in bytes, where one of the two cuts and the other does not; nil when there is none.
  /// - Throws: ``AnalysisError/textTooLong(byteCount:)`` above 1 GiB, and
  ///   ``AnalysisError/icu(operation:status:)`` when ICU fails.
  /// - Complexity: linear in the length of the text.
  package func firstDifference(in utf8: Span<UInt8>) throws(AnalysisError) -> Int? {
    try lattice.segment(utf8, into: &ours)
    try icu.segment(utf8, into: &theirs)
    if ours == theirs { return nil }
    for index in 0..<min(ours.count, theirs.count) where ours[index] != theirs[index] {
      return Int(min(ours[index], theirs[index]))
    }
    return Int((ours.count > theirs.count ? ours : theirs)[min(ours.count, theirs.count)])
  }
}
