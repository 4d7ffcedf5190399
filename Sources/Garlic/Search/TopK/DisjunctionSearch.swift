// Which documents are best when any of many terms may match?

/// Block-max MaxScore over windows of documents.
///
/// In each window the terms whose bounds together stay below the worst of the best are not
/// essential: no document matters that has only those. Essential terms are added up one after
/// another in a dense array; the others are asked only for documents that could still get in
/// (Turtle and Flood, "Query evaluation: strategies and optimizations", IPM 31(6), 1995; Ding and
/// Suel 2011; windows as in Lucene's MaxScoreBulkScorer).
struct DisjunctionSearch {
  static let windowSize: UInt32 = 4096

  private let view: SegmentView
  /// Terms, the ones with the least bounds first within a window.
  private var terms: [TermMatcher]
  private var bounds: [Double]
  private let window = SumWindow(size: Int(DisjunctionSearch.windowSize))

  init(view: SegmentView, terms: [TermMatcher]) {
    self.view = view
    self.terms = terms
    bounds = terms.map { _ in 0 }
  }

  mutating func collect(
    into top: inout TopHits, deadline: inout Deadline
  ) throws(IndexError) {
    if view.isWhole {
      for term in terms { top.raise(floor: term.floor(for: top.limit)) }
    }
    let count = view.end
    var start = view.start
    if start > 0 { advance(to: start) }
    while start < count {
      try deadline.check()
      var first = count
      for term in terms { first = min(first, term.doc) }
      start = max(start, first)
      if start >= count { break }
      let limit = min(count, start + DisjunctionSearch.windowSize)
      order(from: start, to: limit)
      top.approach(view.base + Int(start), through: view.base + Int(limit) - 1)
      let essential = firstEssential(top.cutoff)
      if essential == terms.count {
        start = skip(from: start, to: limit, &top)
        continue
      }
      if essential == terms.count - 1 {
        collectOne(from: start, to: limit, essential, &top)
      } else {
        collectMany(from: start, to: limit, essential, &top)
      }
      start = limit
    }
  }

  /// Sorts the terms by their bounds in a window.
  private mutating func order(from start: UInt32, to limit: UInt32) {
    for (i, term) in terms.enumerated() {
      bounds[i] = term.windowBound(from: start, to: limit)
    }
    // Few terms, mostly in order already.
    for i in terms.indices.dropFirst() {
      var j = i
      while j > 0, bounds[j] < bounds[j - 1] {
        bounds.swapAt(j, j - 1)
        terms.swapAt(j, j - 1)
        j -= 1
      }
    }
  }

  /// The offset of the first term that a document must have one of.
  private func firstEssential(_ cutoff: Double) -> Int {
    var sum = 0.0
    for (i, bound) in bounds.enumerated() {
      sum += bound
      if sum > cutoff { return i }
    }
    return terms.count
  }

  /// Where to go on when no document of a window can get in: after the least end of the blocks,
  /// as their bounds hold so far.
  private func skip(from start: UInt32, to limit: UInt32, _ top: inout TopHits) -> UInt32 {
    var sum = 0.0
    var end = PostingCursor.end
    for term in terms {
      let (bound, blockEnd) = term.blockBound(at: limit)
      sum += bound
      end = min(end, blockEnd)
    }
    let last = view.end - 1
    if end >= limit, limit <= last {
      top.approach(view.base + Int(limit), through: view.base + Int(min(end, last)))
    }
    if sum > top.cutoff || end < limit { advance(to: limit); return limit }
    let next = end == PostingCursor.end ? end : end + 1
    advance(to: next)
    return next
  }

  private func advance(to target: UInt32) { for term in terms { term.advance(to: target) } }

  /// One essential term: its documents are asked for one after another.
  private func collectOne(
    from start: UInt32, to limit: UInt32, _ essential: Int, _ top: inout TopHits
  ) {
    let term = terms[essential]
    var rest = 0.0
    for i in 0..<essential { rest += bounds[i] }
    term.advance(to: start)
    if let list = term.onlyList {
      let weight = term.weight
      let k1 = term.k1
      while list.cursor.doc < limit {
        list.cursor.drainBlock(before: limit) { document, tf in
          let score = TermMatcher.saturated(list.scoring.count(document, tf), weight, k1)
          if score + rest > top.cutoff { finish(document, score, essential, &top) }
        }
      }
      term.advance(to: limit)
    } else {
      while term.doc < limit {
        let score = term.score()
        if score + rest > top.cutoff { finish(term.doc, score, essential, &top) }
        term.next()
      }
    }
  }

  /// Several essential terms: added up in the window.
  private func collectMany(
    from start: UInt32, to limit: UInt32, _ essential: Int, _ top: inout TopHits
  ) {
    for term in terms[essential...] {
      term.advance(to: start)
      if let list = term.onlyList {
        let weight = term.weight
        let k1 = term.k1
        while list.cursor.doc < limit {
          list.cursor.drainBlock(before: limit) { document, tf in
            window.add(
              TermMatcher.saturated(list.scoring.count(document, tf), weight, k1),
              at: Int(document &- start))
          }
        }
        term.advance(to: limit)
      } else {
        while term.doc < limit {
          window.add(term.score(), at: Int(term.doc &- start))
          term.next()
        }
      }
    }
    var rest = 0.0
    for i in 0..<essential { rest += bounds[i] }
    window.drain { offset, score in
      if score + rest > top.cutoff {
        finish(start &+ UInt32(truncatingIfNeeded: offset), score, essential, &top)
      }
    }
  }

  /// Adds what the other terms make of a document, the greatest bound first, as long as it can
  /// still get in.
  private func finish(
    _ document: UInt32, _ partial: Double, _ essential: Int, _ top: inout TopHits
  ) {
    if view.deleted.contains(document) { return }
    var score = partial
    var rest = 0.0
    for i in 0..<essential { rest += bounds[i] }
    var i = essential
    while i > 0 {
      i -= 1
      if score + rest <= top.cutoff { return }
      rest -= bounds[i]
      let term = terms[i]
      term.advance(to: document)
      if term.doc == document { score += term.score() }
    }
    if top.wouldJoin(score), view.admits(document) {
      top.insert(TopHits.Entry(score: score, document: view.base &+ Int(document)))
    }
  }
}
