// Which units of a text are what the query asked for?

import GarlicText

/// What to highlight: runs of characters and words of the query, as units of text, each with what it
/// counts in choosing a snippet.
struct HighlightPatterns {
  /// A window of units: characters, or words by their ids.
  struct Sequence {
    var units: [UInt32]
    var weight: Double
  }

  /// A test of single words: prefixes, wildcards, fuzzy words.
  struct WordTest {
    var matches: ([UInt8]) -> Bool
    var weight: Double
  }

  /// Terms at their positions, where a text has other terms than its units: without bigrams, or with token filters.
  struct TokenSequence {
    var parts: [SequencePart]
    var weight: Double
  }

  private(set) var sequences: [Sequence] = []
  private(set) var tokenSequences: [TokenSequence] = []
  private(set) var tests: [WordTest] = []
  private(set) var runs: [RunPatternMatch] = []
  /// What the words begin with that a prefix is asked for.
  private(set) var prefixes: [[UInt8]] = []
  private let tokenizer: Tokenizer
  let analyzer: Analyzer
  private let field: String
  private let inflectsEnglish: Bool
  private let synonyms: Synonyms?

  /// The patterns of a query for one field.
  ///
  /// - Parameter inflections: the languages whose words were found in their other forms.
  init(
    _ query: Query, field: String, analyzer: Analyzer, tokenizer: Tokenizer,
    inflectsEnglish: Bool, synonyms: Synonyms? = nil
  ) throws(IndexError) {
    self.synonyms = synonyms
    self.inflectsEnglish = inflectsEnglish
    self.tokenizer = tokenizer
    self.analyzer = analyzer
    self.field = field
    try add(query)
  }

  /// Whether matches are those of ``tokenSequences`` and not of ``sequences``, which tell where to look.
  var usesTokens: Bool { analyzer.filtersTokens }

  var isEmpty: Bool { sequences.isEmpty && tests.isEmpty && runs.isEmpty }

  private mutating func add(_ query: Query) throws(IndexError) {
    switch query {
    case .text(let text):
      try add(text)
      for other in KanaSpelling.others(of: text, try QueryRun.runs(of: text, by: analyzer)) {
        try add(other)
      }
      if inflectsEnglish { try addForms(of: text) }
      try addSynonyms(of: [text])
    case .phrase(let text, _, prefix: false):
      try add(text)
      if synonyms?.appliesToPhrases == true { try addSynonyms(of: [text]) }
    case .phrase(let text, _, prefix: true):
      try add(text)
      try addPrefix(text)
    case .prefix(let text):
      try add(text)
      try addPrefix(text)
    case .wildcard(let text):
      if let pattern = try RunPattern(text, by: analyzer) {
        runs.append(try RunPatternMatch(pattern, by: tokenizer))
        return
      }
      let pattern = try WildcardPattern(text) { (literal) throws(IndexError) in
        try fold(literal)
      }
      tests.append(WordTest(matches: { pattern.matches($0) }, weight: 1))
    case .fuzzy(let text, let edits):
      try add(text)
      if let word = try analyzer.queryTokens(in: text).first(where: { $0.kind == .word }) {
        let pattern = FuzzyPattern(word.text, edits: edits)
        tests.append(WordTest(matches: { pattern.distance(to: $0) != nil }, weight: 1))
      }
    case .anyOf(let texts): for text in texts { try add(text) }
    case .field(let names, let inner): if names.contains(field) { try add(inner) }
    case .and(let parts), .or(let parts): for part in parts { try add(part) }
    case .clauses(let parts):
      for part in parts { try add(part) }
      let rows = parts.split { if case .text = $0 { false } else { true } }
      for row in rows where row.count > 1 {
        try addSynonyms(of: row.compactMap { if case .text(let text) = $0 { text } else { nil } })
      }
    case .boolean(let must, let should, _, _): for part in must + should { try add(part) }
    case .boosted(let inner, _), .constant(let inner, _): try add(inner)
    case .word(let word): try add(word)
    case .all, .nothing, .range, .exists, .not, .filter: break
    }
  }

  private func fold(_ text: String) throws(IndexError) -> String {
    try analyzer.queryTokens(in: text).first { $0.kind == .word }?.text ?? text.lowercased()
  }

