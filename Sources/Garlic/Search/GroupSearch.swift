// Which documents are best that have a sequence of terms?

/// The best documents in which a sequence occurs, scored by its terms.
///
/// Documents that have all parts are scored first; whether the parts stand in order is looked at
/// only for those that would get in.
struct GroupSearch {
  let view: SegmentView
  /// The sequence in each field, approximate.
  let phrases: [PhraseMatcher]
  let terms: [TermMatcher]

  func collect(into top: inout TopHits, watch: inout SearchWatch) throws(IndexError) {
    var boundEnd: UInt32 = 0
    var hasBound = false
    while true {
      try watch.tick()
      var candidate = PostingCursor.end
      for phrase in phrases { candidate = min(candidate, phrase.doc) }
      if candidate == PostingCursor.end { return }
      if top.isFull, !hasBound || candidate > boundEnd {
        let (bound, end) = self.bound(at: candidate)
        hasBound = true
        boundEnd = end
        if bound <= top.cutoff {
          if end == PostingCursor.end { return }
          hasBound = false
          for phrase in phrases { phrase.advance(to: end + 1) }
          continue
        }
      }
      var score = 0.0
      for term in terms {
        term.advance(to: candidate)
        if term.doc == candidate { score += term.score() }
      }
      if top.wouldJoin(score), !view.deleted.contains(candidate), occurs(in: candidate) {
        top.insert(TopHits.Entry(score: score, document: view.base &+ Int(candidate)))
      }
      for phrase in phrases where phrase.doc == candidate { phrase.next() }
    }
  }

  private func occurs(in candidate: UInt32) -> Bool {
    for phrase in phrases where phrase.doc == candidate {
      if phrase.confirm() { return true }
    }
    return false
  }

  private func bound(at target: UInt32) -> (score: Double, end: UInt32) {
    var score = 0.0
    var end = PostingCursor.end
    for term in terms {
      let (bound, blockEnd) = term.blockBound(at: target)
      score += bound
      end = min(end, blockEnd)
    }
    return (score, end)
  }
}
