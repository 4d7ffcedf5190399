// Which documents may be hits at all?

extension Searcher {
  /// A filter leaves few documents when it leaves less than one of so many: they then lead.
  private static let sparseShare = 64

  /// A filter made ready.
  func searchFilter(_ query: Query) throws(IndexError) -> SearchFilter {
    var node = try plan(try analyzed(.filter(query)), .strict)
    // Nobody asks for its scores.
    if case .constant(let inner, _) = node { node = inner }
    return SearchFilter(node: node, query: query, fields: defaultFields, cache: snapshot.filters)
  }

  /// A segment as the search sees it: without documents that the filter leaves out, and without `found`.
  /// - Parameter tests: whether the search asks the view of each document that may be a hit.
  func filtered(
    _ number: Int, besides found: Set<Int> = [], _ deadline: Deadline, tests: Bool = false
  ) throws(IndexError) -> SegmentPlan {
    let view = snapshot.views[number]
    guard let filter else { return matching(number, view.excluding(found), deadline) }
    if tests, let test = try filter.test(matching(number, view, deadline)) {
      return matching(number, view.testing(test).excluding(found), deadline)
    }
    let excluded = try filter.excluded(matching(number, view, deadline))
    let left = view.excluding(excluded).excluding(found)
    var plan = matching(number, left, deadline)
    plan.leavesFew = left.liveCount * Self.sparseShare < view.reader.documentCount
    return plan
  }
}
