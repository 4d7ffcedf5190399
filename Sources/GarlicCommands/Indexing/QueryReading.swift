// What does a typed query mean for files?

import Garlic

/// Reads queries for indexes that the command line makes.
struct QueryReading {
  private let paths: PathClauses

  init(_ paths: PathClauses) { self.paths = paths }

  /// The query, and what was read otherwise than it was typed.
  ///
  /// - Parameters:
  ///   - text: what was typed.
  ///   - schema: the fields that it may name.
  ///   - mode: how clauses are combined.
  ///   - isStrict: whether a syntax error throws.
  func read(
    _ text: String, of schema: Schema, _ mode: SearchOptions.Mode, isStrict: Bool
  ) throws(IndexError) -> (query: Query, diagnostics: [QueryDiagnostic]) {
    let parserMode: QueryParser.Mode =
      switch mode {
      case .standard: .default
      case .all: .all
      case .any: .any
      }
    let parser = QueryParser(schema: schema, mode: parserMode)
    let hasFiles = schema.fields.contains { $0.name == CommandSchema.file && $0.kind == .keyword }
    if isStrict {
      let query = try parser.parseStrictly(text)
      return (hasFiles ? paths.resolved(query) : query, [])
    }
    let parsed = parser.parse(text)
    return (hasFiles ? paths.resolved(parsed.query) : parsed.query, parsed.diagnostics)
  }
}
