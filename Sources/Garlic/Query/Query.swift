// What can be asked of an index?

/// A query as a tree of clauses.
///
/// ```swift
/// let recent = Query.range(lower: .inclusive("2026-01-01"), upper: .unbounded).in("published")
/// let query = (.text("大蒜") || .text("garlic")).in("title", "body") && recent && !.text("广告")
/// ```
///
/// Every string is a valid operand: builders and cases take any text and never fail. A string that
/// a person typed in the query language is read by ``QueryParser``.
public indirect enum Query: Sendable, Hashable {
  /// Every document.
  case all
  /// No document.
  case nothing
  /// One clause as typed. It is analysed when the search is planned: a run of Chinese, Japanese or
  /// Korean is looked for as that sequence of characters, a Latin word as a word, several Latin
  /// words (`state-of-the-art`) as a phrase. Text in which the analyzer finds nothing, such as
  /// punctuation, asks for nothing.
  case text(String)
  /// One word, as the segmenter cut it in the documents: a single term, and so the fastest
  /// question. Unlike ``text(_:)`` it misses a word of three and more characters where a document
  /// was cut otherwise; text that is not one word is taken as ``text(_:)``.
  case word(String)
  /// The words or characters one after another, with at most `slop` moves between them (a unit is
  /// one CJK character or one word); with `prefix` the last word is the beginning of a word.
  case phrase(String, slop: Int = 0, prefix: Bool = false)
  /// Words that begin so.
  case prefix(String)
  /// Words of this shape: `*` stands for any characters or none, `?` for exactly one, and `\` makes
  /// the next character stand for itself.
  case wildcard(String)
  /// Words at most `edits` (0, 1 or 2) insertions, deletions, replacements or swaps of neighbours
  /// away; nil lets the length of the word decide, and other numbers are taken to the nearest of these.
  case fuzzy(String, edits: Int? = nil)
  /// Values between two bounds.
  case range(lower: Bound = .unbounded, upper: Bound = .unbounded)
  /// Any of these values.
  case anyOf([String])
  /// Documents that have a value in the field.
  case exists
  /// The query asked of these fields of the schema; the innermost scope decides.
  case field([String], Query)
  /// All of these match.
  case and([Query])
  /// At least one of these matches.
  case or([Query])
  /// Every document that does not match.
  case not(Query)
  /// All of `must`, none of `mustNot`, and at least `minimumShouldMatch` of `should`; `should`
  /// beyond that only raises the score. Without `must` and with a minimum of 0, `mustNot` is taken
  /// from all documents. A minimum beyond the number of `should` asks for all of them; text in which
  /// there is nothing to look for does not count.
  case boolean(must: [Query], should: [Query], mustNot: [Query], minimumShouldMatch: Int)
  /// Clauses that were typed side by side: all must match, and when that finds too few hits the rest
  /// is ranked by how much of them matches. One clause alone simply has to match.
  case clauses([Query])
  /// The same matches, with scores multiplied. A search throws ``IndexError/invalidArgument(_:)`` for a
  /// factor that is negative or not finite.
  case boosted(Query, Double)
  /// The same matches, each with this score, for which the same holds as for a factor.
  case constant(Query, Double)
}

extension Query {
  /// A bound of a range.
  public enum Bound: Sendable, Hashable {
    /// No limit at this end.
    case unbounded
    /// Up to this value, which belongs to the range.
    case inclusive(String)
    /// Up to this value, which does not belong to the range.
    case exclusive(String)
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
