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

  /// Makes one posting of the one at `index` and the one before if they are of one document, which goes on in
  /// another run of its chunk.
  @inline(__always)
  mutating func join(at index: Int) {
    guard index > 0, index < count, docs[index] == docs[index &- 1] else { return }
    tfs[index &- 1] &+= tfs[index]
    docs.remove(at: index)
    tfs.remove(at: index)
  }

  mutating func removeAll() {
    docs.removeAll()
    tfs.removeAll()
    positions.removeAll()
  }
}
