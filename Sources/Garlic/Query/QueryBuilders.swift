// How does a program put a query together without a parser and without a way to fail?

extension Query {
  /// Every clause of `text` must match; clauses are separated by white space, nothing is syntax.
  ///
  /// - Parameter text: any text; one without clauses gives ``nothing``.
  public static func all(of text: String) -> Query {
    joined(clauses(in: text), by: Query.and)
  }

  /// At least one clause of `text` must match; clauses are separated by white space, nothing is
  /// syntax.
  ///
  /// - Parameter text: any text; one without clauses gives ``nothing``.
  public static func any(of text: String) -> Query {
    joined(clauses(in: text), by: Query.or)
  }

  /// Both match.
  ///
  /// A chain of `&&` makes one flat ``and(_:)``.
  public static func && (left: Query, right: Query) -> Query {
    if case .and(let members) = left { return .and(members + [right]) }
    return .and([left, right])
  }

  /// At least one matches.
  ///
  /// A chain of `||` makes one flat ``or(_:)``.
  public static func || (left: Query, right: Query) -> Query {
    if case .or(let members) = left { return .or(members + [right]) }
    return .or([left, right])
  }

  /// Every document that does not match.
  public static prefix func ! (query: Query) -> Query { .not(query) }

  /// At least `count` of `queries` match; each that does adds to the score.
  ///
  /// - Parameters:
  ///   - count: less than 1 is taken as 1, more than there are queries as all of them.
  ///   - queries: without any, nothing matches.
  public static func atLeast(_ count: Int, of queries: [Query]) -> Query {
    .boolean(must: [], should: queries, mustNot: [], minimumShouldMatch: max(1, count))
  }

  /// This query's matches; those that match any of `others`, too, score more.
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

  /// This query, asked of the fields called so.
  public func `in`(_ fields: String...) -> Query { .field(fields, self) }

  /// This query, asked of the fields called so.
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
