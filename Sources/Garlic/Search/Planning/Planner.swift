// What does a query mean in this snapshot?

import GarlicText

/// Resolves a query: cuts its texts, looks up frequencies, weighs terms, gathers documents of
/// patterns and ranges.
struct Planner {
  /// How much of a query must match.
  enum Strictness {
    /// All clauses must match.
    case strict
    /// Clauses rank by how much of them matches.
    case relaxed
  }

  let snapshot: Snapshot
  let analyzer: Analyzer
  var strictness: Strictness
  let scoring: SnapshotScoring
  /// Which terms rank.
  let ranking: SearchOptions.Ranking
  /// Memory for lists of documents, in bytes.
  let memoryBudget: Int
  /// Whether there is still time.
  let deadline: Deadline
  /// Lists of one part of a phrase that are walked side by side.
  let cursorLimit: Int
  /// Fields that are searched where the query names none.
  let defaultFields: [Int]

  /// A run of more characters ranks by its words instead of having to occur as it stands.
  static let longestExactRun = 4
  /// A name of several runs, as one with a dot in it, that has more units ranks by how much matches.
  static let longestExactName = 8
  /// Clauses side by side, and runs of a sentence, that have more units together rank by how much
  /// matches.
  static let longestExactClauses = 4
  /// What an occurrence of a long run as typed counts, as a share of all that its terms could.
  static let exactRunBoost = 0.1
  /// What boosts inside each other come to at most: scores stay finite.
  static let greatestBoost = 1e100
  /// Clauses of a query that must all match; of more, any may.
  static let mostRequiredClauses = 3

  func plan(_ query: Query) throws(IndexError) -> PlanNode {
    try plan(query, Scope(fields: defaultFields, boost: 1))
  }

  /// Where and with which weight a part of a query is asked.
  struct Scope {
    var fields: [Int]
    var boost: Double
  }

  private func plan(_ query: Query, _ scope: Scope) throws(IndexError) -> PlanNode {
    try deadline.check()
    switch query {
    case .all: return .all
    case .nothing: return .nothing
    case .text(let text): return try leaf(text, scope) ?? .nothing
    case .word(let text): return try word(text, scope) ?? .nothing
    case .phrase(let text, let slop, let prefix):
      return try phrase(text, slop, prefix, scope) ?? .nothing
    case .prefix(let text): return try prefix(text, scope)
    case .wildcard(let pattern): return try wildcard(pattern, scope)
    case .fuzzy(let text, let edits): return try fuzzy(text, edits, scope)
    case .range(let lower, let upper): return try range(lower, upper, scope)
    case .anyOf(let values):
      return try or(values.map { .text($0) }, scope)
    case .exists: return try exists(scope)
    case .field(let names, let inner):
      var inside = scope
      inside.fields = names.compactMap { snapshot.schema.index(of: $0) }
      return try plan(inner, inside)
    case .and(let parts):
      return strictness == .strict ? try and(parts, scope) : try strictly.and(parts, scope)
    case .or(let parts):
      return strictness == .strict ? try or(parts, scope) : try strictly.or(parts, scope)
    case .not(let inner): return .not(.all, excluded: try strictly.plan(inner, scope))
    case .boolean(let must, let should, let mustNot, let minimum):
      return try boolean(must, should, mustNot, minimum, scope)
    case .clauses(let clauses): return try self.clauses(clauses, scope)
    case .boosted(let inner, let boost):
      var inside = scope
      inside.boost = min(inside.boost * (try factor(boost)), Planner.greatestBoost)
      return try plan(inner, inside)
    case .constant(let inner, let score):
      return .constant(try plan(inner, scope), try factor(score))
    }
  }

  /// A boost or a score that a program gave: bounds of scores hold for such numbers alone.
  private func factor(_ value: Double) throws(IndexError) -> Double {
    guard value.isFinite, value >= 0 else {
      throw .invalidArgument("the boost or score \(value) must be a finite number of 0 or more")
    }
    return value
  }

  /// The same for what else may match.
  var relaxed: Planner {
    var planner = self
    planner.strictness = .relaxed
    return planner
  }

  /// The same for parts that were joined by operators: those are meant as they stand.
  private var strictly: Planner {
    var planner = self
    planner.strictness = .strict
    return planner
  }

  private func and(_ parts: [Query], _ scope: Scope) throws(IndexError) -> PlanNode {
    var nodes: [PlanNode] = []
    var excluded: [PlanNode] = []
    for part in parts {
      if case .not(let inner) = part {
        excluded.append(try plan(inner, scope))
      } else if let node = try meaningful(part, scope) {
        nodes.append(node)
      }
    }
    return joined(nodes, excluded, whenEmpty: excluded.isEmpty ? .nothing : .all)
  }

  private func joined(
    _ nodes: [PlanNode], _ excluded: [PlanNode], whenEmpty empty: PlanNode
  ) -> PlanNode {
    let included: PlanNode = nodes.isEmpty ? empty : nodes.count == 1 ? nodes[0] : .and(nodes)
    if excluded.isEmpty { return included }
    return .not(included, excluded: excluded.count == 1 ? excluded[0] : .or(excluded, minimum: 1))
  }

