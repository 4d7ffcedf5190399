// What do synonyms of a query's words look for?

import GarlicText

extension Planner {
  /// What an occurrence of a synonym counts, as a share of one of what was typed.
  static let synonymShare = 0.7

  /// The plan of a synonym, which stands for some tokens of the query; nil where no document has it.
  ///
  /// It counts as a whole: no document is found for a part of it.
  func synonym(
    _ text: String, _ runs: [QueryRun], _ typed: [Token], _ fields: [Int], _ scope: Scope
  ) throws(IndexError) -> PlanNode? {
    let terms = try weighed(runs.flatMap(\.tokens), fields, scope.boost)
    let sum = terms.reduce(0) { $0 + $1.weight }
    if sum <= 0 { return nil }
    let most = try weighed(typed, fields, scope.boost).reduce(0) { $0 + $1.weight }
    var other = scope
    other.isWhole = false
    other.hasForms = runs.count == 1 && scope.hasForms
    // No rarer synonym comes before what was typed.
    other.boost *= Self.synonymShare * (most > 0 ? min(1, most / sum) : 1)
    return try strictly.words(of: runs, fields, other)
  }

  /// Texts side by side that together have synonyms.
  func synonym(
    _ parts: [AnalyzedQuery], _ alternatives: [AnalyzedText], _ scope: Scope
  ) throws(IndexError) -> PlanNode {
    let typed = strictness == .strict ? try and(parts, scope) : try clauses(parts, scope)
    let (fields, _) = split(scope.fields)
    if fields.isEmpty || ranking != .standard { return typed }
    let tokens = parts.flatMap { $0.typed?.tokens ?? [] }
    var nodes: [PlanNode] = []
    for text in alternatives {
      for variant in text.variants {
        let own = fields.filter { variant.fields.contains($0) }
        if own.isEmpty { continue }
        if let node = try synonym(variant.text.text, variant.text.runs, tokens, own, scope) {
          nodes.append(node)
        }
      }
      if !text.variants.isEmpty { continue }
      if let node = try synonym(text.text, text.runs, tokens, fields, scope) { nodes.append(node) }
    }
    if nodes.isEmpty { return typed }
    if strictness == .relaxed, case .or(let inner, 1) = typed {
      return .or(inner + nodes, minimum: 1)
    }
    return .or((typed.isNothing ? [] : [typed]) + nodes, minimum: 1)
  }
}
