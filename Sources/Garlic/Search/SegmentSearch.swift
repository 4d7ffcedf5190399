// Which documents of one segment are best?

/// Searches a segment by the fastest way that its plan has.
struct SegmentSearch {
  let plan: SegmentPlan
  private let counting: SearchOptions.Counting
  private let scoresAll: Bool
  private var deadline: Deadline

  /// - Parameter scoresAll: whether every match is visited and scored.
  init(_ plan: SegmentPlan, counting: SearchOptions.Counting, scoresAll: Bool) {
    self.plan = plan
    self.counting = counting
    self.scoresAll = scoresAll
    deadline = plan.deadline
  }

  /// Adds the best documents of a plan to an answer.
  ///
  /// - Throws: `IndexError.corrupt`, `.deadlineExceeded`, `.cancelled`, `.searchTooLarge`, and what the
  ///   caller's factor threw.
  mutating func collect(
    _ node: PlanNode, into answer: inout SegmentAnswer
  ) throws(IndexError) {
    try deadline.check()
    if case .all = node, answer.top.limit == 0, plan.view.test == nil {
      answer.total.add(SearchResults.Total(count: plan.view.liveCount, isExact: true))
      return
    }
    let leads = try leads(node)
    if !leads, counting == .exact, !scoresAll, let count = try counted(node) {
      answer.total.add(SearchResults.Total(count: count, isExact: true))
      if answer.top.limit > 0 { _ = try pruned(node, into: &answer.top) }
    } else if !leads, counting == .bounded, let least = try pruned(node, into: &answer.top) {
      answer.total.add(SearchResults.Total(count: least, isExact: false))
    } else {
      var exhaustive = ExhaustiveSearch(view: plan.view)
      try exhaustive.collect(try plan.matches(node), into: &answer.top, deadline: &deadline)
      answer.total.add(SearchResults.Total(count: exhaustive.matched, isExact: true))
    }
    if let failure = answer.top.failure { throw failure }
  }

  /// Searches some documents ahead of all others, as far as the plan has a way that need not look at all matches.
  mutating func collectAhead(_ node: PlanNode, into top: inout TopHits) throws(IndexError) {
    if counting != .bounded { return }
    if try !leads(node) { _ = try pruned(node, into: &top) }
  }

  /// A posting that is read in passing takes so much less time than a candidate that is looked for.
  private static let postingsPerCandidate = 32

  /// Whether the documents that a filter leaves are to lead: not where a term has few more documents.
  private func leads(_ node: PlanNode) throws(IndexError) -> Bool {
    if !plan.leavesFew { return false }
    guard case .term(let term) = node, let matcher = try plan.termMatcher(term) else { return true }
    return matcher.cost > plan.view.liveCount * Self.postingsPerCandidate
  }

  /// How many documents have a term, one of several or all of several; nil for other plans, whose matches are found one
  /// by one.
  private mutating func counted(_ node: PlanNode) throws(IndexError) -> Int? {
    var terms: [TermMatcher] = []
    switch node {
    case .term(let term):
      if let matcher = try plan.termMatcher(term) { terms.append(matcher) }
    case .or(let nodes, 1):
      if let run = ExactRun(nodes) {
        // Who has the run has one of its terms.
        for term in run.terms {
          if let matcher = try plan.termMatcher(term) { terms.append(matcher) }
        }
      } else {
        guard let matchers = try termMatchers(nodes) else { return nil }
        terms = matchers
      }
    case .and(let nodes):
      guard let matchers = try termMatchers(nodes) else { return nil }
      if matchers.count < nodes.count { return 0 }
      if matchers.count < 2 || !matchers.allSatisfy(\.hasOneList) { return nil }
      return try ConjunctionCount(view: plan.view, terms: matchers).documents(&deadline)
    default: return nil
    }
    return try MatchCount(view: plan.view).documents(of: terms, &deadline)
  }

  /// Searches by a way that need not look at all matches, if the plan has one; about how many there
  /// are at least.
  private mutating func pruned(
    _ node: PlanNode, into top: inout TopHits
  ) throws(IndexError) -> Int? {
    switch node {
    case .term(let term):
      guard let matcher = try plan.termMatcher(term) else { return 0 }
      let least = leastCount(matcher.leastCount)
      var search = TermSearch(view: plan.view, matcher: matcher)
      if !plan.view.isWhole || top.hasWeakFloors, let floor = search.supposedFloor(top) {
        if try search.collect(supposing: floor, into: &top, deadline: &deadline) { return least }
        guard let another = try plan.termMatcher(term) else { return 0 }
        search = TermSearch(view: plan.view, matcher: another)
      }
      try search.collect(into: &top, deadline: &deadline)
      return least
    case .or(let nodes, 1):
      if let asTyped = ExactRun(nodes) { return try exactRun(asTyped, into: &top) }
      guard let terms = try termMatchers(nodes) else { return nil }
      return try disjunction(terms, in: plan.view, into: &top)
    case .and(let nodes):
      guard let terms = try termMatchers(nodes) else { return nil }
      if terms.isEmpty || terms.count < nodes.count { return 0 }
      let search = ConjunctionSearch(view: plan.view, terms: terms)
      try search.collect(into: &top, deadline: &deadline)
      return 0
    case .scored(.sequence(let parts, let fields, let slop), let terms):
      var search = try plan.phraseSearch(parts, fields, slop, terms)
      try search.collect(into: &top, deadline: &deadline)
      return 0
    default:
      return nil
    }
  }

  private mutating func disjunction(
    _ terms: [TermMatcher], in view: SegmentView, into top: inout TopHits
  ) throws(IndexError) -> Int {
    if terms.isEmpty { return 0 }
    var search = DisjunctionSearch(view: view, terms: terms)
    try search.collect(into: &top, deadline: &deadline)
    let most = terms.map(\.leastCount).max() ?? 0
    return view.test == nil ? max(0, most - view.deleted.count) : 0
  }

  /// How many documents with a term there are at least, when so many have it in the whole segment.
  private func leastCount(_ count: Int) -> Int {
    plan.view.test == nil ? max(0, count - plan.view.deleted.count) : 0
  }

  /// First the documents in which the run stands as typed, with their higher scores, then all others.
  private mutating func exactRun(
    _ run: ExactRun, into top: inout TopHits
  ) throws(IndexError) -> Int {
    var search = try plan.phraseSearch(run.parts, run.fields, 0, run.terms, bonus: run.bonus)
    try search.collect(into: &top, deadline: &deadline)
    var view = plan.view
    if !search.collected.isEmpty {
      view = view.excluding(Set(search.collected))
      // Documents of equal score that come before those are still to be seen.
      top.admitsTies = true
    }
    defer { top.admitsTies = false }
    var terms: [TermMatcher] = []
    for term in run.terms {
      if let matcher = try plan.termMatcher(term) { terms.append(matcher) }
    }
    return try disjunction(terms, in: view, into: &top)
  }

  /// The matchers of nodes that are all terms; terms that the segment does not have are left out.
  private func termMatchers(_ nodes: [PlanNode]) throws(IndexError) -> [TermMatcher]? {
    var matchers: [TermMatcher] = []
    matchers.reserveCapacity(nodes.count)
    for node in nodes {
      guard case .term(let term) = node else { return nil }
      if let matcher = try plan.termMatcher(term) { matchers.append(matcher) }
    }
    return matchers
  }
}
