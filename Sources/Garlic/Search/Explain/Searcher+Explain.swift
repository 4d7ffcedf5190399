// What does this document score, and of what is the score made?

extension Searcher {
  /// Why a document matches; nil when it does not.
  ///
  /// - Parameter isReranked: whether it was among those that were rescored.
  func explain(
    _ query: Query, _ strictness: Planner.Strictness, document: Int, isReranked: Bool
  ) throws(IndexError) -> Explanation? {
    guard let number = snapshot.views.lastIndex(where: { $0.base <= document }) else { return nil }
    let view = snapshot.views[number]
    let explainer = ScoreExplainer(
      matching: matching(number, view, deadline),
      schema: snapshot.schema, document: UInt32(document - view.base))
    let analyzed = try analyzed(query)
    var isRelaxed = strictness == .relaxed
    if !isRelaxed { isRelaxed = relaxesAtOnce(analyzed) }
    let node = try plan(analyzed, isRelaxed ? .relaxed : .strict)
    guard var reason = try explainer.explain(node) else { return nil }
    if let title = title(analyzed, node),
      try title.documents(in: explainer.matching).contains(explainer.document)
    {
      reason = explainer.titled(reason, title)
    }
    let factor = try ScoreFactor(options, preference, snapshot)
    var whole = reason
    if isReranked, let reranking = Reranking(node, in: snapshot, collection) {
      whole = try explainer.explain(reason, reranking)
    }
    guard let factor else { return whole }
    // Each of the two is rounded by itself, as in the search.
    let value = factor.value(of: document)
    let score =
      Score.exact(reason.value * value) + Score.exact((whole.value - reason.value) * value)
    if let failure = factor.failure { throw failure }
    return score == whole.value ? whole : explainer.multiplied(whole, score, factor, document)
  }
}
