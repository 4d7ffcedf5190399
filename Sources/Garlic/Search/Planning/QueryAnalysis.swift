// How does a query become one of terms?

import GarlicText

/// Analyzes the texts of a query, each once, and looks up its fields.
struct QueryAnalysis {
  let analyzers: FieldAnalyzers
  /// The one that cuts texts.
  var analyzer: Analyzer
  /// How it cut texts before; nil where that is not kept.
  var analyses: AnalysisCache?
  let schema: Schema
  /// Whether texts are looked for in the other kana, too.
  var findsOtherKana = true
  /// Whether English words are found in their other forms.
  let inflectsEnglish: Bool
  /// What else is found in place of words; nil for none.
  var synonyms: Synonyms?
  /// Whether there is still time.
  let deadline: Deadline

  /// - Parameters:
  ///   - query: what was asked.
  ///   - fields: where it is asked when it names no fields.
  /// - Throws: `IndexError.invalidArgument` when there is no field of a name, or a bound can be no value of any field
  ///   that it is asked of; `.analysis`, `.deadlineExceeded`, `.cancelled`.
  /// - Complexity: O(length of the texts).
  func analyzed(_ query: Query, in fields: [Int]) throws(IndexError) -> AnalyzedQuery {
    try analyzed(query, Scope(fields, schema))
  }

  /// What kinds of fields are asked.
  struct Scope {
    let fields: [Int]
    let hasText: Bool
    let hasValues: Bool
    /// Whether texts are meant as typed.
    var isExact = false

    init(_ fields: [Int], _ schema: Schema) {
      self.fields = fields
      hasText = fields.contains { schema.fields[$0].kind == .text }
      hasValues = fields.contains { schema.fields[$0].kind != .text }
    }

    /// The same for what leaves documents out, or does not rank.
    var exact: Scope {
      var exact = self
      exact.isExact = true
      return exact
    }
  }

  func analyzed(_ query: Query, _ scope: Scope) throws(IndexError) -> AnalyzedQuery {
    try deadline.check()
    switch query {
    case .all: return .all
    case .nothing: return .nothing
    case .text, .word, .phrase, .prefix, .wildcard, .fuzzy:
      return analyzers.isUniform ? try leaf(query, scope) : try leafByFields(query, scope)
    case .range(let lower, let upper):
      try checkBounds([lower, upper], scope)
      return .range(lower: lower, upper: upper)
    case .anyOf(let values): return .or(try analyzed(values.map { .text($0) }, scope.exact))
    case .exists: return .exists
    case .field(let names, let inner):
      let fields = try self.fields(names)
      var inside = Scope(fields, schema)
      inside.isExact = scope.isExact
      return .field(fields, try analyzed(inner, inside))
    case .and(let parts): return .and(try analyzed(parts, scope))
    case .or(let parts): return .or(try analyzed(parts, scope))
    case .filter(let inner): return .filter(try analyzed(inner, scope.exact))
    case .not(let inner): return .not(try analyzed(inner, scope.exact))
    case .boolean(let must, let should, let mustNot, let minimum):
      return .boolean(
        must: try analyzed(must, scope), should: try analyzed(should, scope),
        mustNot: try analyzed(mustNot, scope.exact), minimumShouldMatch: minimum)
    case .clauses(let clauses): return .clauses(try withSynonyms(clauses, scope))
    case .boosted(let inner, let factor): return .boosted(try analyzed(inner, scope), factor)
    case .constant(let inner, let score): return .constant(try analyzed(inner, scope), score)
    }
  }

  /// What has a text, in fields that one analyzer cuts.
  func leaf(_ query: Query, _ scope: Scope) throws(IndexError) -> AnalyzedQuery {
    switch query {
    case .text(let text): .text(try typed(text, scope))
    case .word(let text): .word(try self.text(text, scope))
    case .phrase(let text, let slop, let prefix): try phrase(text, slop, prefix, scope)
    case .prefix(let text): .prefix(try self.text(text, scope))
    case .wildcard(let pattern): try wildcard(pattern, scope)
    case .fuzzy(let text, let edits): .fuzzy(try self.text(text, scope), edits: edits)
    default: try analyzed(query, scope)
    }
  }

  private func fields(_ names: [String]) throws(IndexError) -> [Int] {
    var fields: [Int] = []
    fields.reserveCapacity(names.count)
    for name in names {
      guard let field = schema.index(of: name) else {
        let known = schema.fields.map { "'\($0.name)'" }.joined(separator: ", ")
        throw .invalidArgument("there is no field '\(name)'; the fields are \(known)")
      }
      fields.append(field)
    }
    return fields
  }

