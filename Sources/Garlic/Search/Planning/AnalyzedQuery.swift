// What does a query ask for, now that its texts are cut into terms?

import GarlicText

/// A query whose texts were analyzed and whose fields were found in the schema.
///
/// Made once a search, by `QueryAnalysis`; every plan of the search, strict or relaxed, is made from it.
indirect enum AnalyzedQuery: Sendable {
  case all
  case nothing
  case text(AnalyzedText)
  case word(AnalyzedText)
  case phrase(AnalyzedText, slop: Int, prefix: Bool)
  case prefix(AnalyzedText)
  /// A pattern as typed, for keywords, and with its letters folded, for words.
  case wildcard(WildcardPattern, folded: WildcardPattern)
  /// Runs of characters with something between them, and the tokens that score.
  case runs([SequencePart], [Token])
  case fuzzy(AnalyzedText, edits: Int?)
  case range(lower: Query.Bound, upper: Query.Bound)
  case exists
  case field([Int], AnalyzedQuery)
  case and([AnalyzedQuery])
  case or([AnalyzedQuery])
  case not(AnalyzedQuery)
  case filter(AnalyzedQuery)
  case boolean(
    must: [AnalyzedQuery], should: [AnalyzedQuery], mustNot: [AnalyzedQuery],
    minimumShouldMatch: Int)
  case clauses([AnalyzedQuery])
  /// Texts side by side that together have synonyms, and these.
  case synonym([AnalyzedQuery], [AnalyzedText])
  case boosted(AnalyzedQuery, Double)
  case constant(AnalyzedQuery, Double)

  /// The text, of one that was typed without quotes.
  var typed: AnalyzedText? {
    if case .text(let text) = self { text } else { nil }
  }

  /// Whether there is nothing to look for, as in "…".
  var isEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .boosted(let inner, _): inner.isEmpty
    default: false
    }
  }

  /// Whether it is a text of which some fields have nothing to look for.
  var isEmptyInSome: Bool {
    switch self {
    case .text(let text): text.isEmptyInSome
    case .field(_, let inner), .boosted(let inner, _): inner.isEmptyInSome
    default: false
    }
  }

  /// Whether it was typed without operators, and so is not meant strictly.
  var isOpen: Bool {
    switch self {
    case .clauses, .synonym: true
    case .field(_, let inner), .boosted(let inner, _): inner.isOpen
    default: false
    }
  }
}
