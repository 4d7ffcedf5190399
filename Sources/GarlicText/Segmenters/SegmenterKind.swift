// Which segmenter cuts text into words?

/// The kind of word segmenter.
///
/// Lattice and iterator give the same boundaries.
public enum SegmenterKind: UInt8, Sendable, Hashable, CaseIterable {
  /// The minimum-cost lattice over ICU's dictionary: several times faster than ICU's iterator.
  case lattice = 0
  /// ICU's own word break iterator.
  case icu = 1
  /// None: runs of Han and kana have bigrams alone.
  case disabled = 2
}
