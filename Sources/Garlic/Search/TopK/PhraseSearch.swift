// Which documents are best that have a sequence of terms?

/// The best documents in which a sequence occurs, scored by its terms.
///
/// Documents that have all parts are scored first; whether the parts stand in order is looked at
/// only for those that would get in.
struct PhraseSearch {
  private let view: SegmentView
  private let phrases: BorrowedObjects<PhraseMatcher>
  private let terms: BorrowedObjects<TermMatcher>
  private let bonus: Double
  /// The documents that joined the best, by their numbers in the snapshot, where there is a bonus.
  private(set) var collected: [Int] = []

  /// - Parameters:
  ///   - phrases: the sequence in each field, approximate.
  ///   - terms: what scores.
  ///   - bonus: what is added to the scores of the terms.
  init(view: SegmentView, phrases: [PhraseMatcher], terms: [TermMatcher], bonus: Double = 0) {
    self.bonus = bonus
    self.view = view
    self.phrases = BorrowedObjects(phrases)
    self.terms = BorrowedObjects(terms)
  }

  mutating func collect(into top: inout TopHits, deadline: inout Deadline) throws(IndexError) {
    var boundEnd: UInt32 = 0
    var hasBound = false
    let last = view.base + Int(view.end) - 1
    if view.start > 0 {
      for number in 0..<phrases.count { phrases.with(number) { $0.moveOn(to: view.start) } }
    }
    top.approachAll()
    while true {
      try deadline.tick()
      var candidate = PostingCursor.end
      for number in 0..<phrases.count {
        candidate = min(candidate, phrases.with(number) { $0.doc })
      }
      if candidate >= view.end {
        return try checkPhrases()
      }
      if top.isSelective, !hasBound || candidate > boundEnd {
        let (bound, end) = self.bound(at: candidate)
        hasBound = true
        boundEnd = end
        top.approach(view.base + Int(candidate), through: min(view.base + Int(end), last))
        if bound <= top.cutoff {
          if end == PostingCursor.end { return try checkPhrases() }
          hasBound = false
          for number in 0..<phrases.count { phrases.with(number) { $0.moveOn(to: end + 1) } }
          continue
        }
      }
      var score = bonus
      for number in 0..<terms.count {
        score += terms.with(number) { term in
          term.advance(to: candidate)
          return term.doc == candidate ? term.score() : 0
        }
      }
      if top.wouldJoin(score), !view.deleted.contains(candidate), view.admits(candidate),
        occurs(in: candidate)
      {
        let document = view.base &+ Int(candidate)
        top.insert(TopHits.Entry(score: score, document: document))
        if bonus > 0 { collected.append(document) }
      }
      for number in 0..<phrases.count {
        phrases.with(number) { phrase in
          if phrase.doc == candidate { phrase.moveOn() }
        }
      }
    }
  }

  /// Throws why a phrase ended before its last match, if one did: its documents were passed over, even where
  /// the phrase of another field went on.
  private func checkPhrases() throws(IndexError) {
    for number in 0..<phrases.count {
      if let failure = phrases.with(number, { $0.failure }) { throw failure }
    }
  }

  private func occurs(in candidate: UInt32) -> Bool {
    for number in 0..<phrases.count
    where phrases.with(number, { $0.doc == candidate && $0.confirm() }) {
      return true
    }
    return false
  }

  private func bound(at target: UInt32) -> (score: Double, end: UInt32) {
    var score = bonus
    var end = PostingCursor.end
    for number in 0..<terms.count {
      let (bound, blockEnd) = terms.with(number) { $0.blockBound(at: target) }
      score += bound
      end = min(end, blockEnd)
    }
    return (score, end)
  }
}
