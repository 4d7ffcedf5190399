// What can be asked of an index?

/// A query: a tree of terms, phrases, patterns, ranges and boolean combinations.
///
/// ```swift
/// let recent = Query.range(lower: .inclusive("2026-01-01"), upper: .unbounded).in("published")
/// let query = (.text("大蒜") || .text("garlic")).in("title", "body") && recent && !.text("广告")
/// ```
///
/// Every string is a valid operand: builders and cases take any text and never fail; a search throws for names that are
/// no fields and for bounds that are no values. A string that
/// a person typed in the query language is read by ``QueryParser``.
///
/// New kinds of queries become cases in minor versions: a `switch` over queries needs a `default`.
public indirect enum Query: Sendable, Hashable {
  /// Matches every document.
  case all
  /// Matches no document.
  case nothing
  /// One clause of text, which the search analyzes.
  ///
  /// A run of Chinese, Japanese or Korean matches as that sequence of characters, a Latin word as a word,
  /// several Latin words (`state-of-the-art`) as a phrase. Text without terms, such as punctuation, is
  /// ignored.
  case text(String)
  /// One word as a single term, which is the fastest query.
  ///
  /// Unlike ``text(_:)`` it misses a word of three or more characters where the segmenter cut a document
  /// differently. Text that is not one word is taken as ``text(_:)``.
  case word(String)
  /// A phrase: words or characters at consecutive positions, with a slop in positions.
  ///
  /// A position is one CJK character or one word. With `prefix` the last word is a prefix.
  case phrase(String, slop: Int = 0, prefix: Bool = false)
  /// Words with this prefix.
  case prefix(String)
  /// Words that match a wildcard pattern.
  ///
  /// `*` stands for any number of characters or none, `?` for exactly one, and `\` escapes the next
  /// character.
  case wildcard(String)
  /// Words within an edit distance of `edits`: 0, 1 or 2.
  ///
  /// An edit is an insertion, deletion, replacement or swap of neighbours. nil lets the length of the word
  /// decide. Other numbers are taken as the nearest of these.
  case fuzzy(String, edits: Int? = nil)
  /// Values of a keyword, number or date field between two bounds.
  ///
  /// A search throws ``IndexError/invalidArgument(_:)`` for a bound that no number or date field it is asked of could
  /// have, as `"abc"` of an integer.
  case range(lower: Bound = .unbounded, upper: Bound = .unbounded)
  /// At least one of these values.
  case anyOf([String])
  /// Documents that have a value in the field.
  case exists
  /// A query on these fields of the schema; of nested fields the innermost counts.
  ///
  /// A search throws ``IndexError/invalidArgument(_:)`` for a name that is no field.
  case field([String], Query)
  /// A conjunction: all of these match.
  case and([Query])
  /// A disjunction: at least one of these matches.
  case or([Query])
  /// The same matches, which do not score and are never relaxed.
  case filter(Query)
  /// A negation: every document that does not match.
  case not(Query)
  /// A boolean query: all of `must`, none of `mustNot`, and at least `minimumShouldMatch` of `should`.
  ///
  /// Further matches of `should` only raise the score. Without `must` and with a minimum of 0, `mustNot` is
  /// taken from all documents. A minimum beyond the number of `should` requires all of them. Text without
  /// terms does not count.
  case boolean(must: [Query], should: [Query], mustNot: [Query], minimumShouldMatch: Int)
  /// Clauses side by side, as typed: all must match, or documents rank by how much of them matches.
  ///
  /// `SearchOptions.Mode` says when. One clause alone must match.
  case clauses([Query])
  /// The same matches, with scores multiplied by a factor.
  ///
  /// A search throws ``IndexError/invalidArgument(_:)`` for a factor that is negative or not finite.
  case boosted(Query, Double)
  /// The same matches, each with this score.
  ///
  /// A search throws ``IndexError/invalidArgument(_:)`` for a score that is negative or not finite.
  case constant(Query, Double)
}

extension Query {
  /// A bound of a range.
  public enum Bound: Sendable, Hashable {
    /// No bound at this end.
    case unbounded
    /// This value, which belongs to the range.
    case inclusive(String)
    /// This value, which does not belong to the range.
    case exclusive(String)

    /// The value; nil when there is no bound.
    var value: String? {
      switch self {
      case .unbounded: nil
      case .inclusive(let value), .exclusive(let value): value
      }
    }
  }
}

extension Query {
  /// Whether it is what people type without operators: a text, or clauses side by side.
  var isTyped: Bool {
    switch self {
    case .text, .clauses: true
    case .field(_, let inner), .boosted(let inner, _): inner.isTyped
    default: false
    }
  }
}