  /// A bound that no field could have as a value would leave the range without documents, and nobody would know why.
  private func checkBounds(_ bounds: [Query.Bound], _ scope: Scope) throws(IndexError) {
    for bound in bounds {
      guard let text = bound.value, !text.isEmpty else { continue }
      if let field = scope.fields.first,
        scope.fields.allSatisfy({
          schema.fields[$0].kind.isNumeric
            && NumberValue.single(text, schema.fields[$0].kind) == nil
        })
      {
        throw .invalidArgument(
          "'\(text)' is no bound of the \(schema.fields[field].kind) field '\(schema.fields[field].name)'"
        )
      }
    }
  }

  private func analyzed(
    _ queries: [Query], _ scope: Scope
  ) throws(IndexError) -> [AnalyzedQuery] {
    var result: [AnalyzedQuery] = []
    result.reserveCapacity(queries.count)
    for query in queries { result.append(try analyzed(query, scope)) }
    return result
  }

  /// A text that was typed without quotes: with its other spellings.
  private func typed(_ text: String, _ scope: Scope) throws(IndexError) -> AnalyzedText {
    var analyzed = try self.text(text, scope)
    analyzed.hasForms = !scope.isExact && inflectsEnglish
    if !scope.hasText { return analyzed }
    if !scope.isExact { try addSynonyms(to: &analyzed) }
    if !findsOtherKana { return analyzed }
    let others = KanaSpelling.others(of: text, analyzed.runs)
    if others.isEmpty { return analyzed }
    for other in others {
      analyzed.others.append(
        (try runs(of: other), Planner.otherSpelling))
    }
    for (range, word) in KanaSpelling.otherWords(of: text, analyzed.runs) {
      let runs = try runs(of: word)
      guard runs.count == 1 else { continue }
      // Words of one character are particles.
      let words = runs[0].tokens.filter { $0.kind == .cjkWord && $0.unitCount > 1 }
      let whole = words.filter { $0.unitCount == runs[0].unitCount }
      let typed = analyzed.tokens.filter {
        range.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= range.upperBound
      }
      let shared = runs[0].tokens.contains { token in
        token.kind == .bigram && typed.contains { $0.term == token.term }
      }
      for word in whole.isEmpty ? words : whole {
        let pieces = shared || whole.isEmpty ? [] : runs[0].tokens
        analyzed.otherWords.append(((word, shared, pieces), typed))
      }
    }
    return analyzed
  }

  /// The runs of a text, in order.
  func runs(of text: String) throws(IndexError) -> [QueryRun] {
    guard let analyses else { return try QueryRun.runs(of: text, by: analyzer) }
    if let known = analyses.runs(of: text) { return known.map { QueryRun(tokens: $0) } }
    let runs = try QueryRun.runs(of: text, by: analyzer)
    analyses.keep(runs.map(\.tokens), of: text)
    return runs
  }

  func text(_ text: String, _ scope: Scope) throws(IndexError) -> AnalyzedText {
    AnalyzedText(
      text: text, runs: scope.hasText ? try runs(of: text) : [],
      isValue: scope.hasValues)
  }

  private func wildcard(_ pattern: String, _ scope: Scope) throws(IndexError) -> AnalyzedQuery {
    let exact = WildcardPattern(pattern)
    if scope.hasText, !scope.hasValues, let runs = try runs(pattern) { return runs }
    if !scope.hasText { return .wildcard(exact, folded: exact) }
    let folded = try WildcardPattern(pattern) { (literal) throws(IndexError) in
      try self.folded(literal)
    }
    return .wildcard(exact, folded: folded)
  }

  /// A pattern of runs of characters.
  ///
  /// One run is found wherever it stands, so that stars around it say nothing.
  private func runs(_ pattern: String) throws(IndexError) -> AnalyzedQuery? {
    guard let pattern = try RunPattern(pattern, by: analyzer) else { return nil }
    guard pattern.pieces.count == 1 else { return .runs(pattern.sequence, pattern.tokens) }
    let piece = pattern.pieces[0]
    let text = AnalyzedText(text: piece.text, runs: [piece.run], isValue: false)
    return .phrase(text, slop: 0, prefix: false)
  }

  /// The literal part of a pattern, folded as a word is.
  private func folded(_ literal: String) throws(IndexError) -> String {
    let tokens = try analyzer.queryTokens(in: literal).filter {
      $0.kind != .part && $0.kind != .cjkWord
    }
    // Only what is one term has a folded form; anything else is taken as it is.
    return tokens.count == 1 ? tokens[0].text : literal.lowercased()
  }
}
