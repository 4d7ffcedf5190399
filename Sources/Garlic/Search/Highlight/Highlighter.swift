// What is to be highlighted in text after text?

import GarlicText

/// Finds what a query asked for in the texts of its hits.
///
/// It keeps its tokenizer and what it looks for from text to text: making them takes longer than most
/// texts do. For one thread at a time.
final class Highlighter {
  private let query: Query
  private let analyzers: FieldAnalyzers
  private let schema: Schema
  private let inflectsEnglish: Bool
  private let synonyms: Synonyms?
  /// That of the fields without an analysis of their own.
  private let tokenizer: Tokenizer
  /// Those of other fields, and what characters fold to in them, by field.
  private var ownTokenizers: [String: Tokenizer] = [:]
  private var ownCharacters: [String: FoldedCharacters] = [:]
  private var patterns: [String: HighlightPatterns] = [:]
  /// What is looked for in long texts.
  private var scans: [String: PatternScan] = [:]
  /// What characters fold to; made for the first long text.
  private var characters: FoldedCharacters?

  /// Bytes of words met that a highlighter is thrown away with.
  private static let mostMemory = 16 << 20

  init(
    _ query: Query, analyzers: FieldAnalyzers, schema: Schema, inflectsEnglish: Bool,
    synonyms: Synonyms?
  ) throws(IndexError) {
    self.synonyms = synonyms
    self.inflectsEnglish = inflectsEnglish
    self.query = query
    self.analyzers = analyzers
    self.schema = schema
    tokenizer = try Self.tokenizer(analyzers.standard)
  }

  private static func tokenizer(_ analyzer: Analyzer) throws(IndexError) -> Tokenizer {
    do throws(AnalysisError) {
      // Longer texts are read in parts: room for more at once would take longer to make than most are to cut.
      return try analyzer.makeTokenizer(window: Highlighter.part)
    } catch { throw .analysis(error.description) }
  }

  /// The tokenizer of a field.
  private func tokenizer(of field: String) throws(IndexError) -> Tokenizer {
    guard !analyzers.isUniform, let number = schema.index(of: field), analyzers.hasOwn(number)
    else { return tokenizer }
    if let made = ownTokenizers[field] { return made }
    let made = try Self.tokenizer(analyzers[number])
    ownTokenizers[field] = made
    return made
  }

  /// What characters fold to in a field.
  private func characters(of field: String) throws(IndexError) -> FoldedCharacters {
    let tokenizer = try tokenizer(of: field)
    if tokenizer === self.tokenizer {
      let made = characters ?? FoldedCharacters(tokenizer)
      characters = made
      return made
    }
    let made = ownCharacters[field] ?? FoldedCharacters(tokenizer)
    ownCharacters[field] = made
    return made
  }

  /// Whether it has met so many words that a new one is better.
  var isFull: Bool {
    ownTokenizers.values.reduce(tokenizer.vocabulary.byteCount) { $0 + $1.vocabulary.byteCount }
      > Highlighter.mostMemory
  }

  /// Where the text of a field has what the query asks for there.
  func matches(in text: String, field: String) throws(IndexError) -> HighlightMatches {
    try HighlightMatches(text, try patterns(of: field), by: try tokenizer(of: field))
  }

  private func patterns(of field: String) throws(IndexError) -> HighlightPatterns {
    if let made = patterns[field] { return made }
    let made = try HighlightPatterns(
      query, field: field,
      analyzer: analyzers.isUniform
        ? analyzers.standard
        : schema.index(of: field).map { analyzers[$0] } ?? analyzers.standard,
      tokenizer: try tokenizer(of: field),
      inflectsEnglish: inflectsEnglish,
      synonyms: synonyms)
    patterns[field] = made
    return made
  }

  /// Longer texts are not analysed as a whole to cut a snippet out of them, in bytes: a window of a text has not many
  /// fewer.
  static let longText = 6 << 10
  /// Bytes of a long text that are read at once.
  private static let part = 1 << 14
  /// Of texts in which nothing was found at a glance, so many bytes are analysed; more where the query has
  /// patterns that only words can be compared with.
  private static let head = 1 << 13
  private static let headOfPatterns = 1 << 17

  /// A snippet of a text.
  ///
  /// - Complexity: linear in the text up to ``longText``; in a longer one no more is analysed than is shown.
  func snippet(of text: String, field: String, columns: Int) throws(IndexError) -> Snippet {
    if text.utf8.count <= Self.longText {
      return SnippetCut(text, try matches(in: text, field: field), columns: columns).snippet
    }
    let all = Array(text.utf8)
    var at = 0
    return try snippet(field: field, columns: columns) { (bytes) throws(IndexError) in
      let end = min(all.count, at + Self.part)
      bytes.append(contentsOf: all[at..<end])
      at = end
      return at < all.count
    }
  }

  /// A snippet of a long text that is read in parts.
  ///
  /// - Parameter read: appends the next bytes of the text; false at its end.
  func snippet(
    field: String, columns: Int, _ read: (inout [UInt8]) throws(IndexError) -> Bool
  ) throws(IndexError) -> Snippet {
    let patterns = try patterns(of: field)
    let tokenizer = try tokenizer(of: field)
    let characters = try characters(of: field)
    var scan =
      scans[field] ?? PatternScan(patterns, characters, tokenizer.vocabulary)
    scans[field] = nil
    defer { scans[field] = scan }
    let hasOtherTests =
      patterns.usesTokens || patterns.tests.count > patterns.prefixes.count
    let window = try TextWindow(
      &scan, columns: columns, headLength: hasOtherTests ? Self.headOfPatterns : Self.head, read)
    let text = String(decoding: window.bytes, as: UTF8.self)
    let matches = try HighlightMatches(text, patterns, by: tokenizer)
    var snippet = SnippetCut(text, matches, columns: columns).snippet
    snippet.isBeginning = snippet.isBeginning && window.start == 0
    snippet.isEnd = snippet.isEnd && window.isEnd
    snippet.start += window.start
    return snippet
  }
}
