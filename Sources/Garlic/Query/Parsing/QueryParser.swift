// How does a typed text become a query?

/// A parser of the query language, with a lenient mode that accepts every text and a strict one.
///
/// ```swift
/// let parser = QueryParser(schema: .titleAndBody)
/// parser.parse("title:大蒜 -广告").query     // and diagnostics
/// try parser.parseStrictly("(大蒜")          // throws: byte 0, the group is not closed
/// ```
///
/// Parsing takes time proportional to the length of the text, which is limited.
public struct QueryParser: Sendable {
  /// How clauses are combined that only a space separates.
  public enum Mode: Sendable, Hashable {
    /// All clauses must match, relaxed when that finds too few hits.
    case `default`
    /// All clauses must match.
    case all
    /// At least one clause must match.
    case any
  }

  /// Limits on the length and the nesting of a query text and on the number of its clauses.
  ///
  /// What exceeds a limit is ignored and reported.
  public struct Limits: Sendable, Hashable {
    /// The most bytes of UTF-8 that are read.
    public var length: Int
    /// The deepest nesting of groups; values above 64 count as 64.
    public var nesting: Int
    /// The most clauses.
    public var clauses: Int

    /// Creates limits.
    ///
    /// - Parameters:
    ///   - length: UTF-8 bytes that are read.
    ///   - nesting: groups within groups, at most 64.
    ///   - clauses: terms, phrases and other clauses.
    public init(length: Int = 8192, nesting: Int = 64, clauses: Int = 1024) {
      self.length = length
      self.nesting = nesting
      self.clauses = clauses
    }
  }

  /// The fields that a query may name.
  public let schema: Schema
  /// How clauses are combined that only a space separates.
  public let mode: Mode
  /// The limits of a text.
  public let limits: Limits

  /// Creates a parser of queries for an index with this schema.
  ///
  /// - Parameters:
  ///   - schema: a name before a colon is a field when it is in the schema, and text otherwise.
  ///   - mode: how clauses are combined that only a space separates.
  ///   - limits: the limits of a text.
  public init(schema: Schema, mode: Mode = .default, limits: Limits = Limits()) {
    self.schema = schema
    self.mode = mode
    self.limits = limits
  }

  /// Parses any text leniently.
  ///
  /// A text without clauses gives ``Query/nothing``.
  ///
  /// - Parameter text: the query text.
  /// - Returns: the query, and a diagnostic for each part that was read differently than written.
  /// - Complexity: O(length of the text).
  public func parse(_ text: String) -> ParsedQuery {
    var reader = QueryReader(
      source: QuerySource(text, limit: limits.length), schema: schema, mode: mode, limits: limits)
    return reader.read()
  }

  /// Parses a text that must follow the grammar.
  ///
  /// - Parameter text: the query text.
  /// - Returns: the query.
  /// - Throws: ``IndexError/invalidQuery(offset:reason:query:)`` with the first diagnostic that
  ///   is an error.
  public func parseStrictly(_ text: String) throws(IndexError) -> Query {
    let parsed = parse(text)
    if let error = parsed.diagnostics.first(where: { $0.kind.isError }) {
      throw .invalidQuery(offset: error.offset, reason: error.message, query: text)
    }
    return parsed.query
  }
}
