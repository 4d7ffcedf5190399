// What comes out of a text that somebody typed?

/// The result of parsing a query text: the query and its diagnostics.
public struct ParsedQuery: Sendable, Hashable {
  /// The query.
  public var query: Query
  /// Parts of the text that were read differently than written, in the order of their offsets.
  public var diagnostics: [QueryDiagnostic]
}
