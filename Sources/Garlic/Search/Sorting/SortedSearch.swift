// Which documents of a segment come first in this order?

/// Finds the first `limit` documents of a segment in the order of some keys.
///
/// Blocks of documents none of which can get in are passed over, by the least and greatest value that columns
/// keep for them. What another segment found before, and the last hit of the page before, are bounds from the start.
struct SortedSearch {
  /// A document that is among the first so far.
  private struct Candidate {
    var codes: [SortCode]
    var score: Double
    var document: UInt32
  }

  private let view: SegmentView
  private let keys: [SegmentSortKey]
  private let limit: Int
  private let factor: ScoreFactor?
  /// The first so far, a binary heap with the last of them on top.
  private var heap: [Candidate] = []
  /// What is already known to be better: the last of the hits of other segments, where they are enough.
  private let bound: Bound?
  /// What hits must come after.
  private let after: Bound?
  /// The first code of the last hit so far, when there are as many as are wanted.
  private var worst: SortCode?
  /// The numbers of the first key, where each document has just one.
  private let plain: PlainColumn?
  private let isDescending: Bool
  /// How many documents matched, of those that were looked at.
  private(set) var matched = 0
  /// Whether documents were passed over.
  private(set) var hasSkipped = false

  /// An entry of another segment, with codes of this one.
  private struct Bound {
    var codes: [SortCode]
    var score: Double
    /// Its number counted from this segment's first document: negative, or beyond its last, for others.
    var document: Int
  }

  /// - Parameters:
  ///   - limit: the number of hits that are wanted.
  ///   - last: the last of as many hits of other segments, if there are so many.
  ///   - after: the last hit of the page before.
  init(
    _ view: SegmentView, _ order: SortOrder, limit: Int, last: SortedEntry?, after: SortedEntry?,
    factor: ScoreFactor?
  ) throws(IndexError) {
    self.view = view
    self.limit = limit
    self.factor = factor
    var keys: [SegmentSortKey] = []
    for key in order.keys { keys.append(try SegmentSortKey(key, view.reader)) }
    self.keys = keys
    plain = keys.first?.plain
    isDescending = keys.first?.key.isDescending ?? false
    bound = try last.map { (entry) throws(IndexError) in try Self.bound(entry, keys, view) }
    self.after = try after.map { (entry) throws(IndexError) in try Self.bound(entry, keys, view) }
    worst = currentWorst()
  }

  private static func bound(
    _ entry: SortedEntry, _ keys: [SegmentSortKey], _ view: SegmentView
  ) throws(IndexError) -> Bound {
    var codes: [SortCode] = []
    for (key, value) in zip(keys, entry.values) {
      codes.append(key.isRelevance ? SortCode(score: entry.score) : try key.code(value))
    }
    return Bound(codes: codes, score: entry.score, document: entry.document - view.base)
  }

  /// Looks at the matches.
  ///
  /// - Parameter counts: whether every match is to be counted, so that nothing is passed over.
  mutating func collect(
    _ matcher: Matcher, counts: Bool, deadline: inout Deadline
  ) throws(IndexError) {
    let count = UInt32(view.reader.documentCount)
    let first = keys.first
    let canSkip = !counts && limit > 0 && first?.hasBlocks == true
    let blockCount = (Int(count) + ColumnWriter.blockSize - 1) / ColumnWriter.blockSize
    var checked = -1
    while matcher.doc < count {
      try deadline.tick()
      if canSkip, let first {
        let block = Int(matcher.doc) / ColumnWriter.blockSize
        if block != checked {
          if let worst {
            let next = first.firstBlock(from: block, before: blockCount, notAfter: worst)
            if next > block {
              hasSkipped = true
              if next >= blockCount { return }
              try matcher.advance(to: UInt32(next * ColumnWriter.blockSize))
              continue
            }
          }
          checked = block
        }
      }
      if !view.deleted.contains(matcher.doc) {
        matched += 1
        if limit > 0 { try consider(matcher) }
      }
      try matcher.next()
    }
  }

  /// The first code of the last hit so far, when there are as many as are wanted.
  private func currentWorst() -> SortCode? {
    let mine = heap.count >= limit ? heap.first?.codes.first : nil
    guard let other = bound?.codes.first else { return mine }
    return mine.map { min($0, other) } ?? other
  }

  private mutating func consider(_ matcher: Matcher) throws(IndexError) {
    let document = Int(matcher.doc)
    var known: Double?
    // Most are out by their first key.
    if let worst {
      if let plain {
        if document < plain.count,
          SortCode(plain[document], isDescending: isDescending) > worst
        {
          return
        }
      } else if let first = keys.first, !first.isRelevance, first.code(document) > worst {
        return
      }
    }
    var codes: [SortCode] = []
    codes.reserveCapacity(keys.count)
    for key in keys {
      if key.isRelevance {
        let score: Double
        if let known { score = known } else { score = try self.score(matcher) }
        known = score
        codes.append(SortCode(score: score))
      } else {
        codes.append(key.code(document))
      }
    }
    let score: Double
    if let known { score = known } else { score = try self.score(matcher) }
    if let after, !Self.precedes(after.codes, after.score, after.document, codes, score, document) {
      return
    }
    if let bound, !Self.precedes(codes, score, document, bound.codes, bound.score, bound.document) {
      return
    }
    let candidate = Candidate(codes: codes, score: score, document: matcher.doc)
    if heap.count < limit {
      heap.append(candidate)
      heap.rise(heap.count - 1) { Self.precedes($1, $0) }
      worst = currentWorst()
    } else if Self.precedes(candidate, heap[0]) {
      heap[0] = candidate
      heap.sink(0) { Self.precedes($1, $0) }
      worst = currentWorst()
    }
  }

  private func score(_ matcher: Matcher) throws(IndexError) -> Double {
    let score = try matcher.score()
    guard let factor else { return score }
    return Score.exact(score * factor.value(of: view.base + Int(matcher.doc)))
  }

  private static func precedes(_ a: Candidate, _ b: Candidate) -> Bool {
    precedes(a.codes, a.score, Int(a.document), b.codes, b.score, Int(b.document))
  }

  private static func precedes(
    _ a: [SortCode], _ scoreA: Double, _ documentA: Int,
    _ b: [SortCode], _ scoreB: Double, _ documentB: Int
  ) -> Bool {
    for (x, y) in zip(a, b) where x != y { return x < y }
    if scoreA != scoreB { return scoreA > scoreB }
    return documentA < documentB
  }

  /// The hits with values that other segments can be compared with, in no order.
  func entries() throws(IndexError) -> [SortedEntry] {
    var entries: [SortedEntry] = []
    for candidate in heap {
      var values: [SortValue] = []
      for key in keys { values.append(try key.value(Int(candidate.document))) }
      entries.append(
        SortedEntry(
          values: values, score: candidate.score, document: view.base + Int(candidate.document)))
    }
    return entries
  }
}
