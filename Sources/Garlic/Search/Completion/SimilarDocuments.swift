// Which terms stand for a text, so that texts like it are found?

import GarlicText

/// The query of the terms that tell most of a text: those with the greatest tf · idf, as MoreLikeThis of Lucene has
/// it.
struct SimilarDocuments {
  let snapshot: Snapshot
  let fields: [Int]

  /// Terms of a query.
  private static let mostTerms = 25
  /// Characters of a text that are read.
  private static let mostCharacters = 32_768
  /// How soon further occurrences of a term count less, as in BM25.
  private static let saturation = 1.2
  /// A term in a greater share of the documents tells nothing.
  private static let greatestShare = 0.5

  /// - Parameters:
  ///   - texts: the texts, of which each term counts.
  ///   - leastDocuments: terms in fewer documents are left out: 2 for a text that is in the index itself.
  /// - Returns: a disjunction of terms with boosts from 0 to 1, the greatest first; `Query.nothing` without any.
  func query(
    of texts: [(field: Int?, text: String)], leastDocuments: Int
  ) throws(IndexError) -> Query {
    let context = try snapshot.context()
    let parts = context.analyzers.parts(of: fields, in: snapshot.schema)
    var terms: [(query: Query, text: String, weight: Double)] = []
    for part in parts {
      let own = texts.filter { text in text.field.map { part.fields.contains($0) } ?? true }
      let names = part.fields.map { snapshot.schema.fields[$0].name }
      for (text, weight) in try self.terms(
        of: own.map(\.text), context, part, leastDocuments: leastDocuments)
      {
        let query = Query.text(text)
        // What one analysis makes of a text is to be found in its own fields.
        terms.append((parts.count == 1 ? query : .field(names, query), text, weight))
      }
    }
    terms.sort {
      $0.weight != $1.weight
        ? $0.weight > $1.weight : $0.text.utf8.lexicographicallyPrecedes($1.text.utf8)
    }
    guard let greatest = terms.first?.weight, greatest > 0 else { return .nothing }
    return .or(
      terms.prefix(Self.mostTerms).map {
        $0.query.boosted(by: max(0.01, ($0.weight / greatest * 100).rounded() / 100))
      })
  }

  /// The terms of texts with what they tell, in fields of one analyzer.
  private func terms(
    of texts: [String], _ context: SnapshotContext, _ part: FieldAnalyzers.Part,
    leastDocuments: Int
  ) throws(IndexError) -> [(text: String, weight: Double)] {
    var frequencies: [Token.Key: Int] = [:]
    for text in texts {
      let beginning = String(text.unicodeScalars.prefix(Self.mostCharacters))
      for token in try part.analyzer.queryTokens(in: beginning) {
        if let key = Token.Key(token) { frequencies[key, default: 0] += 1 }
      }
    }
    let count = snapshot.statistics.documentCount
    let statistics = TermStatistics(
      snapshot, context.terms, among: nil, nil, documentCount: count, Deadline())
    var terms: [(text: String, weight: Double)] = []
    for (key, tf) in frequencies where !FunctionWords.contains(key.term) {
      let df = try statistics.facts(of: key.term, part.fields).df
      if df < leastDocuments || count > 10 && Double(df) > Self.greatestShare * Double(count) {
        continue
      }
      let weight = Double(tf) / (Double(tf) + Self.saturation) * Score.idf(df: df, count: count)
      terms.append((key.text, weight))
    }
    return terms
  }
}

extension Token {
  /// A term that can be looked for by itself, with its text.
  fileprivate struct Key: Hashable {
    let term: [UInt8]
    let text: String

    /// nil for parts of words, single characters and pairs of characters that are no words.
    init?(_ token: Token) {
      switch token.kind {
      case .word: if token.term.count < 2 { return nil }
      case .cjkWord: break
      case .bigram:
        let isHangul = token.text.unicodeScalars.allSatisfy { Jamo.isSyllable($0.value) }
        if !isHangul, token.weight < TypedText.leastWordWeight { return nil }
      default: return nil
      }
      (term, text) = (token.term, token.text)
    }
  }
}
