// How does a plan look at one segment?

/// Makes the matchers of a plan for one segment.
struct PlanMatching {
  let view: SegmentView
  /// The segment's place in the snapshot.
  let number: Int
  let scoring: [FieldScoring?]
  let k1: Double

  func matcher(_ node: PlanNode) throws(IndexError) -> Matcher {
    switch node {
    case .nothing: return .nothing
    case .all: return AllMatcher(count: view.reader.documentCount)
    case .term(let term): return try termMatcher(term) ?? .nothing
    case .sequence(let parts, let fields, let slop):
      return try sequenceMatcher(parts, fields, slop)
    case .documents(let lists):
      return ListMatcher(lists[number].documents, scores: lists[number].scores)
    case .and(let nodes): return try ConjunctionMatcher(try matchers(nodes)) ?? .nothing
    case .or(let nodes, let minimum):
      return try DisjunctionMatcher(try matchers(nodes), minimum: minimum)
    case .not(let node, let excluded):
      return try ExclusionMatcher(try matcher(node), not: try matcher(excluded))
    case .scored(let filter, let terms):
      var parts: [Matcher] = []
      for term in terms {
        if let part = try termMatcher(term) { parts.append(part) }
      }
      return OptionalMatcher(try matcher(filter), optional: parts, countsRequired: false)
    case .optional(let required, let nodes):
      return OptionalMatcher(try matcher(required), optional: try matchers(nodes))
    case .constant(let node, let value): return ConstantMatcher(try matcher(node), value)
    }
  }

  private func matchers(_ nodes: [PlanNode]) throws(IndexError) -> [Matcher] {
    var result: [Matcher] = []
    for node in nodes { result.append(try matcher(node)) }
    return result
  }

  func termMatcher(_ term: PlannedTerm) throws(IndexError) -> TermMatcher? {
    var lists: [TermMatcher.List] = []
    for field in term.fields {
      guard let scoring = scoring[field], let entry = term.entry(field: field, segment: number)
      else { continue }
      lists.append(
        TermMatcher.List(
          cursor: try view.reader.cursor(term.term, entry, field: field), scoring: scoring))
    }
    return TermMatcher(lists: lists, weight: term.weight, k1: k1)
  }

  /// A search for a scored sequence; its terms and the parts of a sequence in one field
  /// share their cursors.
  func groupSearch(
    _ parts: [SequencePart], _ fields: [Int], _ slop: Int, _ terms: [PlannedTerm]
  ) throws(IndexError) -> GroupSearch {
    var shared: [TermCursor] = []
    var phrases: [PhraseMatcher] = []
    for field in fields {
      var known: [TermCursor] = []
      if let phrase = try phrase(
        parts, field, slop, isApproximate: true, planned: terms, known: &known)
      {
        phrases.append(phrase)
      }
      // In one field the sequence leads and its terms stand where it stands. With several, one
      // field's sequence may be ahead of a document that another's is found in.
      if fields.count == 1 { shared = known }
    }
    var scoringTerms: [TermMatcher] = []
    for term in terms {
      var lists: [TermMatcher.List] = []
      for field in term.fields {
        guard let scoring = scoring[field] else { continue }
        if fields == [field], let known = shared.first(where: { $0.term == term.term }) {
          lists.append(TermMatcher.List(cursor: known.cursor, scoring: scoring))
        } else if let entry = term.entry(field: field, segment: number) {
          let cursor = try view.reader.cursor(term.term, entry, field: field)
          lists.append(TermMatcher.List(cursor: cursor, scoring: scoring))
        }
      }
      if let matcher = TermMatcher(lists: lists, weight: term.weight, k1: k1) {
        scoringTerms.append(matcher)
      }
    }
    return GroupSearch(view: view, phrases: phrases, terms: scoringTerms)
  }

  /// A cursor of a sequence, which its term may share.
  private struct TermCursor {
    let term: [UInt8]
    let cursor: PostingCursor
  }

  private func sequenceMatcher(
    _ parts: [SequencePart], _ fields: [Int], _ slop: Int
  ) throws(IndexError) -> Matcher {
    var matchers: [Matcher] = []
    for field in fields {
      var known: [TermCursor] = []
      if let matcher = try phrase(
        parts, field, slop, isApproximate: false, planned: [], known: &known)
      {
        matchers.append(matcher)
      }
    }
    if matchers.count == 1 { return matchers[0] }
    return try DisjunctionMatcher(matchers)
  }

  private func phrase(
    _ parts: [SequencePart], _ field: Int, _ slop: Int, isApproximate: Bool,
    planned: [PlannedTerm], known: inout [TermCursor]
  ) throws(IndexError) -> PhraseMatcher? {
    let norms = try view.reader.norms(field)
    let first = parts.map(\.position).min() ?? 0
    var occurrences: [Occurrences] = []
    for part in parts {
      // A term that is at two places needs a cursor for each: positions of one only are read.
      let cursors = try cursors(part.what, field, planned)
      if cursors.isEmpty { return nil }
      if case .term(let term) = part.what {
        known.append(TermCursor(term: term, cursor: cursors[0]))
      }
      occurrences.append(
        Occurrences(cursors, norms: norms, offset: UInt32(part.position - first)))
    }
    if occurrences.isEmpty { return nil }
    return PhraseMatcher(occurrences, slop: slop, isApproximate: isApproximate)
  }

  private func cursors(
    _ what: SequencePart.What, _ field: Int, _ planned: [PlannedTerm]
  ) throws(IndexError) -> [PostingCursor] {
    switch what {
    case .term(let term):
      if let known = planned.first(where: { $0.term == term && $0.fields.contains(field) }) {
        guard let entry = known.entry(field: field, segment: number) else { return [] }
        return [try view.reader.cursor(term, entry, field: field)]
      }
      return try view.cursor(term, field).map { [$0] } ?? []
    case .character(let character): return try view.cursors(ofCharacter: character, field)
    case .prefix(let prefix):
      var cursors: [PostingCursor] = []
      try view.forEachTerm(field, from: prefix) { (terms) throws(IndexError) in
        cursors.append(try view.reader.cursor(terms, field: field))
        return cursors.count < Expansion.termLimit
      }
      return cursors
    }
  }
}
