// How does a typed text become a query?

/// A parser of the query language, with a lenient mode that accepts every text and a strict one.
///
/// ```swift
/// let parser = QueryParser(schema: .titleAndBody)
/// parser.parse("title:大蒜 -广告").query     // + what was read otherwise than it stands
/// try parser.parseStrictly("(大蒜")          // throws: byte 0, the group is not closed
/// ```
///
/// Reading takes time proportional to the length of the text, which is limited.
public struct QueryParser: Sendable {
  /// How clauses are combined that only a space separates.
  public enum Mode: Sendable, Hashable {
    /// All must match, relaxed when that finds too few hits.
    case `default`
    /// All must match.
    case all
    /// At least one must match.
    case any
  }

  /// Limits on the length and the nesting of a query text and on the number of its clauses.
  ///
  /// What lies beyond is ignored and reported.
  public struct Limits: Sendable, Hashable {
    /// The length of the text, in UTF-8 bytes.
    public var length: Int
    /// How deep groups may be nested; values above 64 count as 64.
    public var nesting: Int
    /// The number of clauses.
    public var clauses: Int

    /// Limits for texts that people type.
    ///
    /// - Parameters:
    ///   - length: UTF-8 bytes that are read, 8 KiB unless told.
    ///   - nesting: groups within groups, 64 unless told and at most.
    ///   - clauses: terms, phrases and the like, 1,024 unless told.
    public init(length: Int = 8192, nesting: Int = 64, clauses: Int = 1024) {
      self.length = length
      self.nesting = nesting
      self.clauses = clauses
    }
  }

  /// The fields that a query may name.
  public let schema: Schema
  /// What a space between clauses means.
  public let mode: Mode
  /// How much of a text is read.
  public let limits: Limits

  /// A parser of queries to an index with this schema.
  ///
  /// - Parameters:
  ///   - schema: a name before a colon is a field when it is in the schema, and text otherwise.
  ///   - mode: what a space between clauses means.
  ///   - limits: how much of a text is read.
  public init(schema: Schema, mode: Mode = .default, limits: Limits = Limits()) {
    self.schema = schema
    self.mode = mode
    self.limits = limits
  }

  /// Reads any text.
  ///
  /// A text with nothing to find in it gives ``Query/nothing``.
  ///
  /// - Parameter text: what somebody typed.
  /// - Returns: the query, and what was read otherwise than it stands.
  public func parse(_ text: String) -> ParsedQuery {
    var reader = QueryReader(
      source: QuerySource(text, limit: limits.length), schema: schema, mode: mode, limits: limits)
    return reader.read()
  }

  /// Reads a text that must follow the grammar.
  ///
  /// - Parameter text: a query.
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
