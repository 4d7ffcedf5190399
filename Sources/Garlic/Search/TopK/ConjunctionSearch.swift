// Which documents are best when all of several terms must match?

/// Block-max AND: blocks that together cannot reach the worst of the best are left out as one
/// window, the rarest term leads through the others (Ding and Suel 2011, section 5).
struct ConjunctionSearch {
  private let view: SegmentView
  private let terms: BorrowedObjects<TermMatcher>
  private let lead: TermMatcher
  private let second: TermMatcher?
  /// Whether there are two terms or more and each of the two rarest has one list alone.
  private let beginsWithPair: Bool

  /// - Parameter terms: at least one.
  init(view: SegmentView, terms: [TermMatcher]) {
    var ordered = terms
    ordered.sort { $0.cost < $1.cost }
    self.view = view
    self.terms = BorrowedObjects(ordered)
    lead = ordered[0]
    second = ordered.count > 1 ? ordered[1] : nil
    beginsWithPair = lead.hasOneList && second?.hasOneList == true
  }

  func collect(into top: inout TopHits, deadline: inout Deadline) throws(IndexError) {
    if view.start > 0 { lead.advance(to: view.start) }
    var target = lead.doc
    // What the terms after each one can add at most, in the window that is gone through.
    var rests = [Double](repeating: .infinity, count: terms.count)
    let last = view.base + Int(view.end) - 1
    let limit = view.end
    top.approachAll()
    while target < limit {
      try deadline.tick()
      var bound = 0.0
      var end = PostingCursor.end
      if top.isSelective {
        var index = terms.count &- 1
        while index >= 0 {
          let (score, blockEnd) = terms.with(index) { $0.blockBound(at: target) }
          rests[index] = bound
          bound += score
          end = min(end, blockEnd)
          index &-= 1
        }
        top.approach(view.base + Int(target), through: min(view.base + Int(end), last))
        if bound <= top.cutoff {
          if end == PostingCursor.end { return }
          target = end + 1
          lead.advance(to: target)
          target = lead.doc
          continue
        }
        for index in 0..<terms.count { terms.with(index) { $0.prefetchBlock() } }
      } else {
        end = lead.blockBound(at: target).end
      }
      lead.advance(to: target)
      if beginsWithPair, let second {
        collect(lead, second, through: end, rests, &top)
      } else {
        collectFields(through: end, rests, &top)
      }
      target = lead.doc
    }
  }

  /// Goes through one window, up to the lead's first document after it.
  ///
  /// Most documents of the rarest term fall at the second: the two are walked as plain lists.
  private func collect(
    _ lead: TermMatcher, _ second: TermMatcher, through end: UInt32, _ rests: [Double],
    _ top: inout TopHits
  ) {
    // Most are out by what the rarest term counts in them, before it is made a score: the others stay packed.
    var needed = lead.neededCount(for: top.cutoff - rests[0])
    while lead.meet(second, through: end) {
      let candidate = lead.listDoc
      if lead.onlyCount(of: candidate) < needed {
        lead.nextInList()
        continue
      }
      if let next = firstAfter(candidate) {
        lead.advanceList(to: next)
        continue
      }
      let cutoff = top.cutoff
      take(candidate, rests, &top)
      if top.cutoff != cutoff { needed = lead.neededCount(for: top.cutoff - rests[0]) }
      lead.nextInList()
    }
    lead.alignToCursor()
    second.alignToCursor()
  }

  /// The same for terms that are looked for in several fields, and for one term alone.
  private func collectFields(through end: UInt32, _ rests: [Double], _ top: inout TopHits) {
    while lead.doc <= end, lead.doc != PostingCursor.end {
      let candidate = lead.doc
      if let second {
        second.advance(to: candidate)
        if second.doc != candidate {
          lead.advance(to: second.doc)
          continue
        }
      }
      if let other = firstAfter(candidate) {
        lead.advance(to: other)
        continue
      }
      take(candidate, rests, &top)
      lead.next()
    }
  }

  /// The next document of the first further term that does not have `candidate`; nil when all do.
  @inline(__always)
  private func firstAfter(_ candidate: UInt32) -> UInt32? {
    var index = 2
    while index < terms.count {
      let document = terms.with(index) { term in
        term.advance(to: candidate)
        return term.doc
      }
      if document != candidate { return document }
      index &+= 1
    }
    return nil
  }

  @inline(__always)
  private func take(_ candidate: UInt32, _ rests: [Double], _ top: inout TopHits) {
    var score = lead.score(of: candidate)
    if score + rests[0] <= top.cutoff { return }
    if let second { score += second.score(of: candidate) }
    var index = 2
    while index < terms.count {
      if score + rests[index &- 1] <= top.cutoff { return }
      score += terms.with(index) { $0.score(of: candidate) }
      index &+= 1
    }
    if top.wouldJoin(score), !view.deleted.contains(candidate), view.admits(candidate) {
      top.insert(TopHits.Entry(score: score, document: view.base &+ Int(candidate)))
    }
  }
}
