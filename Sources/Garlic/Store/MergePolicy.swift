// Which segments should be one?

/// Tiered merging: segments of like size are joined when there are `width` of them, so a document
/// is rewritten once a tier and there are at most `width` segments a tier (O'Neil et al., "The
/// log-structured merge-tree", Acta Informatica 33, 1996; Lucene's tiered policy).
package struct MergePolicy: Sendable {
  /// Segments of a tier that are joined, and the ratio of tiers.
  package var width = 8
  /// Segments below this size count as this large, in bytes.
  package var floor = 64 << 10
  /// Larger segments are not joined with others, in bytes.
  package var ceiling = 2 << 30

  /// Up to this size an index is kept tight, in bytes: it is rewritten in seconds.
  package var tightSize = 64 << 20

  package init() {}

  /// How much of a file may be of no use before the rest is rewritten into a new one, in bytes.
  ///
  /// As much as is of use; where an index is rewritten in seconds three tenths of it, or some segments of the lowest
  /// tier where that is more.
  ///
  /// - Parameter used: bytes that are of use.
  func allowedGarbage(_ used: Int) -> Int {
    used > tightSize ? used + floor : min(used + floor, max(used / 10 * 3, 2 * width * floor))
  }

  /// The segments to join next, as indices in `segments`; empty when all is well.
  ///
  /// Neighbours only, so that documents keep their order.
  ///
  /// - Parameter fixed: the names of segments that are left as they are.
  func next(
    _ segments: [Manifest.SegmentRecord], besides fixed: Set<UInt64> = []
  ) -> Range<Int> {
    // A segment that is mostly deleted is rewritten alone.
    for (i, segment) in segments.enumerated()
    where segment.deletedCount * 2 > Int(segment.documentCount) && !fixed.contains(segment.name) {
      return i..<i + 1
    }
    var start = segments.count
    while start > 0 {
      // The longest range of neighbours that are no larger than the tier of the last one.
      let end = start
      let tier = tier(segments[end - 1])
      while start > 0, !fixed.contains(segments[start - 1].name),
        self.tier(segments[start - 1]) <= tier,
        size(segments[start - 1]) <= ceiling / 2
      {
        start -= 1
      }
      if end - start >= width { return end - width..<end }
      if start == end { start -= 1 }
    }
    return 0..<0
  }

  private func size(_ segment: Manifest.SegmentRecord) -> Int {
    let live = max(segment.liveCount, 1)
    return max(floor, segment.byteCount / max(1, Int(segment.documentCount)) * live)
  }

  private func tier(_ segment: Manifest.SegmentRecord) -> Int {
    var tier = 0
    var limit = floor
    while limit < size(segment) {
      limit *= width
      tier += 1
    }
    return tier
  }
}
