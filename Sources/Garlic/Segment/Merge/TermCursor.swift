// Which term comes next in this source, and what are its postings in the new segment?

import GarlicText

/// The sorted terms of one field of one source of a new segment: of a chunk (its bigrams or its other
/// terms) or of a segment that is merged.
final class TermCursor {
  private enum Kind {
    case bigrams
    case otherTerms
    case dictionary
  }

  private let kind: Kind
  private let map: DocumentMap
  // Of a chunk: the run's terms and postings, and the texts of its other terms.
  private let keys: [UInt32]
  private let ends: [UInt32]
  private let bytes: MappedBytes?
  private let terms: SortedTerms
  // Of a segment.
  private let reader: SegmentReader?
  private let field: Int
  private let norms: ByteView
  private var cursor: TermDictionaryCursor?
  private var positions: [UInt32] = []
  private let deleted: DocumentSet
  /// What was read of a segment in this range, by its own document numbers, deleted documents included.
  private(set) var readTotals = PostingTotals()
  /// What of it goes into the new segment, by the document numbers there.
  private(set) var keptTotals = PostingTotals()
  /// The first ordinal of each document of a chunk.
  private let starts: [UInt32]
  /// Of a chunk the ordinals of what was read with positions, added up.
  private(set) var ordinals: UInt64 = 0

  private let range: TermRange
  private var isBeforeFirst = true
  private var index = -1
  /// The index after the last term of a chunk that is in the range.
  private var end = 0
  /// The first eight bytes of the current term, and its length in bytes.
  private(set) var prefix: UInt64 = 0
  private(set) var length = 0

  /// The bigrams of a run of a chunk's field.
  ///
  /// - Parameter starts: the first ordinal of each document of the chunk.
  init(
    bigrams part: InvertedChunk.FieldRun, starts: [UInt32], _ map: DocumentMap, in range: TermRange
  ) {
    let run = part.bigrams
    self.starts = starts
    self.range = range
    kind = .bigrams
    self.map = map
    keys = run.keys
    ends = run.ends
    bytes = run.bytes
    terms = .none
    reader = nil
    field = 0
    norms = .empty
    deleted = DocumentSet()
    (index, end) = TermCursor.indices(of: run.keys.count, in: range) {
      BigramTerm.prefix(run.keys[$0]).0
    }
  }

  /// The other terms of a run of a chunk's field.
  init(
    otherTerms part: InvertedChunk.FieldRun, starts: [UInt32], _ map: DocumentMap,
    in range: TermRange
  ) {
    let run = part.otherTerms
    let terms = part.terms
    self.starts = starts
    self.range = range
    kind = .otherTerms
    self.map = map
    keys = run.keys
    ends = run.ends
    bytes = run.bytes
    self.terms = terms
    reader = nil
    field = 0
    norms = .empty
    deleted = DocumentSet()
    (index, end) = TermCursor.indices(of: run.keys.count, in: range) {
      terms.prefix(run.keys[$0]).prefix
    }
  }

  /// The index before the first of `count` sorted terms that is in a range, and the one after the last.
  private static func indices(
    of count: Int, in range: TermRange, _ prefix: (Int) -> UInt64
  ) -> (Int, Int) {
    func first(notBefore bound: UInt64) -> Int {
      (0..<count).partitioningIndex { prefix($0) >= bound }
    }
    return (first(notBefore: range.lower) - 1, range.upper.map { first(notBefore: $0) } ?? count)
  }

  /// The terms of a segment's field; nil when it has none.
  init?(
    _ reader: SegmentReader, field number: Int, _ map: DocumentMap, deleted: DocumentSet,
    in range: TermRange
  ) throws(IndexError) {
    guard let dictionary = try reader.dictionary(number) else { return nil }
    self.range = range
    self.deleted = deleted
    kind = .dictionary
    self.map = map
    starts = []
    keys = []
    ends = []
    bytes = nil
    terms = .none
    self.reader = reader
    field = number
    norms = try reader.norms(number)
    cursor = TermDictionaryCursor(dictionary)
  }

  /// Moves to the next term; false after the last.
  @inline(__always)
  func next() throws(IndexError) -> Bool {
    if kind == .dictionary { return try nextInDictionaryRange() }
    index &+= 1
    if index >= end { return false }
    (prefix, length) = kind == .bigrams ? BigramTerm.prefix(keys[index]) : terms.prefix(keys[index])
    return true
  }

  private func nextInDictionaryRange() throws(IndexError) -> Bool {
    guard try nextInDictionary(), let term = cursor?.term else { return false }
    prefix = TermPrefix.of(term[...])
    length = term.count
    return range.upper.map { prefix < $0 } ?? true
  }

