// May documents match that have a part of the query only?

extension AnalyzedQuery {
  /// Whether relaxing the query can find more.
  var canRelax: Bool {
    switch self {
    case .text(let text): text.canRelax
    case .clauses(let clauses): clauses.count > 1 || clauses.contains(where: \.canRelax)
    case .synonym: true
    case .boolean(let must, _, _, _): must.contains { $0.isOpen && $0.canRelax }
    case .field(_, let inner), .boosted(let inner, _), .constant(let inner, _): inner.canRelax
    default: false
    }
  }

  /// Whether documents rank by how much of the query matches in the first place: of a query of many
  /// clauses, and of one that is long, as a question is.
  var isRelaxedFromTheStart: Bool {
    switch self {
    case .text(let text): return AnalyzedQuery.isLong([text])
    case .synonym(let parts, _): return AnalyzedQuery.isLong(AnalyzedQuery.texts(in: parts))
    case .clauses(let clauses):
      let texts = AnalyzedQuery.texts(in: clauses)
      if max(texts.count, clauses.count) > Planner.mostRequiredClauses { return true }
      return AnalyzedQuery.isLong(texts)
    case .boolean(let must, _, _, _): return must.contains { $0.isOpen && $0.isRelaxedFromTheStart }
    case .field(_, let inner), .boosted(let inner, _), .constant(let inner, _):
      return inner.isRelaxedFromTheStart
    default: return false
    }
  }

  /// Whether an alternative is so long that documents which have a part of it are answers, too.
  var hasLongAlternative: Bool {
    switch self {
    case .or(let parts):
      parts.contains {
        if case .text(let text) = $0 { text.runs.contains(where: \.isLong) } else { false }
      }
    case .field(_, let inner), .boosted(let inner, _), .constant(let inner, _):
      inner.hasLongAlternative
    default: false
    }
  }

  /// The texts of clauses, also of those in parentheses, as a sentence may have some.
  private static func texts(in clauses: [AnalyzedQuery]) -> [AnalyzedText] {
    clauses.flatMap { clause -> [AnalyzedText] in
      switch clause {
      case .text(let text): [text]
      case .clauses(let inner), .synonym(let inner, _): texts(in: inner)
      default: []
      }
    }
  }

  /// Whether texts side by side are too long to expect all of them in a document.
  ///
  /// A single run is, unless it is one word.
  private static func isLong(_ texts: [AnalyzedText]) -> Bool {
    let runs = texts.flatMap(\.runs)
    if runs.count < 2 { return runs.first.map { $0.isLong && !$0.isOneWord } ?? false }
    let isName = texts.count == 1 && QueryRun.isName(texts[0].text, of: runs)
    let most = isName ? Planner.longestExactName : Planner.longestExactClauses
    return runs.reduce(0) { $0 + $1.unitCount } > most
  }
}

extension AnalyzedText {
  /// Whether more is found when not all of it must match: of several runs, of a long one, and of one of
  /// Hangul, whose particles and endings a document need not have.
  fileprivate var canRelax: Bool {
    if variants.contains(where: \.text.canRelax) { return true }
    return runs.count > 1 || runs.contains { $0.isLong || $0.isHangul && $0.unitCount > 2 }
  }
}
