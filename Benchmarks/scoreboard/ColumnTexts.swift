// Which texts are searched for?

/// The text queries that random searches draw from.
struct ColumnTexts {
  let texts: [ColumnText]
  /// The query that all documents match.
  let all: ColumnText
  let sources: [String]
}
