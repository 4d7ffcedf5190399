// Of what is the score of one document made?

import GarlicText

/// Follows a plan down to the terms that a document has.
struct ScoreExplainer {
  let matching: SegmentPlan
  let schema: Schema
  /// The document's number in its segment.
  let document: UInt32

  /// The reason why the document matches a node; nil when it does not.
  func explain(_ node: PlanNode) throws(IndexError) -> Explanation? {
    let matcher = try matching.matcher(node)
    try matcher.advance(to: document)
    guard matcher.doc == document else { return nil }
    switch node {
    case .nothing: return nil
    case .all: return Explanation(value: 0, text: "every document")
    case .term(let term): return try explain(term)
    case .sequence(let parts, _, let slop):
      return Explanation(value: 0, text: sequenceText(parts, slop))
    case .keyword, .keywords, .numbers: return Explanation(value: 0, text: "has the value")
    case .exists: return Explanation(value: 0, text: "has a value")
    case .documents:
      return Explanation(value: try matcher.score(), text: "one of the documents of a pattern")
    case .and(let nodes): return try sum("all of", nodes)
    case .or(let nodes, let minimum):
      return try sum(minimum > 1 ? "at least \(minimum) of" : "any of", nodes)
    case .not(let inner, _):
      let part = try explain(inner)
      return Explanation(
        value: part?.value ?? 0, text: "and not what is excluded", details: part.map { [$0] } ?? [])
    case .scored(let filter, let terms):
      var details: [Explanation] = []
      if let part = try explain(filter) { details.append(part) }
      for term in terms {
        if let part = try explain(term) { details.append(part) }
      }
      return total("found and scored by", details)
    case .optional(let required, let optional):
      return try sum("required, and more", [required] + optional)
    case .constant(let inner, let value):
      let reason = try explain(inner)?.text ?? ""
      if case .sequence = inner {
        return Explanation(value: Score.exact(value), text: "as typed, \(reason)")
      }
      return Explanation(value: Score.exact(value), text: "always the same score: \(reason)")
    }
  }

  private func sum(_ text: String, _ nodes: [PlanNode]) throws(IndexError) -> Explanation {
    var details: [Explanation] = []
    for node in nodes {
      if let part = try explain(node) { details.append(part) }
    }
    return total(text, details)
  }

  private func total(_ text: String, _ details: [Explanation]) -> Explanation {
    Explanation(value: details.reduce(0) { $0 + $1.value }, text: text, details: details)
  }

  private func explain(_ term: PlannedTerm) throws(IndexError) -> Explanation? {
    guard let matcher = try matching.termMatcher(term) else { return nil }
    matcher.advance(to: document)
    guard matcher.doc == document else { return nil }
    var counts: [String] = []
    for list in matcher.lists where list.cursor.doc == document {
      let field = schema.fields[list.scoring.field]
      let length = Norm.lengths[Int(list.scoring.norms.u8(Int(document)))]
      let form = list.form.map { " as \(TermText.of(term.forms[$0].term))" } ?? ""
      counts.append(
        "\(field.name)\(form): tf \(list.cursor.tf), length \(length), counts "
          + Explanation.rounded(list.scoring.count(document, list.cursor.tf)))
    }
    return Explanation(
      value: matcher.score(),
      text: "term \(TermText.of(term.term)), in \(term.df) documents, weight × idf "
        + "\(Explanation.rounded(term.weight)), k1 \(matching.k1) (\(counts.joined(separator: "; ")))"
    )
  }

  /// The same reason with what the positions of the terms add.
  func explain(
    _ reason: Explanation, _ reranking: Reranking
  ) throws(IndexError) -> Explanation {
    let reader = try Reranking.ProximityReader(
      reranking, in: matching.view, number: matching.number)
    let proximity = reader.proximity(in: document, listsLeads: true)
    let leads = proximity.leads.map { lead in
      Explanation(
        value: lead.score,
        text: "\(TermText.of(reranking.terms[lead.term].term)) first at \(lead.position)")
    }
    let field = schema.fields[reranking.field].name
    let range = proximity.passagePositions.map { "\($0.lowerBound) to \($0.upperBound)" } ?? "none"
    return total(
      "terms and their positions",
      [
        reason, total("near the beginning of \(field)", leads),
        Explanation(value: proximity.passage, text: "close together in \(field): \(range)"),
      ])
  }

  /// The same reason with what it counts that a title is the query.
  func titled(_ reason: Explanation, _ title: ExactTitle) -> Explanation {
    total(
      "a title is the query", [reason, Explanation(value: title.bonus, text: "comes first")])
  }

  /// The same reason with what a factor takes away or adds.
  func multiplied(
    _ whole: Explanation, _ score: Double, _ factor: ScoreFactor, _ document: Int
  ) -> Explanation {
    Explanation(
      value: score, text: "a score and its factor",
      details: [
        whole, Explanation(value: score - whole.value, text: factor.reason(of: document)),
      ])
  }

  private func sequenceText(_ parts: [SequencePart], _ slop: Int) -> String {
    let names = parts.map { part in
      let text =
        switch part.what {
        case .term(let term), .character(let term): TermText.of(term)
        case .prefix(let term): TermText.of(term) + "*"
        }
      return part.gap > 0 ? "(up to \(part.gap) positions) \(text)" : text
    }
    let near = slop > 0 ? ", \(slop) moves apart at most" : ""
    return "in order and side by side: \(names.joined(separator: " "))\(near)"
  }
}

/// Terms for people.
enum TermText {
  /// A term of the dictionary, words of the segmenter in brackets.
  static func of(_ term: [UInt8]) -> String {
    term.first == Token.wordTag
      ? "[\(String(decoding: term[1...], as: UTF8.self))]" : String(decoding: term, as: UTF8.self)
  }
}
