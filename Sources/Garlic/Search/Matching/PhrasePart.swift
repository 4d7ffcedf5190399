// Where does a part of a phrase occur?

/// The positions of one part of a phrase in one field: of a term, or of any of several terms (one
/// character, the last word of a phrase that may go on).
final class PhrasePart {
  private let cursor: PostingCursor
  private let others: [PostingCursor]
  private let gathered: UnionPhrasePart?
  private let isSingle: Bool
  private let norms: ByteView
  /// Where the part stands in the phrase, in unit positions.
  let offset: UInt32
  /// How many positions more may stand before it.
  let gap: UInt32
  private(set) var doc: UInt32
  private var scratch: [UInt32] = []

  init(
    _ cursor: PostingCursor, others: ArraySlice<PostingCursor> = [],
    gathered: UnionPhrasePart? = nil, norms: ByteView, offset: UInt32, gap: UInt32 = 0
  ) {
    self.gap = gap
    self.cursor = cursor
    self.others = Array(others)
    self.gathered = gathered
    isSingle = others.isEmpty && gathered == nil
    self.norms = norms
    self.offset = offset
    doc = others.reduce(min(cursor.doc, gathered?.doc ?? PostingCursor.end)) { min($0, $1.doc) }
  }

  var cost: Int { others.reduce(cursor.df + (gathered?.count ?? 0)) { $0 + $1.df } }

  @inline(__always)
  func advance(to target: UInt32) {
    if doc >= target { return }
    cursor.advance(to: target)
    doc = cursor.doc
    if isSingle { return }
    for other in others {
      other.advance(to: target)
      doc = min(doc, other.doc)
    }
    if let gathered {
      gathered.advance(to: target)
      doc = min(doc, gathered.doc)
    }
  }

  /// Has the processor fetch where the positions of the current document are near.
  @inline(__always)
  func prefetchPositions() { if isSingle { cursor.prefetchPositions() } }

  /// The positions in the current document, ascending.
  func positions(into out: inout [UInt32]) {
    if isSingle {
      cursor.positions(norms: norms, into: &out)
      return
    }
    out.removeAll(keepingCapacity: true)
    for cursor in [cursor] + others where cursor.doc == doc {
      cursor.positions(norms: norms, into: &scratch)
      out.append(contentsOf: scratch)
    }
    if let gathered, gathered.doc == doc { gathered.appendPositions(to: &out) }
    out.sort()
  }
}
