// Where does a part of a phrase occur?

/// The places of one part of a phrase in one field: of a term, or of any of several terms (one
/// character, the last word of a phrase that may go on).
final class Occurrences {
  private let cursors: [PostingCursor]
  private let norms: ByteView
  /// Where the part stands in the phrase, in unit positions.
  let offset: UInt32
  private(set) var doc: UInt32
  private var scratch: [UInt32] = []

  /// - Parameter cursors: at least one.
  init(_ cursors: [PostingCursor], norms: ByteView, offset: UInt32) {
    self.cursors = cursors
    self.norms = norms
    self.offset = offset
    doc = cursors.reduce(PostingCursor.end) { min($0, $1.doc) }
  }

  var cost: Int { cursors.reduce(0) { $0 + $1.df } }

  @inline(__always)
  func advance(to target: UInt32) {
    if doc >= target { return }
    if cursors.count == 1 {
      cursors[0].advance(to: target)
      doc = cursors[0].doc
      return
    }
    var least = PostingCursor.end
    for cursor in cursors {
      cursor.advance(to: target)
      least = min(least, cursor.doc)
    }
    doc = least
  }

  /// The positions in the current document, ascending.
  func positions(into out: inout [UInt32]) {
    if cursors.count == 1 {
      cursors[0].positions(norms: norms, into: &out)
      return
    }
    out.removeAll(keepingCapacity: true)
    for cursor in cursors where cursor.doc == doc {
      cursor.positions(norms: norms, into: &scratch)
      out.append(contentsOf: scratch)
    }
    out.sort()
  }
}
