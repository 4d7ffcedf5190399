// Which documents are best when all of several terms must match?

/// Block-max AND: blocks that together cannot reach the worst of the best are left out as one
/// window, the rarest term leads through the others (Ding and Suel 2011, section 5).
struct ConjunctionSearch {
  private let view: SegmentView
  private let terms: [TermMatcher]
  private let lead: TermMatcher
  private let second: TermMatcher?
  /// The two rarest terms, where each has one list alone.
  private let pair: Pair?

  private struct Pair {
    let second: TermMatcher
    let ahead: PostingCursor
    let other: PostingCursor
  }

  /// - Parameter terms: at least one.
  init?(view: SegmentView, terms: [TermMatcher]) {
    var ordered = terms
    ordered.sort { $0.cost < $1.cost }
    guard let lead = ordered.first else { return nil }
    self.view = view
    self.terms = ordered
    self.lead = lead
    second = ordered.count > 1 ? ordered[1] : nil
    pair =
      if let second, let ahead = lead.onlyCursor, let other = second.onlyCursor {
        Pair(second: second, ahead: ahead, other: other)
      } else {
        nil
      }
  }

  func collect(into top: inout TopHits, deadline: inout Deadline) throws(IndexError) {
    if view.start > 0 { lead.advance(to: view.start) }
    var target = lead.doc
    // What the terms after each one can add at most, in the window that is gone through.
    var rests = [Double](repeating: .infinity, count: terms.count)
    let last = view.base + Int(view.end) - 1
    // Taken up once and not in each window.
    let pair = pair
    top.approachAll()
    while target < view.end {
      try deadline.tick()
      var bound = 0.0
      var end = PostingCursor.end
      if top.isSelective {
        for index in terms.indices.reversed() {
          let (score, blockEnd) = terms[index].blockBound(at: target)
          rests[index] = bound
          bound += score
          end = min(end, blockEnd)
        }
        top.approach(view.base + Int(target), through: min(view.base + Int(end), last))
        if bound <= top.cutoff {
          if end == PostingCursor.end { return }
          target = end + 1
          lead.advance(to: target)
          target = lead.doc
          continue
        }
      } else {
        end = lead.blockBound(at: target).end
      }
      lead.advance(to: target)
      if let pair {
        collect(pair, through: end, rests, &top)
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
    _ pair: Pair, through end: UInt32, _ rests: [Double], _ top: inout TopHits
  ) {
    let ahead = pair.ahead
    while ahead.meet(pair.other, through: end) {
      let candidate = ahead.doc
      lead.alignToCursor()
      pair.second.alignToCursor()
      if let other = firstAfter(candidate) {
        ahead.advance(to: other)
        continue
      }
      take(candidate, rests, &top)
      ahead.next()
    }
    lead.alignToCursor()
    pair.second.alignToCursor()
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
  private func firstAfter(_ candidate: UInt32) -> UInt32? {
    var index = 2
    while index < terms.count {
      terms[index].advance(to: candidate)
      let doc = terms[index].doc
      if doc != candidate { return doc }
      index &+= 1
    }
    return nil
  }

  private func take(_ candidate: UInt32, _ rests: [Double], _ top: inout TopHits) {
    if view.deleted.contains(candidate) { return }
    // Most are out once the rarest term is counted: the frequencies of the others stay packed.
    var score = lead.score()
    if score + rests[0] <= top.cutoff { return }
    if let second { score += second.score() }
    var index = 2
    while index < terms.count {
      if score + rests[index &- 1] <= top.cutoff { return }
      score += terms[index].score()
      index &+= 1
    }
    if top.wouldJoin(score), view.admits(candidate) {
      top.insert(TopHits.Entry(score: score, document: view.base &+ Int(candidate)))
    }
  }
}
