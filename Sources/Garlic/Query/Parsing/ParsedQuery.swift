// What comes out of a text that somebody typed?

/// The result of parsing a query text: the query and its diagnostics.
public struct ParsedQuery: Sendable, Hashable {
  /// What is asked.
  public var query: Query
  /// Where the text was read otherwise than it stands, in the order of their offsets.
  public var diagnostics: [QueryDiagnostic]
}
