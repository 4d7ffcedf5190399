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
      guard let scoring = scoring[field],
        let cursor = try term.cursor(field, in: view, number: number)
      else { continue }
      lists.append(TermMatcher.List(cursor: cursor, scoring: scoring))
    }
    return TermMatcher(lists: lists, weight: term.weight, k1: k1)
  }

  /// A search for a scored sequence; its terms and the parts of a sequence in one field
  /// share their cursors.
  func groupSearch(
    _ parts: [SequencePart], _ fields: [Int], _ slop: Int, _ terms: [PlannedTerm]
  ) throws(IndexError) -> GroupSearch {
    var shared: [Int: [[UInt8]: PostingCursor]] = [:]
    var phrases: [PhraseMatcher] = []
    for field in fields {
      var known: [[UInt8]: PostingCursor] = [:]
      if let phrase = try phrase(parts, field, slop, isApproximate: true, known: &known) {
        phrases.append(phrase)
      }
      // In one field the sequence leads and its terms stand where it stands. With several, one
      // field's sequence may be ahead of a document that another's is found in.
      if fields.count == 1 { shared[field] = known }
    }
    var scoringTerms: [TermMatcher] = []
    for term in terms {
      var lists: [TermMatcher.List] = []
      for field in term.fields {
        guard let scoring = scoring[field] else { continue }
        let cursor: PostingCursor?
        if let known = shared[field]?[term.term] {
          cursor = known
        } else {
          cursor = try term.cursor(field, in: view, number: number)
        }
        if let cursor { lists.append(TermMatcher.List(cursor: cursor, scoring: scoring)) }
      }
      if let matcher = TermMatcher(lists: lists, weight: term.weight, k1: k1) {
        scoringTerms.append(matcher)
      }
    }
    return GroupSearch(view: view, phrases: phrases, terms: scoringTerms)
  }

  private func sequenceMatcher(
    _ parts: [SequencePart], _ fields: [Int], _ slop: Int
  ) throws(IndexError) -> Matcher {
    var matchers: [Matcher] = []
    for field in fields {
      var known: [[UInt8]: PostingCursor] = [:]
      if let matcher = try phrase(parts, field, slop, isApproximate: false, known: &known) {
        matchers.append(matcher)
      }
    }
    if matchers.count == 1 { return matchers[0] }
    return try DisjunctionMatcher(matchers)
  }

  private func phrase(
    _ parts: [SequencePart], _ field: Int, _ slop: Int, isApproximate: Bool,
    known: inout [[UInt8]: PostingCursor]
  ) throws(IndexError) -> PhraseMatcher? {
    let norms = try view.reader.norms(field)
    let first = parts.map(\.position).min() ?? 0
    var occurrences: [Occurrences] = []
    for part in parts {
      // A term that is at two places needs a cursor for each: positions of one only are read.
      let cursors = try cursors(part.what, field)
      if cursors.isEmpty { return nil }
      if case .term(let term) = part.what { known[term] = cursors[0] }
      occurrences.append(
        Occurrences(cursors, norms: norms, offset: UInt32(part.position - first)))
    }
    if occurrences.isEmpty { return nil }
    return PhraseMatcher(occurrences, slop: slop, isApproximate: isApproximate)
  }

  private func cursors(
    _ what: SequencePart.What, _ field: Int
  ) throws(IndexError) -> [PostingCursor] {
    switch what {
    case .term(let term): return try view.cursor(term, field).map { [$0] } ?? []
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
