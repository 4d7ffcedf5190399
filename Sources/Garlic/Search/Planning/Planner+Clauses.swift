// What do clauses side by side ask for?

extension Planner {
  /// Clauses side by side: all must match, or each that does adds to the score.
  ///
  /// Clauses in which there is nothing to look for do not count.
  func clauses(_ clauses: [AnalyzedQuery], _ scope: Scope) throws(IndexError) -> PlanNode {
    let meant = clauses.filter { !$0.isEmpty }
    if strictness == .strict { return try and(meant, scope) }
    return flattened(try or(meant, scope))
  }

  /// The terms of all alternatives side by side, equal ones as one, so that they can be searched as
  /// terms.
  func flattened(_ node: PlanNode) -> PlanNode {
    guard case .or(let nodes, 1) = node else { return node }
    var flat: [PlanNode] = []
    var indices: [[UInt8]: Int] = [:]
    for node in nodes {
      guard case .or(let inner, 1) = node else {
        flat.append(node)
        continue
      }
      for node in inner {
        if case .term(let term) = node {
          if let index = indices[term.term], case .term(var known) = flat[index],
            known.fields == term.fields
          {
            known.weight += term.weight
            flat[index] = .term(known)
            continue
          }
          indices[term.term] = flat.count
        }
        flat.append(node)
      }
    }
    return .or(flat, minimum: 1)
  }
}
