// How is a text cut that is looked for in fields of different analyses?

import GarlicText

extension QueryAnalysis {
  /// A part of a query as it is in some fields.
  typealias FieldPart = (fields: [Int], query: AnalyzedQuery)

  /// What has a text, analyzed for each field as that is.
  ///
  /// Fields in which it is cut alike are asked together, as one field is, and so they are scored; others are
  /// alternatives.
  func leafByFields(_ query: Query, _ scope: Scope) throws(IndexError) -> AnalyzedQuery {
    let parts = analyzers.parts(of: scope.fields, in: schema)
    var made: [FieldPart] = []
    for part in parts {
      var analysis = self
      analysis.analyzer = part.analyzer
      analysis.analyses = nil
      if parts.count == 1 { return try analysis.leaf(query, scope) }
      var inside = Scope(part.fields, schema)
      inside.isExact = scope.isExact
      let analyzed = try analysis.leaf(query, inside)
      if let same = made.firstIndex(where: { $0.query.isCut(as: analyzed) }) {
        made[same].fields += part.fields
      } else {
        made.append((part.fields, analyzed))
      }
    }
    return Self.joined(made)
  }

  /// The same part in several fields.
  private static func joined(_ parts: [FieldPart]) -> AnalyzedQuery {
    if parts.count == 1 { return parts[0].query }
    var texts: [(fields: [Int], text: AnalyzedText)] = []
    for part in parts {
      switch part.query {
      case .text(let text), .word(let text), .phrase(let text, _, _):
        texts.append((part.fields, text))
      default: break
      }
    }
    guard texts.count == parts.count,
      var whole = texts.first(where: { !$0.text.runs.isEmpty })?.text ?? texts.first?.text
    else { return .or(parts.map { .field($0.fields, $0.query) }) }
    whole.variants = texts
    return switch parts[0].query {
    case .word: .word(whole)
    case .phrase(_, let slop, let prefix): .phrase(whole, slop: slop, prefix: prefix)
    default: .text(whole)
    }
  }

  /// A text that stands for another one, in all fields that are asked.
  func alternative(_ text: String, _ scope: Scope) throws(IndexError) -> AnalyzedText {
    let parts = analyzers.isUniform ? [] : analyzers.parts(of: scope.fields, in: schema)
    if parts.count < 2 {
      let analyzer = parts.first?.analyzer ?? analyzer
      return AnalyzedText(
        text: text, runs: try QueryRun.runs(of: text, by: analyzer), isValue: false)
    }
    var texts: [(fields: [Int], text: AnalyzedText)] = []
    for part in parts {
      let runs = try QueryRun.runs(of: text, by: part.analyzer)
      texts.append((part.fields, AnalyzedText(text: text, runs: runs, isValue: false)))
    }
    var whole = texts.first { !$0.text.runs.isEmpty }?.text ?? texts[0].text
    whole.variants = texts
    return whole
  }
}

extension AnalyzedQuery {
  /// Whether both look for the same terms at the same places.
  fileprivate func isCut(as other: AnalyzedQuery) -> Bool {
    switch (self, other) {
    case (.text(let a), .text(let b)), (.word(let a), .word(let b)),
      (.prefix(let a), .prefix(let b)):
      a.isCut(as: b)
    case (.phrase(let a, let slop, let prefix), .phrase(let b, let other, let others)):
      slop == other && prefix == others && a.isCut(as: b)
    case (.fuzzy(let a, let edits), .fuzzy(let b, let others)): edits == others && a.isCut(as: b)
    case (.wildcard(_, let a), .wildcard(_, let b)): a == b
    case (.runs(let a, let first), .runs(let b, let second)): a == b && first == second
    default: false
    }
  }
}

extension AnalyzedText {
  fileprivate func isCut(as other: AnalyzedText) -> Bool {
    Self.areCut(runs, other.runs) && others.count == other.others.count
      && zip(others, other.others).allSatisfy {
        $0.share == $1.share && Self.areCut($0.runs, $1.runs)
      }
      && synonyms.count == other.synonyms.count
      && zip(synonyms, other.synonyms).allSatisfy { Self.areCut($0.runs, $1.runs) }
      && otherWords.count == other.otherWords.count
      && zip(otherWords, other.otherWords).allSatisfy { $0.word.token.term == $1.word.token.term }
  }

  private static func areCut(_ a: [QueryRun], _ b: [QueryRun]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0.tokens == $1.tokens }
  }
}
