// What does a piece of text in a query look for?

import GarlicText

extension Planner {
  /// A clause as typed; nil when there is nothing in it to look for.
  func leaf(_ text: String, _ scope: Scope) throws(IndexError) -> PlanNode? {
    let (textFields, others) = split(scope.fields)
    var nodes: [PlanNode] = []
    for field in others { nodes.append(try value(text, field)) }
    if !textFields.isEmpty {
      if let node = try words(text, textFields, scope.boost) {
        nodes.append(node)
      } else if others.isEmpty {
        return nil
      }
    }
    return nodes.count == 1 ? nodes[0] : .or(nodes, minimum: 1)
  }

  func split(_ fields: [Int]) -> (text: [Int], others: [Int]) {
    let kinds = snapshot.schema.fields
    if fields.allSatisfy({ kinds[$0].kind == .text }) { return (fields, []) }
    return (fields.filter { kinds[$0].kind == .text }, fields.filter { kinds[$0].kind != .text })
  }

  private func words(
    _ text: String, _ fields: [Int], _ boost: Double
  ) throws(IndexError) -> PlanNode? {
    try words(of: try QueryRun.runs(of: text, by: analyzer), fields, boost)
  }

  private func words(
    of runs: [QueryRun], _ fields: [Int], _ boost: Double
  ) throws(IndexError) -> PlanNode? {
    if runs.isEmpty { return nil }
    if let character = loneCharacter(runs) { return try self.character(character, fields, boost) }
    let terms = try weighed(runs.flatMap(\.tokens), fields, boost)
    let any = PlanNode.or(terms.map { .term($0) }, minimum: 1)
    let sequence = PlanNode.sequence(runs.flatMap(\.sequence), fields: fields, slop: 0)
    if strictness == .relaxed { return terms.isEmpty ? .nothing : any }
    if runs.count(where: { $0.isCJK }) > 1 {
      // Runs with punctuation between them, as in a question: each is looked for by itself.
      var parts: [PlanNode] = []
      for run in runs {
        if let part = try words(of: [run], fields, boost) { parts.append(part) }
      }
      return .and(parts)
    }
    if runs.contains(where: { $0.isCJK && $0.unitCount > Planner.longestExactRun }) {
      return terms.isEmpty ? .nothing : try boosted(any, sequence, terms)
    }
    // One term that is its own sequence needs no rescoring.
    if runs.count == 1, runs[0].sequence.count == 1, terms.count == 1 { return .term(terms[0]) }
    return .scored(sequence, by: terms)
  }

  /// Whether a text finds more when not all of it must match: one of several runs, and a run of
  /// Hangul, whose particles and endings a document need not have.
  func canRelax(_ text: String) throws(IndexError) -> Bool {
    let runs = try QueryRun.runs(of: text, by: analyzer)
    return runs.count > 1 || runs.contains { $0.isHangul && $0.unitCount > 2 }
  }

  /// The character, when a text is one alone.
  private func loneCharacter(_ runs: [QueryRun]) -> [UInt8]? {
    guard runs.count == 1, runs[0].isCJK, runs[0].unitCount == 1,
      case .character(let character)? = runs[0].sequence.first?.what
    else { return nil }
    return character
  }

  /// All occurrences of a character, as one term.
  private func character(
    _ character: [UInt8], _ fields: [Int], _ boost: Double
  ) throws(IndexError) -> PlanNode {
    try expansion(fields, boost) { (view, field, take) throws(IndexError) in
      try view.forEachTerm(field, from: character, deadline) { (terms) throws(IndexError) in
        try take(try view.reader.cursor(terms, field: field))
        return true
      }
    }
  }

  /// A word as the segmenter cut it, if the text is one; else as `leaf`.
  func word(_ text: String, _ scope: Scope) throws(IndexError) -> PlanNode? {
    let tokens = try analyzer.queryTokens(in: text)
    let (fields, others) = split(scope.fields)
    var units = 0
    for index in tokens.indices {
      units = max(units, tokens[index].position + tokens[index].unitCount)
    }
    for index in tokens.indices
    where others.isEmpty && tokens[index].position == 0 && tokens[index].unitCount == units
      && tokens[index].kind != .unigram
    {
      let weight = ranking.weight(of: tokens[index].kind, 1)
      if weight <= 0 { return .nothing }
      return try planned(tokens[index].term, weight, fields, scope.boost).map { .term($0) }
        ?? .nothing
    }
    return try leaf(text, scope)
  }

