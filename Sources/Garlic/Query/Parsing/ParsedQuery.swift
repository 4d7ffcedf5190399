// What comes out of a text that somebody typed?

/// A query and what the parser has to say about the text it was read from.
public struct ParsedQuery: Sendable, Hashable {
  /// What is asked.
  public var query: Query
  /// Where the text was read otherwise than it stands, in the order of their offsets.
  public var diagnostics: [QueryDiagnostic]
}
