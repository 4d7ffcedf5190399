// Which documents are best when all of several terms must match?

/// Block-max AND: blocks that together cannot reach the worst of the best are left out as one
/// stretch, the rarest term leads through the others (Ding and Suel 2011, section 5).
struct ConjunctionSearch {
  private let view: SegmentView
  private let terms: [TermMatcher]
  private let lead: TermMatcher

  /// - Parameter terms: at least one.
  init?(view: SegmentView, terms: [TermMatcher]) {
    let ordered = terms.sorted { $0.cost < $1.cost }
    guard let lead = ordered.first else { return nil }
    self.view = view
    self.terms = ordered
    self.lead = lead
  }

  func collect(into top: inout TopHits, watch: inout SearchWatch) throws(IndexError) {
    var target = lead.doc
    while target != PostingCursor.end {
      try watch.tick()
      var bound = 0.0
      var end = PostingCursor.end
      if top.isFull {
        for term in terms {
          let (score, blockEnd) = term.blockBound(at: target)
          bound += score
          end = min(end, blockEnd)
        }
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
      target = collect(from: target, through: end, &top)
    }
  }

  /// Goes through one stretch; the lead's first document behind it.
  private func collect(from start: UInt32, through end: UInt32, _ top: inout TopHits) -> UInt32 {
    lead.advance(to: start)
    search: while lead.doc <= end, lead.doc != PostingCursor.end {
      let candidate = lead.doc
      for term in terms.dropFirst() {
        term.advance(to: candidate)
        if term.doc != candidate {
          lead.advance(to: term.doc)
          continue search
        }
      }
      if !view.deleted.contains(candidate) {
        var score = 0.0
        for term in terms { score += term.score() }
        if top.wouldJoin(score) {
          top.insert(TopHits.Entry(score: score, document: view.base &+ Int(candidate)))
        }
      }
      lead.next()
    }
    return lead.doc
  }
}
