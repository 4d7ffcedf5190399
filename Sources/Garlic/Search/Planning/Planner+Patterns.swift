// Which documents does a pattern stand for?

import GarlicText

extension Planner {
  /// What is called with each list of a pattern, one after another.
  typealias Taking = (PostingCursor) throws(IndexError) -> Void

  /// The union of the lists that `forEachList` finds in each segment and field, as one term.
  ///
  /// - Parameter pattern: what the lists are of.
  func expansion(
    of pattern: UnionPattern, _ fields: [Int], _ boost: Double,
    _ forEachList: (SegmentView, Int, Taking) throws(IndexError) -> Void
  ) throws(IndexError) -> PlanNode {
    var parts: [TermExpansion.Part] = []
    let needed = snapshot.views.reduce(0) { max($0, $1.reader.documentCount) } * 8
    guard needed <= memoryBudget else {
      throw .searchTooLarge(needed: needed, allowed: memoryBudget)
    }
    for (number, view) in snapshot.views.enumerated() {
      var expansion = TermExpansion(view, deadline)
      for field in fields {
        try forEachList(view, field) { (cursor) throws(IndexError) in
          try expansion.add(cursor, scoring.fields[number][field])
        }
      }
      parts.append(expansion.finish())
    }
    let weight =
      try statistics.idf(of: pattern, fields, documents: parts.map(\.documents)) * boost
    return .documents(
      parts.map { part in
        DocumentList(
          documents: part.documents,
          scores: part.counts.map { TermMatcher.saturated($0, weight, scoring.k1) })
      }, most: weight)
  }

  /// Words and runs that begin so.
  func prefix(_ text: AnalyzedText, _ scope: Scope) throws(IndexError) -> PlanNode {
    let (fields, others) = split(scope.fields)
    var nodes: [PlanNode] = []
    if !others.isEmpty {
      nodes.append(
        keywords(others) { normalizer in
          let prefix = Array(normalizer.normalized(text.text).utf8)
          return (prefix, { $0.starts(with: prefix) })
        })
    }
    let runs = text.runs
    if !fields.isEmpty, let last = runs.last {
      if runs.count > 1 || last.isCJK || last.sequence.count > 1 {
        // A run of characters is found wherever it stands, so it is its own prefix; of a compound the
        // last part may go on.
        nodes.append(
          try phrase(text, 0, !last.isCJK, Scope(fields: fields, boost: scope.boost)) ?? .nothing)
      } else if let term = last.tokens.first(where: { $0.kind == .word })?.term {
        nodes.append(
          try expansion(of: .prefix(term), fields, scope.boost) {
            (view, field, take) throws(IndexError) in
            try view.forEachList(field, from: term, deadline, { _ in true }, take)
          })
      }
    }
    return nodes.isEmpty ? .nothing : nodes.count == 1 ? nodes[0] : .or(nodes, minimum: 1)
  }

  /// Words that match a pattern with `*` and `?`.
  func wildcard(
    _ exact: WildcardPattern, _ folded: WildcardPattern, _ scope: Scope
  ) throws(IndexError) -> PlanNode {
    let (fields, others) = split(scope.fields)
    var nodes: [PlanNode] = []
    if !others.isEmpty {
      nodes.append(
        keywords(others) { normalizer in
          let pattern =
            normalizer.folds.isEmpty
            ? exact : WildcardPattern(exact.text, fold: normalizer.normalized)
          return (pattern.literalPrefix, { pattern.matches($0[...]) })
        })
    }
    if !fields.isEmpty {
      nodes.append(
        try expansion(of: .wildcard(folded), fields, scope.boost) {
          (view, field, take) throws(IndexError) in
          try view.forEachList(
            field, from: folded.literalPrefix, deadline, { folded.matches($0[...]) }, take)
        })
    }
    return nodes.isEmpty ? .nothing : nodes.count == 1 ? nodes[0] : .or(nodes, minimum: 1)
  }

  /// Runs in this order, with gaps between them.
  func runs(
    _ parts: [SequencePart], _ tokens: [Token], _ scope: Scope
  ) throws(IndexError) -> PlanNode {
    let fields = split(scope.fields).text
    return scored(parts, fields, by: try weighed(tokens, fields, scope.boost))
  }

  /// Words that differ by few edits.
  func fuzzy(
    _ text: AnalyzedText, _ edits: Int?, _ scope: Scope
  ) throws(IndexError) -> PlanNode {
    let (fields, others) = split(scope.fields)
    var nodes: [PlanNode] = []
    for field in others { nodes.append(value(text.text, field)) }
    let runs = text.runs
    if !fields.isEmpty, let run = runs.first {
      if runs.count == 1, !run.isCJK, let term = run.tokens.first(where: { $0.kind == .word }) {
        let pattern = FuzzyPattern(term.text, edits: edits)
        nodes.append(
          try expansion(of: .fuzzy(term.text, edits: pattern.edits), fields, scope.boost) {
            (view, field, take) throws(IndexError) in
            try view.forEachList(field, near: pattern, deadline, take)
          })
      } else {
        // Characters that may differ: bigrams of the run, all but those that an edit touches.
        nodes.append(try fuzzyRun(runs, edits, fields, scope.boost))
      }
    }
    return nodes.isEmpty ? .nothing : nodes.count == 1 ? nodes[0] : .or(nodes, minimum: 1)
  }

  private func fuzzyRun(
    _ runs: [QueryRun], _ edits: Int?, _ fields: [Int], _ boost: Double
  ) throws(IndexError) -> PlanNode {
    let units = runs.reduce(0) { $0 + $1.unitCount }
    let allowed = min(max(edits ?? (units <= 2 ? 0 : units <= 5 ? 1 : 2), 0), 2)
    let tokens = runs.flatMap(\.tokens).filter { $0.kind != .cjkWord }
    let terms = try weighed(tokens, fields, boost)
    // One edit spoils at most two neighbouring bigrams. Those that no document has count, too: what a filter leaves
    // must not change with documents of other segments.
    let wanted = Set(tokens.filter { ranking.weight(of: $0) > 0 }.map(\.term)).count
    let needed = max(1, wanted - 2 * allowed)
    return terms.isEmpty ? .nothing : .or(terms.map { .term($0) }, minimum: needed)
  }
}

extension SegmentView {
  /// Calls `take` with the lists of a field's terms that begin with `prefix` and pass `test`.
  func forEachList(
    _ field: Int, from prefix: [UInt8], _ deadline: Deadline, _ test: ([UInt8]) -> Bool,
    _ take: Planner.Taking
  ) throws(IndexError) {
    try forEachTerm(field, from: prefix, deadline) { (terms) throws(IndexError) in
      // Tagged words of runs are found by their characters already.
      if terms.term.first == Token.wordTag || !test(terms.term) { return true }
      try take(try reader.cursor(terms, field: field))
      return true
    }
  }

  /// Calls `take` with the lists of a field's terms within the pattern's edits.
  func forEachList(
    _ field: Int, near pattern: FuzzyPattern, _ deadline: Deadline, _ take: Planner.Taking
  ) throws(IndexError) {
    guard let dictionary = try reader.dictionary(field) else { return }
    var walk = FuzzyWalk(dictionary, pattern, deadline)
    while try walk.next() { try take(try reader.cursor(walk.terms, field: field)) }
  }
}
