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
  private let terms: BorrowedObjects<TermMatcher>
  /// The numbers of the terms, the ones with the least bounds first within a window, and their bounds.
  private var order: [Int]
  private var bounds: [Double]
  private let window = SumWindow(size: Int(DisjunctionSearch.windowSize))

  init(view: SegmentView, terms: [TermMatcher]) {
    self.view = view
    self.terms = BorrowedObjects(terms)
    order = Array(terms.indices)
    bounds = [Double](repeating: 0, count: terms.count)
  }

  mutating func collect(
    into top: inout TopHits, deadline: inout Deadline
  ) throws(IndexError) {
    if view.isWhole {
      for term in 0..<terms.count {
        top.raise(floor: terms.with(term) { $0.floor(for: top.limit) })
      }
    }
    let count = view.end
    var start = view.start
    if start > 0 { advance(to: start) }
    while start < count {
      try deadline.check()
      var first = count
      for term in 0..<terms.count { first = min(first, terms.with(term) { $0.doc }) }
      start = max(start, first)
      if start >= count { break }
      let limit = min(count, start + DisjunctionSearch.windowSize)
      sort(from: start, to: limit)
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
  private mutating func sort(from start: UInt32, to limit: UInt32) {
    for i in order.indices {
      bounds[i] = terms.with(order[i]) { $0.windowBound(from: start, to: limit) }
    }
    // Few terms, mostly in order already.
    for i in order.indices.dropFirst() {
      var j = i
      while j > 0, bounds[j] < bounds[j - 1] {
        bounds.swapAt(j, j - 1)
        order.swapAt(j, j - 1)
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
    for term in 0..<terms.count {
      let (bound, blockEnd) = terms.with(term) { $0.blockBound(at: limit) }
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

  private func advance(to target: UInt32) {
    for term in 0..<terms.count { terms.with(term) { $0.advance(to: target) } }
  }

  /// One essential term: its documents are asked for one after another.
  private func collectOne(
    from start: UInt32, to limit: UInt32, _ essential: Int, _ top: inout TopHits
  ) {
    var rest = 0.0
    for i in 0..<essential { rest += bounds[i] }
    terms.with(order[essential]) { term in
      term.advance(to: start)
      guard let list = term.onlyList else {
        while term.doc < limit {
          let score = term.score()
          if score + rest > top.cutoff { finish(term.doc, score, essential, &top) }
          term.next()
        }
        return
      }
      let weight = term.weight
      let k1 = term.k1
      // Most are out before their count is made a score.
      var needed = TermMatcher.count(for: top.cutoff - rest, weight, k1)
      while list.cursor.doc < limit {
        list.cursor.drainBlock(before: limit) { document, tf in
          let count = list.scoring.count(document, tf)
          if count < needed { return }
          let score = TermMatcher.saturated(count, weight, k1)
          let cutoff = top.cutoff
          if score + rest <= cutoff { return }
          finish(document, score, essential, &top)
          if top.cutoff != cutoff {
            needed = TermMatcher.count(for: top.cutoff - rest, weight, k1)
          }
        }
      }
      term.advance(to: limit)
    }
  }

  /// Several essential terms: added up in the window.
  private func collectMany(
    from start: UInt32, to limit: UInt32, _ essential: Int, _ top: inout TopHits
  ) {
    for i in essential..<terms.count {
      terms.with(order[i]) { add($0, from: start, to: limit) }
    }
    var rest = 0.0
    for i in 0..<essential { rest += bounds[i] }
    window.drain { offset, score in
      if score + rest > top.cutoff {
        finish(start &+ UInt32(truncatingIfNeeded: offset), score, essential, &top)
      }
    }
  }

  /// Adds what a term makes of the documents of a window.
  private func add(_ term: TermMatcher, from start: UInt32, to limit: UInt32) {
    term.advance(to: start)
    guard let list = term.onlyList else {
      while term.doc < limit {
        window.add(term.score(), at: Int(term.doc &- start))
        term.next()
      }
      return
    }
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
      score += terms.with(order[i]) { term in
        term.advance(to: document)
        return term.doc == document ? term.score(of: document) : 0
      }
    }
    if top.wouldJoin(score), view.admits(document) {
      top.insert(TopHits.Entry(score: score, document: view.base &+ Int(document)))
    }
  }
}
