// How does a program build a query, without a parser and without errors?

extension Query {
  /// A query that all clauses of a text must match.
  ///
  /// Clauses are separated by white space. Nothing is syntax.
  ///
  /// - Parameter text: any text; one without clauses gives ``nothing``.
  public static func all(of text: String) -> Query {
    joined(clauses(in: text), by: Query.and)
  }

  /// A query that at least one clause of a text must match.
  ///
  /// Clauses are separated by white space. Nothing is syntax.
  ///
  /// - Parameter text: any text; one without clauses gives ``nothing``.
  public static func any(of text: String) -> Query {
    joined(clauses(in: text), by: Query.or)
  }

  /// The conjunction of two queries: both match.
  ///
  /// A chain of `&&` makes one flat ``and(_:)``.
  public static func && (left: Query, right: Query) -> Query {
    if case .and(let members) = left { return .and(members + [right]) }
    return .and([left, right])
  }

  /// The disjunction of two queries: at least one matches.
  ///
  /// A chain of `||` makes one flat ``or(_:)``.
  public static func || (left: Query, right: Query) -> Query {
    if case .or(let members) = left { return .or(members + [right]) }
    return .or([left, right])
  }

  /// The negation of a query: every document that does not match.
  public static prefix func ! (query: Query) -> Query { .not(query) }

  /// A query that at least `count` of `queries` must match; each match adds to the score.
  ///
  /// - Parameters:
  ///   - count: from 1 to the number of queries; other numbers are taken as the nearest of these.
  ///   - queries: the queries; if there are none, nothing matches.
  public static func atLeast(_ count: Int, of queries: [Query]) -> Query {
    .boolean(must: [], should: queries, mustNot: [], minimumShouldMatch: max(1, count))
  }

  /// The matches of this query; those that also match any of `others` score more.
  public func preferring(_ others: Query...) -> Query {
    .boolean(must: [self], should: others, mustNot: [], minimumShouldMatch: 0)
  }

  /// The same matches with scores multiplied by `factor`.
  ///
  /// - Parameter factor: 0 or more; a search throws ``IndexError/invalidArgument(_:)`` for any other.
  public func boosted(by factor: Double) -> Query { .boosted(self, factor) }

  /// The same matches, each with the score `score`.
  ///
  /// - Parameter score: 0 or more; a search throws ``IndexError/invalidArgument(_:)`` for any other.
  public func scoring(_ score: Double) -> Query { .constant(self, score) }

  /// This query on the fields with these names, which the schema must have.
  public func `in`(_ fields: String...) -> Query { .field(fields, self) }

  /// This query on the fields with these names, which the schema must have.
  public func `in`(_ fields: [String]) -> Query { .field(fields, self) }

  private static func clauses(in text: String) -> [Query] {
    text.unicodeScalars.split { $0.properties.isWhitespace }.map { .text(String($0)) }
  }

  private static func joined(_ members: [Query], by join: ([Query]) -> Query) -> Query {
    switch members.count {
    case 0: .nothing
    case 1: members[0]
    default: join(members)
    }
  }
}
