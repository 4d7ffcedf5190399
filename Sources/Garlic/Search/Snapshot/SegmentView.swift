// How does a search see one segment?

/// A segment in a snapshot: its reader, its deletions, and where its documents begin in the count
/// of the whole snapshot.
///
/// A class, as all parts of a search hold on to it: a copy counts one reference and not those of all that it holds.
final class SegmentView: Sendable {
  let reader: SegmentReader
  /// The documents that are deleted or left out otherwise.
  let deleted: DocumentSet
  /// The number of its first document in the snapshot.
  let base: Int
  /// What documents must have besides; nil for nothing.
  ///
  /// Given for searches that ask it of each document by ``admits(_:)``.
  let test: RangeTest?
  /// The documents that are searched alone; nil for all.
  let part: Range<UInt32>?

  init(
    reader: SegmentReader, deleted: DocumentSet, base: Int, test: RangeTest? = nil,
    part: Range<UInt32>? = nil
  ) {
    self.reader = reader
    self.deleted = deleted
    self.base = base
    self.test = test
    self.part = part
  }

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
    return SegmentView(reader: reader, deleted: without, base: base, test: test, part: part)
  }

  /// The segment without documents that a filter leaves out.
  func excluding(_ documents: DocumentSet) -> SegmentView {
    if documents.isEmpty { return self }
    var without = documents
    if !deleted.isEmpty { without.formUnion(deleted) }
    return SegmentView(reader: reader, deleted: without, base: base, test: test, part: part)
  }

  /// The segment, of which documents must pass a test.
  func testing(_ test: RangeTest) -> SegmentView {
    SegmentView(reader: reader, deleted: deleted, base: base, test: test, part: part)
  }

  /// Some documents of the segment alone.
  func limited(to part: Range<UInt32>) -> SegmentView {
    SegmentView(reader: reader, deleted: deleted, base: base, test: test, part: part)
  }

  /// Whether a document that is not deleted passes the test.
  @inline(__always)
  func admits(_ document: UInt32) -> Bool { test?.holds(document) ?? true }

  /// Whether no document is left out.
  var isWhole: Bool { deleted.isEmpty && test == nil && part == nil }

  /// Whether less than a quarter of the documents is left.
  var leavesFew: Bool { (reader.documentCount - deleted.count) * 4 < reader.documentCount }

  /// How many documents are left: about, where there is a test.
  var liveCount: Int {
    let live = reader.documentCount - deleted.count
    return test.map { min(live, $0.estimatedCount()) } ?? live
  }

  func cursor(_ term: [UInt8], _ field: Int) throws(IndexError) -> PostingCursor? {
    try reader.cursor(term: term, field: field)
  }
}