  private func or(_ parts: [Query], _ scope: Scope) throws(IndexError) -> PlanNode {
    var nodes: [PlanNode] = []
    for part in parts {
      if let node = try meaningful(part, scope) { nodes.append(node) }
    }
    return nodes.isEmpty ? .nothing : nodes.count == 1 ? nodes[0] : .or(nodes, minimum: 1)
  }

  /// The plan of a part; nil for a text in which there is nothing to look for, as "…".
  private func meaningful(_ query: Query, _ scope: Scope) throws(IndexError) -> PlanNode? {
    try deadline.check()
    switch query {
    case .text(let text): return try leaf(text, scope)
    case .phrase(let text, let slop, let prefix): return try phrase(text, slop, prefix, scope)
    default: return try plan(query, scope)
    }
  }

  private func boolean(
    _ must: [Query], _ should: [Query], _ mustNot: [Query], _ minimum: Int, _ scope: Scope
  ) throws(IndexError) -> PlanNode {
    var required: [PlanNode] = []
    for part in must {
      let planner = isOpen(part) ? self : strictly
      if let node = try planner.meaningful(part, scope) { required.append(node) }
    }
    var optional: [PlanNode] = []
    for part in should {
      if let node = try strictly.meaningful(part, scope) { optional.append(node) }
    }
    var excluded: [PlanNode] = []
    for part in mustNot {
      if let node = try strictly.meaningful(part, scope) { excluded.append(node) }
    }
    let needed = required.isEmpty && !optional.isEmpty ? max(1, minimum) : minimum
    if needed > 0, !optional.isEmpty {
      required.append(.or(optional, minimum: min(needed, optional.count)))
      optional = []
    }
    let base = joined(required, [], whenEmpty: excluded.isEmpty ? .nothing : .all)
    let ranked = optional.isEmpty ? base : .optional(base, optional)
    return joined([ranked], excluded, whenEmpty: .nothing)
  }

  /// Clauses side by side: up to three short ones must all match; of more, of longer ones, or when
  /// that finds too little, each adds to the score.
  ///
  /// Clauses in which there is nothing to look for do not count.
  private func clauses(_ clauses: [Query], _ scope: Scope) throws(IndexError) -> PlanNode {
    var meant: [Query] = []
    for clause in clauses where try !isEmpty(clause) { meant.append(clause) }
    if strictness == .strict, meant.count <= Planner.mostRequiredClauses {
      return try and(meant, scope)
    }
    return flattened(try or(meant, scope))
  }

  /// The terms of all alternatives side by side, equal ones as one, so that they can be searched as
  /// terms.
  private func flattened(_ node: PlanNode) -> PlanNode {
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

  /// Whether a clause has nothing to look for, as "…".
  private func isEmpty(_ query: Query) throws(IndexError) -> Bool {
    switch query {
    case .text(let text): try analyzer.queryTokens(in: text).isEmpty
    case .boosted(let inner, _): try isEmpty(inner)
    default: false
    }
  }

  /// Whether relaxing a query can find more.
  func canRelax(_ query: Query) throws(IndexError) -> Bool {
    switch query {
    case .text(let text): return try canRelax(text)
    case .clauses(let clauses):
      if clauses.count > 1 { return true }
      for clause in clauses where try canRelax(clause) { return true }
      return false
    case .boolean(let must, _, _, _):
      for part in must where isOpen(part) {
        if try canRelax(part) { return true }
      }
      return false
    case .field(_, let inner), .boosted(let inner, _), .constant(let inner, _):
      return try canRelax(inner)
    default: return false
    }
  }

  /// Whether a part of a query was typed without operators, and so is not meant strictly.
  private func isOpen(_ query: Query) -> Bool {
    switch query {
    case .clauses: true
    case .field(_, let inner), .boosted(let inner, _): isOpen(inner)
    default: false
    }
  }

  /// Whether a query ranks by how much of it matches in the first index: one of many clauses, and
  /// one that is long, as a question is.
  func isRelaxedFromTheStart(_ query: Query) throws(IndexError) -> Bool {
    switch query {
    case .text(let text): return try isLong([text])
    case .clauses(let clauses):
      let texts = texts(in: clauses)
      if max(texts.count, clauses.count) > Planner.mostRequiredClauses { return true }
      return try isLong(texts)
    case .boolean(let must, _, _, _):
      for part in must where isOpen(part) {
        if try isRelaxedFromTheStart(part) { return true }
      }
      return false
    case .field(_, let inner), .boosted(let inner, _), .constant(let inner, _):
      return try isRelaxedFromTheStart(inner)
    default: return false
    }
  }

  /// The texts of clauses, also of those in parentheses, as a sentence may have some.
  private func texts(in clauses: [Query]) -> [String] {
    clauses.flatMap { clause -> [String] in
      switch clause {
      case .text(let text): [text]
      case .clauses(let inner): texts(in: inner)
      default: []
      }
    }
  }

  /// Whether texts side by side are too long to expect all of them in a document.
  ///
  /// A single run is looked for as it stands too, whatever its length.
  private func isLong(_ texts: [String]) throws(IndexError) -> Bool {
    var runs: [QueryRun] = []
    for text in texts { runs += try QueryRun.runs(of: text, by: analyzer) }
    if runs.count < 2 { return false }
    let isName = texts.count == 1 && QueryRun.isName(texts[0], of: runs)
    let most = isName ? Planner.longestExactName : Planner.longestExactClauses
    return runs.reduce(0) { $0 + $1.unitCount } > most
  }
}
