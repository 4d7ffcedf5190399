// What is to be highlighted in text after text?

import GarlicText

/// Finds what a query asked for in the texts of its hits.
///
/// It keeps its tokenizer and what it looks for from text to text: making them takes longer than most
/// texts do. For one thread at a time.
final class Highlighter {
  private let query: Query
  private let analyzer: Analyzer
  private let inflections: Set<SearchOptions.Language>
  private let tokenizer: Tokenizer
  private var patterns: [String: HighlightPatterns] = [:]

  /// Bytes of words met that a highlighter is thrown away with.
  private static let mostMemory = 16 << 20

  init(
    _ query: Query, analyzer: Analyzer, inflections: Set<SearchOptions.Language>
  ) throws(IndexError) {
    self.inflections = inflections
    self.query = query
    self.analyzer = analyzer
    do throws(AnalysisError) {
      tokenizer = try analyzer.makeTokenizer()
    } catch { throw .analysis(error.description) }
  }

  /// Whether it has met so many words that a new one is better.
  var isFull: Bool { tokenizer.vocabulary.byteCount > Highlighter.mostMemory }

  /// Where the text of a field has what the query asks for there.
  func matches(in text: String, field: String) throws(IndexError) -> HighlightMatches {
    let known: HighlightPatterns
    if let made = patterns[field] {
      known = made
    } else {
      known = try HighlightPatterns(
        query, field: field, analyzer: analyzer, tokenizer: tokenizer, inflections: inflections)
      patterns[field] = known
    }
    return try HighlightMatches(text, known, by: tokenizer)
  }
}
