// Which documents of all segments are best for a plan?

extension Searcher {
  /// The best documents of a plan after `after`, and how many match, `found` left out of both.
  func best(
    _ node: PlanNode, _ wanted: Int, besides found: Set<Int>, title: ExactTitle? = nil,
    after: TopHits.Entry? = nil, preference: ScriptPreference? = nil
  ) throws(IndexError) -> ([TopHits.Entry], SearchResults.Total) {
    try deadline.check()
    let ahead = try lookedAhead(node, wanted, found, after, preference)
    if options.threads > 1, snapshot.views.count > 1 {
      return try bestSideBySide(node, wanted, title, found, after, preference, ahead)
    }
    var answer = try emptyAnswer(wanted, after, preference, ahead)
    for number in snapshot.views.indices {
      try search(number, node, title, found, &answer, deadline)
    }
    return finished(answer.top, answer.total)
  }

  /// The same with segments that several threads search.
  private func bestSideBySide(
    _ node: PlanNode, _ wanted: Int, _ title: ExactTitle?, _ found: Set<Int>,
    _ after: TopHits.Entry?, _ preference: ScriptPreference?, _ ahead: TopHits?
  ) throws(IndexError) -> ([TopHits.Entry], SearchResults.Total) {
    var top = TopHits(limit: wanted)
    var total = SearchResults.Total(count: 0, isExact: true)
    try CallingTask.with { (task) throws(IndexError) in
      let deadline = Deadline(deadline, of: task)
      try OrderedWork.run(count: snapshot.views.count, threads: options.threads) {
        (number) throws(IndexError) in
        var part = try self.emptyAnswer(wanted, after, preference, ahead)
        try self.search(number, node, title, found, &part, deadline)
        return part
      } take: { (part) throws(IndexError) in
        top.join(part.top)
        total.add(part.total)
      }
    }
    return finished(top, total)
  }

  /// Nothing found yet.
  ///
  /// - Parameter ahead: what a search of some of the documents has reached.
  private func emptyAnswer(
    _ wanted: Int, _ after: TopHits.Entry?, _ preference: ScriptPreference?, _ ahead: TopHits?
  ) throws(IndexError) -> SegmentAnswer {
    var answer = SegmentAnswer(top: try emptyTop(wanted, after, preference))
    if let ahead { answer.top.raise(reachedBy: ahead) }
    return answer
  }

  /// The best documents of where factors are much greater than elsewhere, as the decay of dates that stand in order.
  ///
  /// - Returns: what the search need not go below; nil where factors are as great everywhere.
  private func lookedAhead(
    _ node: PlanNode, _ wanted: Int, _ found: Set<Int>, _ after: TopHits.Entry?,
    _ preference: ScriptPreference?
  ) throws(IndexError) -> TopHits? {
    if options.factors.isEmpty || options.counting != .bounded { return nil }
    var top = try emptyTop(wanted, after, preference)
    guard let part = top.promisingPart() else { return nil }
    var plan = try filtered(part.segment, besides: found, deadline, tests: options.limit > 0)
    plan.view = plan.view.limited(to: part.documents)
    var search = SegmentSearch(
      plan, counting: options.counting, scoresAll: options.scoresEveryMatch)
    try search.collectAhead(node, into: &top)
    return top
  }

  private func emptyTop(
    _ wanted: Int, _ after: TopHits.Entry?, _ preference: ScriptPreference?
  ) throws(IndexError) -> TopHits {
    TopHits(
      limit: wanted, factor: try ScoreFactor(options, preference, snapshot), after: after)
  }

  private func finished(
    _ top: TopHits, _ total: SearchResults.Total
  ) -> ([TopHits.Entry], SearchResults.Total) {
    let entries = top.sorted
    var total = total
    total.count = max(total.count, entries.count)
    return (entries, total)
  }

  private func search(
    _ number: Int, _ node: PlanNode, _ title: ExactTitle?, _ found: Set<Int>,
    _ answer: inout SegmentAnswer, _ deadline: Deadline
  ) throws(IndexError) {
    let tests = options.counting == .bounded && options.limit > 0
    var plan = try filtered(number, besides: found, deadline, tests: tests)
    if let title {
      let titled = try title.collect(node, plan, into: &answer)
      plan = try filtered(number, besides: found.union(titled), deadline, tests: tests)
      // Documents of equal score that come before those are still to be seen.
      answer.top.admitsTies = !titled.isEmpty
    }
    defer { answer.top.admitsTies = false }
    var search = SegmentSearch(
      plan, counting: options.counting, scoresAll: options.scoresEveryMatch)
    try search.collect(node, into: &answer)
  }
}
