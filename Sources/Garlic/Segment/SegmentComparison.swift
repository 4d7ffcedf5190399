// Do two segments say the same about their documents?

/// Compares the terms and postings of a field of two segments.
enum SegmentComparison {
  /// The first difference, in words; nil when there is none.
  static func difference(
    _ a: SegmentReader, _ b: SegmentReader, field: Int
  ) throws(IndexError) -> String? {
    var left = try TermWalk(a, field)
    var right = try TermWalk(b, field)
    while true {
      let hasLeft = try left.next()
      let hasRight = try right.next()
      if !hasLeft, !hasRight { return nil }
      guard hasLeft, hasRight, left.term == right.term else {
        return "term \(TermPrefix.text(hasLeft ? left.term : right.term)) is not in both"
      }
      if let difference = try left.difference(from: right) {
        return "term \(TermPrefix.text(left.term)): \(difference)"
      }
    }
  }

  /// The terms of a field with their postings, one after another.
  private struct TermWalk {
    private let reader: SegmentReader
    private let field: Int
    private let norms: ByteView
    private var cursor: TermDictionaryCursor?

    init(_ reader: SegmentReader, _ field: Int) throws(IndexError) {
      self.reader = reader
      self.field = field
      norms = try reader.norms(field)
      cursor = try reader.dictionary(field).map { TermDictionaryCursor($0) }
    }

    var term: [UInt8] { cursor?.term ?? [] }

    mutating func next() throws(IndexError) -> Bool { try cursor?.next() ?? false }

    func difference(from other: TermWalk) throws(IndexError) -> String? {
      guard let cursor, let otherCursor = other.cursor else { return nil }
      let a = try reader.cursor(cursor, field: field)
      let b = try other.reader.cursor(otherCursor, field: field)
      var positions: [UInt32] = []
      var otherPositions: [UInt32] = []
      while a.doc != PostingCursor.end || b.doc != PostingCursor.end {
        if a.doc != b.doc { return "document \(min(a.doc, b.doc)) is not in both" }
        if a.tf != b.tf { return "\(a.tf) and \(b.tf) occurrences in document \(a.doc)" }
        a.positions(norms: norms, into: &positions)
        b.positions(norms: other.norms, into: &otherPositions)
        if positions != otherPositions { return "other positions in document \(a.doc)" }
        a.next()
        b.next()
      }
      return nil
    }
  }
}