  private func nextInDictionary() throws(IndexError) -> Bool {
    if isBeforeFirst {
      isBeforeFirst = false
      if range.lower > 0 { return try cursor?.seek(TermPrefix.leastTerm(range.lower)) ?? false }
    }
    return try cursor?.next() ?? false
  }

  /// The current term.
  private var term: [UInt8] {
    switch kind {
    case .bigrams: BigramTerm.bytes(prefix, length)
    case .otherTerms: terms[keys[index]]
    case .dictionary: cursor?.term ?? []
    }
  }

  /// Whether the current term is this one.
  func isAt(_ other: [UInt8]) -> Bool {
    kind == .otherTerms ? terms.withView(of: keys[index]) { $0.equals(other) } : term == other
  }

  /// The order of the current term and another stream's: negative, zero or positive.
  func compare(_ other: TermCursor) -> Int {
    if kind == .otherTerms, other.kind == .otherTerms {
      return terms.withView(of: keys[index]) { mine in
        other.terms.withView(of: other.keys[other.index]) { mine.compare($0) }
      }
    }
    let mine = term
    let others = other.term
    if mine == others { return 0 }
    return mine.lexicographicallyPrecedes(others) ? -1 : 1
  }

  /// Replaces `out` by the current term.
  func copyTerm(into out: inout [UInt8]) {
    out.removeAll(keepingCapacity: true)
    switch kind {
    case .bigrams: out.append(prefix: prefix, count: length)
    case .otherTerms: terms.withView(of: keys[index]) { $0.append(to: &out) }
    case .dictionary: out.append(contentsOf: cursor?.term ?? [])
    }
  }

  /// Appends the postings of the current term, by the numbers that documents have in the new
  /// segment.
  func append(to out: inout Postings, keepsPositions: Bool) throws(IndexError) {
    guard kind == .dictionary else {
      decode(&out, keepsPositions)
      return
    }
    guard let cursor, let reader else { return }
    let list = try reader.cursor(cursor, field: field)
    var next: UInt32 = 0
    var read = PostingTotals.Term()
    var kept = PostingTotals.Term()
    out.reserve(documents: list.df, positions: 0)
    while list.doc != PostingCursor.end {
      guard list.doc >= next, Int(list.doc) < reader.documentCount, list.tf > 0 else {
        throw reader.damagedList(cursor.entry, "document \(list.doc) is out of order or of range")
      }
      next = list.doc &+ 1
      read.add(document: list.doc, frequency: list.tf)
      let doc = map[list.doc]
      if let doc {
        out.docs.append(doc)
        out.tfs.append(list.tf)
      }
      var sum: UInt64 = 0
      if keepsPositions {
        sum = try readPositions(list, cursor, reader)
        read.positions &+= sum
        if doc != nil {
          out.positions.reserve(positions.count)
          for position in positions { out.positions.append(position) }
        }
      }
      // Asked of the deletions and not of the map: what the map leaves out by mistake is then missed.
      if !deleted.isEmpty, !deleted.contains(list.doc) {
        kept.add(document: doc ?? 0, frequency: list.tf)
        kept.positions &+= sum
      }
      list.next()
    }
    let hash = TermHash.of(prefix: prefix, cursor.term)
    readTotals.add(read, hash: hash)
    keptTotals.add(deleted.isEmpty ? read.moved(by: map.base) : kept, hash: hash)
  }

  /// Reads the positions of the current document; their sum.
  @inline(__always)
  private func readPositions(
    _ list: PostingCursor, _ cursor: TermDictionaryCursor, _ reader: SegmentReader
  ) throws(IndexError) -> UInt64 {
    list.positions(norms: norms, into: &positions)
    guard positions.count == Int(list.tf) else {
      throw reader.damagedList(cursor.entry, "positions of document \(list.doc) run out of it")
    }
    var sum: UInt64 = 0
    var previous: UInt32 = 0
    for position in positions {
      if position < previous {
        throw reader.damagedList(
          cursor.entry, "positions of document \(list.doc) are out of order")
      }
      previous = position
      sum &+= UInt64(position)
    }
    return sum
  }

  private func decode(_ out: inout Postings, _ keepsPositions: Bool) {
    let start = index == 0 ? 0 : Int(ends[index &- 1])
    let firstPosting = out.docs.count
    let firstPosition = out.positions.count
    bytes?.withView {
      PostingVarints.decode(
        $0, start..<Int(ends[index]), from: map.base, keepsPositions: keepsPositions,
        documents: &out.docs, frequencies: &out.tfs, positions: &out.positions)
    }
    if keepsPositions {
      for i in firstPosting..<out.docs.count {
        ordinals &+= UInt64(starts[Int(out.docs[i] &- map.base)]) &* UInt64(out.tfs[i])
      }
      for i in firstPosition..<out.positions.count { ordinals &+= UInt64(out.positions[i]) }
    }
    out.join(at: firstPosting)
  }
}
