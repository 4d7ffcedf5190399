// Where does ICU itself cut this text? The reference that other segmenters are held against.

/// A word segmenter that uses ICU's word break iterator.
///
/// Not for several threads.
@safe package final class ICUSegmenter: WordSegmenter {
  private var text: FoldedText
  private var cuts = ScratchBuffer<UInt8>()
  private var offsets = ScratchBuffer<UInt32>()
  private var breaker: BreakerCuts

  /// Opens the iterator.
  /// - Throws: ``AnalysisError/icu(operation:status:)`` when ICU's rules are not installed.
  package init() throws(AnalysisError) {
    text = FoldedText(unfoldedBy: try SharedTables.shared())
    breaker = try BreakerCuts()
  }

  /// Clears `ends` and fills it with the UTF-8 offset after each segment.
  /// - Throws: ``AnalysisError/textTooLong(byteCount:)`` above 1 GiB, and
  ///   ``AnalysisError/icu(operation:status:)`` when ICU fails.
  package func segment(_ utf8: Span<UInt8>, into ends: inout [UInt32]) throws(AnalysisError) {
    ends.removeAll(keepingCapacity: true)
    text.removeAll()
    try text.append(utf8)
    cuts.reserve(text.count + 1, keeping: 0)
    try unsafe breaker.mark(text.scalars.base, 0..<text.count, cuts: cuts.base)
    unsafe text.collectEnds(cuts: cuts.base, through: &offsets, into: &ends)
  }
}