  /// Documents in which a long run stands as typed score a little more.
  private func boosted(
    _ ranked: PlanNode, _ sequence: PlanNode, _ terms: [PlannedTerm]
  ) throws(IndexError) -> PlanNode {
    let most = terms.reduce(0) { $0 + $1.weight }
    var deadline = deadline
    var lists: [DocumentList] = []
    for number in snapshot.views.indices {
      let matcher = try matching(number).matcher(sequence)
      var list = DocumentList()
      while matcher.doc != PostingCursor.end {
        try deadline.tick()
        list.documents.append(matcher.doc)
        list.scores.append(Score.exact(most * Planner.exactRunBoost))
        try matcher.next()
      }
      lists.append(list)
    }
    if lists.allSatisfy(\.documents.isEmpty) { return ranked }
    if case .or(let nodes, let minimum) = ranked {
      return .or(nodes + [.documents(lists)], minimum: minimum)
    }
    return ranked
  }

  func matching(_ number: Int) -> SegmentPlan {
    SegmentPlan(
      view: snapshot.views[number], number: number, scoring: scoring.fields[number],
      k1: scoring.k1, deadline: deadline, cursorLimit: cursorLimit, memoryBudget: memoryBudget)
  }

  /// The ranked terms of tokens, equal ones as one.
  func weighed(
    _ tokens: [Token], _ fields: [Int], _ boost: Double
  ) throws(IndexError) -> [PlannedTerm] {
    var wanted: [(term: [UInt8], weight: Double)] = []
    wanted.reserveCapacity(tokens.count)
    // Most queries are shorter than a table of hashes is worth.
    var indices: [[UInt8]: Int] = [:]
    for token in tokens {
      let weight = ranking.weight(of: token)
      if weight <= 0 { continue }
      let term = token.term
      let known =
        tokens.count < 32 ? wanted.firstIndex { $0.term == term } : indices[term]
      if let known {
        wanted[known].weight += weight
      } else {
        if tokens.count >= 32 { indices[term] = wanted.count }
        wanted.append((term, weight))
      }
    }
    var terms: [PlannedTerm] = []
    terms.reserveCapacity(wanted.count)
    var deadline = deadline
    for (term, weight) in wanted {
      try deadline.tick()
      if let term = try planned(term, weight, fields, boost) { terms.append(term) }
    }
    return terms
  }

  /// A term that ranks; nil when no document has it.
  private func planned(
    _ term: [UInt8], _ weight: Double, _ fields: [Int], _ boost: Double
  ) throws(IndexError) -> PlannedTerm? {
    let (entries, df) = try entries(of: term, fields)
    if df == 0 { return nil }
    let idf = Score.idf(df: df, count: scoring.documentCount)
    return PlannedTerm(
      term: term, fields: fields, weight: weight * idf * boost, df: df, entries: entries)
  }

  /// What the dictionaries say about a term, and in how many documents it is: in the field where it
  /// is in most.
  private func entries(
    of term: [UInt8], _ fields: [Int]
  ) throws(IndexError) -> (entries: [TermEntry?], df: Int) {
    var entries: [TermEntry?] = []
    entries.reserveCapacity(fields.count * snapshot.views.count)
    var most = 0
    for field in fields {
      var df = 0
      for view in snapshot.views {
        let entry = try view.reader.entry(of: term, field: field)
        df += entry?.df ?? 0
        entries.append(entry)
      }
      most = max(most, df)
    }
    return (entries, most)
  }

  /// Text in quotes; nil when there is nothing in it to look for.
  func phrase(
    _ text: String, _ slop: Int, _ prefix: Bool, _ scope: Scope
  ) throws(IndexError) -> PlanNode? {
    let (fields, others) = split(scope.fields)
    var nodes: [PlanNode] = []
    for field in others { nodes.append(try value(text, field)) }
    let runs = try QueryRun.runs(of: text, by: analyzer)
    if !fields.isEmpty, let character = loneCharacter(runs) {
      nodes.append(try self.character(character, fields, scope.boost))
    } else if !fields.isEmpty, !runs.isEmpty {
      let single = runs.count == 1 ? runs[0] : nil
      var parts = single?.sequence ?? runs.flatMap(\.sequence)
      let terms = try weighed(
        single?.tokens ?? runs.flatMap(\.tokens), fields, scope.boost)
      if prefix, let last = parts.last, case .term(let term) = last.what {
        parts[parts.count - 1].what = .prefix(term)
      }
      if parts.count == 1, terms.count == 1, !prefix {
        nodes.append(.term(terms[0]))
      } else {
        nodes.append(.scored(.sequence(parts, fields: fields, slop: slop), by: terms))
      }
    }
    return nodes.isEmpty ? nil : nodes.count == 1 ? nodes[0] : .or(nodes, minimum: 1)
  }
}
