// Which documents contain a term, how often and where, before it is written?

/// The postings of one term, unpacked: documents ascending, frequencies beside them, and the
/// positions of all occurrences one document after another.
struct Postings: ~Copyable {
  var docs = GrowingSlab<UInt32>()
  var tfs = GrowingSlab<UInt32>()
  /// `tfs[i]` ascending positions for each document; empty when the term keeps none.
  var positions = GrowingSlab<UInt32>()

  var count: Int { docs.count }

  /// Whether documents ascend.
  var isInOrder: Bool {
    for i in 1..<max(count, 1) where docs[i] <= docs[i &- 1] { return false }
    return true
  }

  /// Makes room for so many documents and positions more.
  mutating func reserve(documents: Int, positions more: Int) {
    docs.reserve(documents)
    tfs.reserve(documents)
    positions.reserve(more)
  }

  mutating func removeAll() {
    docs.removeAll()
    tfs.removeAll()
    positions.removeAll()
  }
}
