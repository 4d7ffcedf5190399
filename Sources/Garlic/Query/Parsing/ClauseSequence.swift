// What do clauses mean that stand side by side?

/// One clause of a query, with the operator in front of it.
struct Clause {
  enum Occur { case none, required, excluded }

  var query: Query
  var occur: Occur
  /// Whether it is a bare `*`, which says nothing beside other clauses.
  var isLoneStar: Bool
  /// Its characters in the source.
  var range: Range<Int>
}

/// Clauses between two `OR`, in the order in which they were typed.
///
/// `AND` ties its neighbours into a chain, which is strict; between chains stands only a space, and
/// that means what the mode says.
struct ClauseSequence {
  private var chains: [[Clause]] = []

  /// Adds a clause, or a gap where one was dropped.
  mutating func append(_ clause: Clause?, joinedByAnd: Bool) {
    if joinedByAnd, !chains.isEmpty {
      if let clause { chains[chains.count - 1].append(clause) }
    } else {
      chains.append(clause.map { [$0] } ?? [])
    }
  }

  /// The bare stars that are ignored because something else is there.
  mutating func removeLoneStars() -> [Clause] {
    chains.removeAll { $0.isEmpty }
    let isStar = chains.map { $0.count == 1 && $0[0].isLoneStar && $0[0].occur == .none }
    guard chains.count > 1 else { return [] }
    // Nothing but stars: the first one speaks.
    let kept = isStar.allSatisfy { $0 } ? 0 : -1
    let removed = chains.indices.filter { isStar[$0] && $0 != kept }.map { chains[$0][0] }
    chains = chains.indices.filter { !isStar[$0] || $0 == kept }.map { chains[$0] }
    return removed
  }

  /// The query that the clauses make together; nil when there are none.
  ///
  /// - Parameter isStrict: whether a query has to match even in the default mode.
  func query(mode: QueryParser.Mode, isStrict: (Query) -> Bool) -> Query? {
    var strict: [Query] = []
    var open: [Query] = []
    var excluded: [Query] = []
    let isRequired = chains.contains { $0.contains { $0.occur == .required } }
    for chain in chains where !chain.isEmpty {
      if chain.count > 1 {
        let tied = Query.and(chain.map { $0.occur == .excluded ? .not($0.query) : $0.query })
        if mode == .any { open.append(tied) } else { strict.append(tied) }
        continue
      }
      let clause = chain[0]
      switch clause.occur {
      case .excluded: excluded.append(clause.query)
      case .required: strict.append(Self.required(clause.query))
      case .none:
        let mustMatch = mode == .all || (mode == .default && isStrict(clause.query))
        if mustMatch { strict.append(clause.query) } else { open.append(clause.query) }
      }
    }
    if excluded.isEmpty {
      if open.isEmpty, strict.count == 1, isRequired, Self.isText(strict[0]) {
        // What was typed alone may be relaxed; what is required may not.
        return .boolean(must: strict, should: [], mustNot: [], minimumShouldMatch: 0)
      }
      if open.isEmpty { return Self.joined(strict, by: Query.and) }
      if strict.isEmpty { return Self.joined(open, by: mode == .any ? Query.or : Query.clauses) }
    } else if strict.isEmpty && open.isEmpty {
      if excluded.count == 1 { return .not(excluded[0]) }
      return .boolean(must: [], should: [], mustNot: excluded, minimumShouldMatch: 0)
    }
    // Beside others they are printed with the operator that they have here.
    strict = strict.map { Self.required($0) }
    if mode == .any, !strict.isEmpty {
      return .boolean(must: strict, should: open, mustNot: excluded, minimumShouldMatch: 0)
    }
    return .boolean(
      must: strict + Self.single(open, mode: mode), should: [], mustNot: excluded,
      minimumShouldMatch: 0)
  }

  /// The clauses that may be relaxed, as one member beside the strict ones.
  private static func single(_ open: [Query], mode: QueryParser.Mode) -> [Query] {
    if open.isEmpty { return [] }
    if mode == .any { return joined(open, by: Query.or).map { [$0] } ?? [] }
    if open.count == 1, case .clauses = open[0] { return open }
    return [.clauses(open)]
  }

  /// A query that an operator applies to, which is never relaxed: of clauses in parentheses all must match.
  private static func required(_ query: Query) -> Query {
    switch query {
    case .clauses(let members): .and(members)
    case .field(let names, let inner): .field(names, required(inner))
    case .boosted(let inner, let factor): .boosted(required(inner), factor)
    default: query
    }
  }

  private static func isText(_ query: Query) -> Bool {
    switch query {
    case .text: true
    case .field(_, let inner), .boosted(let inner, _): isText(inner)
    default: false
    }
  }

  private static func joined(_ members: [Query], by join: ([Query]) -> Query) -> Query? {
    members.count > 1 ? join(members) : members.first
  }
}
