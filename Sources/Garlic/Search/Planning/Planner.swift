// What does a query mean in this snapshot?

/// Makes plans of an analyzed query: looks up in how many documents its terms are and weighs them.
///
/// Nothing is searched here but the union of what a pattern stands for, whose number of documents is the
/// statistic that it is weighed by.
struct Planner {
  /// How much of a query must match.
  enum Strictness {
    /// Every clause must match as it stands.
    case strict
    /// Clauses rank by how much of them matches.
    case relaxed
  }

  let snapshot: Snapshot
  var strictness: Strictness
  /// Whether a relaxed plan takes alternatives apart, too.
  let relaxesAlternatives: Bool
  /// What was looked up for other plans of the search.
  let statistics: TermStatistics
  let scoring: SnapshotScoring
  /// Which terms rank.
  let ranking: SearchOptions.Ranking
  /// Memory for lists of documents, in bytes.
  let memoryBudget: Int
  /// Whether there is still time.
  let deadline: Deadline
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

  func plan(_ query: AnalyzedQuery) throws(IndexError) -> PlanNode {
    try plan(query, Scope(fields: defaultFields, boost: 1, isWhole: true))
  }

  /// Where and with which weight a part of a query is asked.
  struct Scope {
    var fields: [Int]
    var boost: Double
    /// Whether the part is all that was typed.
    var isWhole = false
    /// Whether other forms of words are looked for, too.
    var hasForms = false

    /// The same for a part of several.
    var part: Scope { Scope(fields: fields, boost: boost) }
  }

  private func plan(_ query: AnalyzedQuery, _ scope: Scope) throws(IndexError) -> PlanNode {
    try deadline.check()
    switch query {
    case .all: return .all
    case .nothing: return .nothing
    case .text(let text): return try leaf(text, scope) ?? .nothing
    case .word(let text): return try word(text, scope) ?? .nothing
    case .phrase(let text, let slop, let prefix):
      return try phrase(text, slop, prefix, scope) ?? .nothing
    case .prefix(let text): return try prefix(text, scope)
    case .wildcard(let exact, let folded): return try wildcard(exact, folded, scope)
    case .runs(let parts, let tokens): return try self.runs(parts, tokens, scope)
    case .fuzzy(let text, let edits): return try fuzzy(text, edits, scope)
    case .range(let lower, let upper): return range(lower, upper, scope)
    case .exists: return .exists(scope.fields)
    case .field(let fields, let inner):
      var inside = scope
      inside.fields = fields
      return try plan(inner, inside)
    case .and(let parts):
      return strictness == .strict
        ? try and(parts, scope.part) : try strictly.and(parts, scope.part)
    case .or(let parts):
      if strictness == .strict { return try or(parts, scope.part) }
      return relaxesAlternatives
        ? flattened(try or(parts, scope.part)) : try strictly.or(parts, scope.part)
    case .filter(let inner): return .constant(try strictly.plan(inner, scope.part), 0)
    case .not(let inner): return .not(.all, excluded: try strictly.plan(inner, scope.part))
    case .boolean(let must, let should, let mustNot, let minimum):
      return try boolean(must, should, mustNot, minimum, scope.part)
    case .clauses(let clauses):
      return try self.clauses(clauses, clauses.count > 1 ? scope.part : scope)
    case .synonym(let parts, let alternatives):
      return try synonym(parts, alternatives, scope.part)
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

  /// The same for parts that were joined by operators: those are meant as they stand.
  var strictly: Planner {
    var planner = self
    planner.strictness = .strict
    return planner
  }

  func and(_ parts: [AnalyzedQuery], _ scope: Scope) throws(IndexError) -> PlanNode {
    var nodes: [PlanNode] = []
    var optional: [PlanNode] = []
    var excluded: [PlanNode] = []
    nodes.reserveCapacity(parts.count)
    for part in parts {
      if case .not(let inner) = part {
        excluded.append(try plan(inner, scope))
      } else if let node = try meaningful(part, scope) {
        // What some fields cannot have is no reason to leave out a document for.
        if part.isEmptyInSome { optional.append(node) } else { nodes.append(node) }
      }
    }
    if !optional.isEmpty {
      nodes =
        nodes.isEmpty
        ? [.or(optional, minimum: 1)]
        : [.optional(nodes.count == 1 ? nodes[0] : .and(nodes), optional)]
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

  func or(_ parts: [AnalyzedQuery], _ scope: Scope) throws(IndexError) -> PlanNode {
    var nodes: [PlanNode] = []
    for part in parts {
      if let node = try meaningful(part, scope) { nodes.append(node) }
    }
    return nodes.isEmpty ? .nothing : nodes.count == 1 ? nodes[0] : .or(nodes, minimum: 1)
  }

  /// The plan of a part; nil for a text in which there is nothing to look for, as "…".
  private func meaningful(_ query: AnalyzedQuery, _ scope: Scope) throws(IndexError) -> PlanNode? {
    try deadline.check()
    switch query {
    case .text(let text): return try leaf(text, scope)
    case .phrase(let text, let slop, let prefix): return try phrase(text, slop, prefix, scope)
    default: return try plan(query, scope)
    }
  }

  private func boolean(
    _ must: [AnalyzedQuery], _ should: [AnalyzedQuery], _ mustNot: [AnalyzedQuery],
    _ minimum: Int, _ scope: Scope
  ) throws(IndexError) -> PlanNode {
    var required: [PlanNode] = []
    for part in must {
      let planner = part.isOpen ? self : strictly
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
}
