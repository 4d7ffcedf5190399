// Which documents contain a term, how often and where, before it is written?

/// The postings of one term, unpacked: documents ascending, frequencies beside them, and the
/// positions of all occurrences one document after another.
struct Postings: Sendable {
  var docs: [UInt32] = []
  var tfs: [UInt32] = []
  /// `tfs[i]` ascending positions for each document; empty when the term keeps none.
  var positions: [UInt32] = []

  var count: Int { docs.count }

  /// Whether documents ascend.
  var isInOrder: Bool {
    var previous: UInt32?
    for doc in docs {
      if let previous, doc <= previous { return false }
      previous = doc
    }
    return true
  }

  mutating func removeAll() {
    docs.removeAll(keepingCapacity: true)
    tfs.removeAll(keepingCapacity: true)
    positions.removeAll(keepingCapacity: true)
  }
}
