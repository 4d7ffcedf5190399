// Which documents are best for one term?

/// The best documents of one term: blocks whose bound is below the worst of the best are left out
/// (Ding and Suel, "Faster top-k document retrieval using block-max indexes", SIGIR 2011).
struct TermSearch {
  let view: SegmentView
  let matcher: TermMatcher

  func collect(into top: inout TopHits, deadline: inout Deadline) throws(IndexError) {
    if view.isWhole { top.raise(floor: matcher.floor(for: top.limit)) }
    try collectAll(into: &top, deadline: &deadline)
  }

  /// A score that about as many documents reach as are wanted, where documents which are left out have the scores of
  /// all others; nil where none is known.
  func supposedFloor(_ top: TopHits) -> Double? {
    let live = max(1, view.liveCount)
    // Some more than should do.
    let wanted = 1.6 * Double(top.limit) * Double(view.reader.documentCount) / Double(live)
    let floor = matcher.supposedFloor(for: wanted)
    return floor == -.infinity ? nil : floor
  }

  /// Supposes that as many documents reach a floor as are wanted.
  ///
  /// - Returns: false when they do not, and the matcher has been used up; nothing was added.
  func collect(
    supposing floor: Double, into top: inout TopHits, deadline: inout Deadline
  ) throws(IndexError) -> Bool {
    var trial = top
    trial.suppose(floor: floor)
    try collectAll(into: &trial, deadline: &deadline)
    if !trial.holdsFloor { return false }
    top = trial
    return true
  }

  private func collectAll(
    into top: inout TopHits, deadline: inout Deadline
  ) throws(IndexError) {
    var target = view.start
    let last = view.base + Int(view.end) - 1
    let leavesFew = view.leavesFew
    // Taken up once and not for each block.
    let onlyList = matcher.onlyList
    while true {
      try deadline.tick()
      let (bound, end) = matcher.blockBound(at: target)
      top.approach(view.base + Int(target), through: min(view.base + Int(end), last))
      if bound > top.cutoff {
        if let list = onlyList {
          if leavesFew {
            collectFew(list, through: min(end, view.end - 1), from: target, &top)
          } else {
            collect(list, through: min(end, view.end - 1), from: target, &top)
          }
        } else {
          collect(through: min(end, view.end - 1), from: target, &top)
        }
      }
      if end >= view.end { break }
      target = end + 1
    }
  }

  private func collect(
    _ list: TermMatcher.List, through end: UInt32, from target: UInt32, _ top: inout TopHits
  ) {
    let cursor = list.cursor
    cursor.advance(to: target)
    let limit = end + 1
    let scoring = list.scoring
    let weight = matcher.weight
    let k1 = matcher.k1
    var needed = TermMatcher.count(for: top.cutoff, weight, k1)
    while cursor.doc < limit {
      cursor.drainBlock(before: limit) { document, tf in
        let count = scoring.count(document, tf)
        if count < needed || view.deleted.contains(document) { return }
        let score = TermMatcher.saturated(count, weight, k1)
        if top.wouldJoin(score), view.admits(document) {
          top.insert(TopHits.Entry(score: score, document: view.base &+ Int(document)))
          needed = TermMatcher.count(for: top.cutoff, weight, k1)
        }
      }
    }
  }

  /// The same where most documents are out, before their lengths are read.
  private func collectFew(
    _ list: TermMatcher.List, through end: UInt32, from target: UInt32, _ top: inout TopHits
  ) {
    let cursor = list.cursor
    cursor.advance(to: target)
    let scoring = list.scoring
    var needed = matcher.neededCount(for: top.cutoff)
    while cursor.doc <= end {
      cursor.drainBlock(before: end + 1) { document, tf in
        if view.deleted.contains(document) { return }
        let count = scoring.count(document, tf)
        if count < needed { return }
        let score = TermMatcher.saturated(count, matcher.weight, matcher.k1)
        if top.wouldJoin(score), view.admits(document) {
          top.insert(TopHits.Entry(score: score, document: view.base &+ Int(document)))
          needed = matcher.neededCount(for: top.cutoff)
        }
      }
    }
  }

  private func collect(through end: UInt32, from target: UInt32, _ top: inout TopHits) {
    matcher.advance(to: target)
    while matcher.doc <= end {
      if !view.deleted.contains(matcher.doc) {
        let score = matcher.score()
        if top.wouldJoin(score), view.admits(matcher.doc) {
          top.insert(TopHits.Entry(score: score, document: view.base &+ Int(matcher.doc)))
        }
      }
      matcher.next()
    }
  }
}
