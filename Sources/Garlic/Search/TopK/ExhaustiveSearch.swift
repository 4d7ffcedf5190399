// Which documents of a segment are best, when each that matches is scored?

/// Visits every match: the measure that every faster way is compared with, and the way of queries
/// that have no faster one, and of those whose matches are counted and no more.
struct ExhaustiveSearch {
  let view: SegmentView
  /// How many documents matched.
  private(set) var matched = 0

  init(view: SegmentView) { self.view = view }

  mutating func collect(
    _ matcher: Matcher, into top: inout TopHits, deadline: inout Deadline
  ) throws(IndexError) {
    let count = UInt32(view.reader.documentCount)
    top.approachAll()
    // Where no hit is wanted, nothing needs a score.
    let scores = top.limit > 0
    while matcher.doc < count {
      try deadline.tick()
      if !view.deleted.contains(matcher.doc), view.admits(matcher.doc) {
        let document = view.base + Int(matcher.doc)
        matched += 1
        if scores {
          let score = try matcher.score()
          if top.wouldJoin(score) {
            top.insert(TopHits.Entry(score: score, document: document))
          }
        }
      }
      try matcher.next()
    }
  }
}