  /// The other forms of the words of a text.
  private mutating func addForms(of text: String) throws(IndexError) {
    for token in try analyzer.queryTokens(in: text)
    where token.kind == .word && EnglishStemmer.isWord(token.term) {
      let word = token.term
      var stemmer = EnglishStemmer()
      let stem = stemmer.stem(word)
      tests.append(
        WordTest(
          matches: { term in
            if term == word || !EnglishStemmer.isWord(term) { return false }
            var stemmer = EnglishStemmer()
            return stemmer.stem(term) == stem
          }, weight: PlannedForm.share))
    }
  }

  /// The synonyms of what stands in texts side by side.
  private mutating func addSynonyms(of texts: [String]) throws(IndexError) {
    guard let synonyms, !synonyms.isEmpty else { return }
    let table = try synonyms.table(analyzer)
    var tokens: [[Token]] = []
    for text in texts { tokens.append(try analyzer.queryTokens(in: text)) }
    for match in table.matches(in: tokens, findsForms: inflectsEnglish) {
      for alternative in match.alternatives.prefix(Synonyms.mostAlternatives) {
        try add(alternative)
        if inflectsEnglish { try addForms(of: alternative) }
      }
    }
  }

  private mutating func addPrefix(_ text: String) throws(IndexError) {
    let tokens = try analyzer.queryTokens(in: text)
    guard let last = tokens.last(where: { $0.kind == .word }), last.run == tokens.last?.run else {
      return
    }
    let prefix = Array(last.text.utf8)
    tests.append(WordTest(matches: { $0.starts(with: prefix) }, weight: 1))
    prefixes.append(prefix)
  }

  /// The runs of a text: short ones as they stand; of long ones the words too, as documents that
  /// have only those are found as well.
  private mutating func add(_ text: String) throws(IndexError) {
    let units = try HighlightPatterns.units(of: text, by: tokenizer)
    if usesTokens { addTokens(of: try QueryRun.runs(of: text, by: analyzer)) }
    let tokens = try analyzer.queryTokens(in: text)
    var start = 0
    while start < units.scalars.count {
      var end = start + 1
      while end < units.scalars.count, !units.startsRun[end] { end += 1 }
      let run = Array(units.scalars[start..<end])
      sequences.append(Sequence(units: run, weight: Double(run.count)))
      if run.count > Planner.longestExactRun {
        for token in tokens
        where token.position >= start && token.position < end && token.weight >= 0.7
          && token.unitCount > 1 && token.position + token.unitCount <= units.scalars.count
        {
          let word = Array(units.scalars[token.position..<token.position + token.unitCount])
          sequences.append(Sequence(units: word, weight: token.weight))
        }
      }
      start = end
    }
    // A word that the query has with a hyphen.
    for word in units.innerWords where word.units.count > 1 {
      sequences.append(Sequence(units: [word.scalar], weight: Double(word.units.count)))
    }
  }

  /// The same in terms.
  private mutating func addTokens(of runs: [QueryRun]) {
    for run in runs {
      let sequence = run.sequence
      if !sequence.isEmpty {
        tokenSequences.append(TokenSequence(parts: sequence, weight: Double(run.unitCount)))
      }
      for token in run.tokens where token.weight > 0 {
        let isPiece = run.isLong ? token.weight >= 0.7 && token.unitCount > 1 : token.kind == .word
        if sequence.isEmpty || isPiece {
          tokenSequences.append(
            TokenSequence(
              parts: [SequencePart(.term(token.term), position: 0)], weight: token.weight))
        }
      }
    }
  }

  /// The units of a text; words by the ids of the tokenizer's vocabulary.
  ///
  /// - Parameter findsWords: whether words of runs are found, too.
  static func units(
    of text: String, by tokenizer: Tokenizer, findsWords: Bool = false
  ) throws(IndexError) -> TextUnits {
    var text = text
    text.makeContiguousUTF8()
    var units = TextUnits()
    do throws(AnalysisError) {
      try tokenizer.units(of: text.utf8Span.span, findsWords: findsWords, into: &units)
    } catch { throw .analysis(error.description) }
    return units
  }
}
