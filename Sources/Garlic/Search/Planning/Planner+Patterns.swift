// Which documents does a pattern stand for?

import GarlicText

extension Planner {
  /// The union of the lists that `cursors` finds in each segment and field, as one term.
  func expansion(
    _ fields: [Int], _ boost: Double,
    _ cursors: (SegmentView, Int) throws(IndexError) -> [PostingCursor]
  ) throws(IndexError) -> PlanNode {
    var parts: [Expansion.Part] = []
    let needed = snapshot.views.reduce(0) { max($0, $1.reader.documentCount) } * 8
    guard needed <= memoryBudget else {
      throw .searchTooLarge(needed: needed, allowed: memoryBudget)
    }
    for (number, view) in snapshot.views.enumerated() {
      var expansion = Expansion(view)
      for field in fields {
        for cursor in try cursors(view, field) {
          expansion.add(cursor, scoring.fields[number][field])
        }
      }
      parts.append(expansion.finish())
    }
    let df = parts.reduce(0) { $0 + $1.documents.count }
    let weight = Score.idf(df: df, count: scoring.documentCount) * boost
    return .documents(
      parts.map { part in
        DocumentList(
          documents: part.documents,
          scores: part.counts.map { TermMatcher.saturated($0, weight, scoring.k1) })
      })
  }

  /// Words and runs that begin so.
  func prefix(_ text: String, _ scope: Scope) throws(IndexError) -> PlanNode {
    let (fields, others) = split(scope.fields)
    var nodes: [PlanNode] = []
    if !others.isEmpty {
      nodes.append(try keywords(others, from: Array(text.utf8)) { $0.starts(with: text.utf8) })
    }
    let runs = QueryRun.runs(of: text, by: analyzer)
    if !fields.isEmpty, let last = runs.last {
      if runs.count > 1 || last.isCJK {
        // A run of characters is found wherever it stands, so it is its own prefix.
        nodes.append(
          try phrase(text, 0, !last.isCJK, Scope(fields: fields, boost: scope.boost)) ?? .nothing)
      } else if let term = last.tokens.first(where: { $0.kind == .word })?.term {
        nodes.append(
          try expansion(fields, scope.boost) { (view, field) throws(IndexError) in
            try view.matching(field, from: term) { _ in true }
          })
      }
    }
    return nodes.isEmpty ? .nothing : nodes.count == 1 ? nodes[0] : .or(nodes, minimum: 1)
  }

  /// Words that match a pattern with `*` and `?`.
  func wildcard(_ pattern: String, _ scope: Scope) throws(IndexError) -> PlanNode {
    let (fields, others) = split(scope.fields)
    var nodes: [PlanNode] = []
    if !others.isEmpty {
      let exact = WildcardPattern(pattern)
      nodes.append(
        try keywords(others, from: exact.literalPrefix) { exact.matches($0[...]) })
    }
    if !fields.isEmpty {
      let folded = WildcardPattern(pattern, fold: { self.folded($0) })
      nodes.append(
        try expansion(fields, scope.boost) { (view, field) throws(IndexError) in
          try view.matching(field, from: folded.literalPrefix) { folded.matches($0[...]) }
        })
    }
    return nodes.isEmpty ? .nothing : nodes.count == 1 ? nodes[0] : .or(nodes, minimum: 1)
  }

  /// Words that differ by few edits.
  func fuzzy(_ text: String, _ edits: Int?, _ scope: Scope) throws(IndexError) -> PlanNode {
    let (fields, others) = split(scope.fields)
    var nodes: [PlanNode] = []
    for field in others { nodes.append(try value(text, field)) }
    let runs = QueryRun.runs(of: text, by: analyzer)
    if !fields.isEmpty, let run = runs.first {
      if runs.count == 1, !run.isCJK, let term = run.tokens.first(where: { $0.kind == .word }) {
        let pattern = FuzzyPattern(term.text, edits: edits)
        nodes.append(
          try expansion(fields, scope.boost) { (view, field) throws(IndexError) in
            try view.matching(field, near: pattern)
          })
      } else {
        // Characters that may differ: pairs of the run, all but those that an edit touches.
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
    let terms = try weighed(runs.flatMap(\.tokens).filter { $0.kind != .cjkWord }, fields, boost)
    // One edit spoils at most two neighbouring pairs.
    let needed = max(1, terms.count - 2 * allowed)
    return terms.isEmpty ? .nothing : .or(terms.map { .term($0) }, minimum: needed)
  }

  /// The literal part of a pattern, folded as a word is.
  private func folded(_ literal: String) -> String {
    let tokens = analyzer.tokens(in: literal).filter { $0.kind != .part && $0.kind != .cjkWord }
    // Only what is one term has a folded form; anything else is taken as it is.
    return tokens.count == 1 ? tokens[0].text : literal.lowercased()
  }
}

extension SegmentView {
  /// The lists of a field's terms that begin with `prefix` and pass `test`, as many as a pattern
  /// may stand for.
  func matching(
    _ field: Int, from prefix: [UInt8], _ test: ([UInt8]) -> Bool
  ) throws(IndexError) -> [PostingCursor] {
    var cursors: [PostingCursor] = []
    try forEachTerm(field, from: prefix) { (terms) throws(IndexError) in
      // Tagged words of runs are found by their characters already.
      if terms.term.first == 1 || !test(terms.term) { return true }
      cursors.append(try reader.cursor(terms, field: field))
      return cursors.count < Expansion.termLimit
    }
    return cursors
  }

  /// The lists of a field's terms within the pattern's edits.
  func matching(
    _ field: Int, near pattern: FuzzyPattern
  ) throws(IndexError) -> [PostingCursor] {
    guard let dictionary = try reader.dictionary(field) else { return [] }
    var walk = FuzzyWalk(dictionary, pattern)
    var cursors: [PostingCursor] = []
    while cursors.count < Expansion.termLimit, try walk.next() {
      cursors.append(try reader.cursor(walk.terms, field: field))
    }
    return cursors
  }
}
