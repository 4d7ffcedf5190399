// Which term comes next in this source, and what are its postings in the new segment?

import GarlicText

/// The sorted terms of one field of one source of a new segment: of a chunk (its pairs or its other
/// terms) or of a segment that is merged.
final class TermStream {
  private enum Source {
    case pairs(PostingRun)
    case words(PostingRun, SortedTerms)
    case dictionary(SegmentReader, field: Int)
  }

  private let source: Source
  private let map: DocumentMap
  private let field: Field
  private var cursor: TermDictionaryCursor?
  private var place = -1
  private var positions: [UInt32] = []
  private let norms: ByteView

  /// The first eight bytes of the current term, and its length in bytes.
  private(set) var prefix: UInt64 = 0
  private(set) var length = 0

  static func pairs(_ run: PostingRun, _ map: DocumentMap, _ field: Field) -> TermStream {
    TermStream(.pairs(run), map, field, cursor: nil, norms: .empty)
  }

  static func words(
    _ run: PostingRun, _ terms: SortedTerms, _ map: DocumentMap, _ field: Field
  ) -> TermStream {
    TermStream(.words(run, terms), map, field, cursor: nil, norms: .empty)
  }

  static func dictionary(
    _ reader: SegmentReader, field number: Int, _ map: DocumentMap, _ field: Field
  ) throws(IndexError) -> TermStream? {
    guard let dictionary = try reader.dictionary(number) else { return nil }
    return TermStream(
      .dictionary(reader, field: number), map, field, cursor: TermDictionaryCursor(dictionary),
      norms: try reader.norms(number))
  }

  private init(
    _ source: Source, _ map: DocumentMap, _ field: Field, cursor: TermDictionaryCursor?,
    norms: ByteView
  ) {
    self.source = source
    self.map = map
    self.field = field
    self.cursor = cursor
    self.norms = norms
  }

  /// Moves to the next term; false behind the last.
  func next() throws(IndexError) -> Bool {
    switch source {
    case .pairs(let run):
      place &+= 1
      if place >= run.keys.count { return false }
      (prefix, length) = PairTerm.prefix(run.keys[place])
    case .words(let run, let terms):
      place &+= 1
      if place >= run.keys.count { return false }
      let term = terms[run.keys[place]]
      prefix = TermPrefix.of(term)
      length = term.count
    case .dictionary:
      guard try cursor?.next() == true, let term = cursor?.term else { return false }
      prefix = TermPrefix.of(term[...])
      length = term.count
    }
    return true
  }

  /// The current term.
  var term: [UInt8] {
    switch source {
    case .pairs: return PairTerm.bytes(prefix, length)
    case .words(let run, let terms): return Array(terms[run.keys[place]])
    case .dictionary: return cursor?.term ?? []
    }
  }

  /// Whether the current term comes before another's.
  @inline(__always)
  func precedes(_ other: TermStream) -> Bool {
    if prefix != other.prefix { return prefix < other.prefix }
    if length <= 8, other.length <= 8 { return length < other.length }
    return term.lexicographicallyPrecedes(other.term)
  }

  @inline(__always)
  func isLevel(with other: TermStream) -> Bool {
    if prefix != other.prefix || length != other.length { return false }
    return length <= 8 || term == other.term
  }

  /// Appends the postings of the current term, by the numbers that documents have in the new
  /// segment.
  func append(to postings: inout Postings, keepsPositions: Bool) throws(IndexError) {
    switch source {
    case .pairs(let run), .words(let run, _):
      decode(run, &postings, keepsPositions)
    case .dictionary(let reader, let number):
      guard let cursor else { return }
      let list = try reader.cursor(cursor, field: number)
      while list.doc != PostingCursor.end {
        if let doc = map[list.doc] {
          postings.docs.append(doc)
          postings.tfs.append(list.tf)
          if keepsPositions {
            list.positions(norms: norms, into: &positions)
            postings.positions.append(contentsOf: positions)
          }
        }
        list.next()
      }
    }
  }

  private func decode(_ run: PostingRun, _ postings: inout Postings, _ keepsPositions: Bool) {
    let view = run.bytes.view
    var at = place == 0 ? 0 : Int(run.ends[place &- 1])
    let end = Int(run.ends[place])
    var doc = map.base
    while at < end {
      let head = SingleEntry.varint64(view, &at)
      doc = doc &+ UInt32(truncatingIfNeeded: head &>> 1)
      let tf = head & 1 == 0 ? 1 : SingleEntry.varint(view, &at) &+ 2
      postings.docs.append(doc)
      postings.tfs.append(tf)
      if keepsPositions {
        var position: UInt32 = 0
        for _ in 0..<tf {
          position = position &+ SingleEntry.varint(view, &at)
          postings.positions.append(position)
        }
      }
    }
  }
}

/// Pairs of characters as terms: their UTF-8.
enum PairTerm {
  /// The term of a key as the upper bytes of a number, and its length.
  @inline(__always)
  static func prefix(_ key: UInt32) -> (UInt64, Int) {
    let first = UInt64(key &>> 16)
    let second = UInt64(key & 0xffff)
    if first >= 0x800, second >= 0x800 {
      return (encode(first) &<< 40 | encode(second) &<< 16, 6)
    }
    // Characters of fewer than three bytes do not occur in runs today; a user's class might.
    var term: [UInt8] = []
    for value in [first, second] {
      term.append(contentsOf: String(Character(Unicode.Scalar(UInt16(value)) ?? "\u{fffd}")).utf8)
    }
    return (TermPrefix.of(term[...]), term.count)
  }

  @inline(__always)
  private static func encode(_ scalar: UInt64) -> UInt64 {
    0xe0_8080 | (scalar &>> 12) &<< 16 | ((scalar &>> 6) & 63) &<< 8 | scalar & 63
  }

  static func bytes(_ prefix: UInt64, _ length: Int) -> [UInt8] {
    (0..<length).map { UInt8(truncatingIfNeeded: prefix &>> UInt64(56 &- 8 &* $0)) }
  }
}
