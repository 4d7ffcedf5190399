// Where do words begin and end? ICU's boundaries, several times faster than ICU finds them.

/// A word segmenter that uses the word rules and a minimum-cost lattice over ICU's dictionary.
///
/// Boundaries are those of ICU's own iterator. Thai, Lao, Khmer, Burmese and their like are handed to it.
/// Not for several threads at once.
@safe package final class LatticeSegmenter: WordSegmenter {
  private var text: FoldedText
  private var cuts = ScratchBuffer<UInt8>()
  private var offsets = ScratchBuffer<UInt32>()
  private var entries = ScratchBuffer<UInt32>()
  private var lattice: LatticeCuts

  /// Opens the dictionary.
  /// - Throws: ``AnalysisError/icu(operation:status:)`` when ICU's rules or its dictionary of Chinese
  ///   and Japanese are not installed.
  package init() throws(AnalysisError) {
    let tables = try SharedTables.shared()
    guard let index = try SharedDictionaries.dictionary(folding: nil) else {
      throw AnalysisError.noDictionary
    }
    text = FoldedText(unfoldedBy: tables)
    lattice = LatticeCuts(index: index, tables: tables)
  }

  /// Clears `ends` and fills it with the UTF-8 offset after each segment.
  /// - Throws: ``AnalysisError/textTooLong(byteCount:)`` above 1 GiB, and
  ///   ``AnalysisError/icu(operation:status:)`` when ICU fails on a script that is its own.
  package func segment(_ utf8: Span<UInt8>, into ends: inout [UInt32]) throws(AnalysisError) {
    ends.removeAll(keepingCapacity: true)
    text.removeAll()
    try text.append(utf8)
    let count = text.count
    cuts.reserve(count + 1, keeping: 0)
    entries.reserve(count + 1, keeping: 0)
    unsafe cuts.base[count] = 1
    _ = try unsafe lattice.mark(
      text.scalars.base, count: count, cuts: cuts.base, entries: entries.base)
    unsafe text.collectEnds(cuts: cuts.base, through: &offsets, into: &ends)
  }
}
