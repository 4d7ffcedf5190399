// Which part of a query does a document not have, and how were both cut?

import GarlicText

/// Looks at each part of a query by itself.
struct MissExplainer {
  let searcher: Searcher
  let analyzers: FieldAnalyzers
  let schema: Schema
  let document: Document
  let number: Int

  /// The most tokens of a document that are shown for one part.
  private static let shownTokens = 12

  /// A line for each text, phrase or pattern of a query, with what is missing below it.
  func parts(of query: Query, fields: [String]?) throws(IndexError) -> [Explanation] {
    switch query {
    case .and(let parts), .or(let parts), .clauses(let parts):
      return try all(parts, fields)
    case .boolean(let must, let should, let mustNot, _):
      var result = try all(must + should, fields)
      for part in mustNot where try found(.filter(part), fields) {
        result.append(Explanation(value: 0, text: "excluded, as it has \(part)"))
      }
      return result
    case .not(let inner):
      return try found(.filter(inner), fields)
        ? [Explanation(value: 0, text: "excluded, as it has \(inner)")] : []
    case .field(let names, let inner): return try parts(of: inner, fields: names)
    case .boosted(let inner, _), .constant(let inner, _), .filter(let inner):
      return try parts(of: inner, fields: fields)
    default:
      let isFound = try found(query, fields)
      var details: [Explanation] = []
      if !isFound, let text = query.analyzedText { details = try cuts(text, fields) }
      return [
        Explanation(value: 0, text: (isFound ? "has " : "has not ") + "\(query)", details: details)
      ]
    }
  }

  private func all(_ queries: [Query], _ fields: [String]?) throws(IndexError) -> [Explanation] {
    var result: [Explanation] = []
    for query in queries { result += try parts(of: query, fields: fields) }
    return result
  }

  private func found(_ query: Query, _ fields: [String]?) throws(IndexError) -> Bool {
    let scoped = fields.map { Query.field($0, query) } ?? query
    return try searcher.explain(scoped, .strict, document: number, isReranked: false) != nil
  }

  /// How the query was cut, and the tokens of the document that share a character with it.
  private func cuts(_ text: String, _ fields: [String]?) throws(IndexError) -> [Explanation] {
    var asked = searcher.defaultFields
    if let fields { asked = fields.compactMap { schema.index(of: $0) } }
    var result: [Explanation] = []
    var characters: Set<Character> = []
    for part in analyzers.parts(of: asked, in: schema) {
      let wanted = try part.analyzer.queryTokens(in: text)
      let cut = "the query is cut into " + names(wanted)
      if !result.contains(where: { $0.text == cut }) {
        result.append(Explanation(value: 0, text: cut))
      }
      characters.formUnion(wanted.flatMap { $0.text })
    }
    for (name, value) in document.fields.sorted(by: { $0.key < $1.key })
    where fields?.contains(name) ?? true {
      guard case .string(let stored) = value else { continue }
      let analyzer = analyzers[schema.index(of: name) ?? 0]
      let near = try analyzer.queryTokens(in: stored, for: .indexing).filter { token in
        token.kind != .unigram && token.text.contains { characters.contains($0) }
      }
      let some = near.prefix(MissExplainer.shownTokens)
      let more = near.count > some.count ? ", … \(near.count - some.count) more" : ""
      result.append(
        Explanation(
          value: 0,
          text: near.isEmpty
            ? "\(name) has none of its characters"
            : "\(name) is cut into \(names(Array(some)))\(more)"))
    }
    return result
  }

  private func names(_ tokens: [Token]) -> String {
    tokens.map { TermText.of($0.term) }.joined(separator: " ")
  }
}

extension Query {
  /// The text that the analyzer cuts, of a part that has one.
  var analyzedText: String? {
    switch self {
    case .text(let text), .word(let text), .phrase(let text, _, _), .prefix(let text),
      .fuzzy(let text, _):
      text
    default: nil
    }
  }
}
