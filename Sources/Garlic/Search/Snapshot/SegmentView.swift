// How does a search see one segment?

/// A segment in a snapshot: its reader, its deletions, and where its documents begin in the count
/// of the whole snapshot.
struct SegmentView: Sendable {
  let reader: SegmentReader
  var deleted: DocumentSet
  /// The number of its first document in the snapshot.
  let base: Int
  /// What documents must have besides; nil for nothing.
  ///
  /// Set for searches that ask it of each document by ``admits(_:)``.
  var test: RangeTest?
  /// The documents that are searched alone; nil for all.
  var part: Range<UInt32>?

  /// The first document that is searched.
  var start: UInt32 { part?.lowerBound ?? 0 }
  /// The end of the documents that are searched.
  var end: UInt32 { part?.upperBound ?? UInt32(reader.documentCount) }

  /// The segment without some documents of the snapshot.
  func excluding(_ documents: Set<Int>) -> SegmentView {
    if documents.isEmpty { return self }
    var without = deleted
    let mine = base..<base + reader.documentCount
    for document in documents where mine.contains(document) {
      without.insert(UInt32(document - base))
    }
    var view = self
    view.deleted = without
    return view
  }

  /// Whether a document that is not deleted passes the test.
  @inline(__always)
  func admits(_ document: UInt32) -> Bool { test?.holds(document) ?? true }

  /// Whether no document is left out.
  var isWhole: Bool { deleted.isEmpty && test == nil && part == nil }

  /// Whether less than a quarter of the documents is left.
  var leavesFew: Bool { (reader.documentCount - deleted.count) * 4 < reader.documentCount }

  func cursor(_ term: [UInt8], _ field: Int) throws(IndexError) -> PostingCursor? {
    try reader.cursor(term: term, field: field)
  }
}
