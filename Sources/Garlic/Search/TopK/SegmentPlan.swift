// How does a plan look at one segment?

/// Makes the matchers of a plan for one segment.
struct SegmentPlan {
  var view: SegmentView
  /// The segment's index in the snapshot.
  let number: Int
  let scoring: [FieldScoring?]
  let k1: Double
  /// Whether there is still time.
  let deadline: Deadline
  /// Lists of one part of a phrase that are walked side by side.
  let cursorLimit: Int
  /// Memory for occurrences that are gathered, in bytes.
  let memoryBudget: Int
  /// Whether a filter leaves few documents: they then lead.
  var leavesFew = false

  /// The matches of a plan, led by the candidates if there are any.
  func matches(_ node: PlanNode) throws(IndexError) -> Matcher {
    let matcher = try matcher(node)
    if !leavesFew { return matcher }
    let candidates = view.deleted.documents(missingOf: view.reader.documentCount)
    return try ConjunctionMatcher([ListMatcher(candidates), matcher], deadline) ?? .nothing
  }

  func matcher(_ node: PlanNode) throws(IndexError) -> Matcher {
    switch node {
    case .nothing: return .nothing
    case .all: return AllMatcher(count: view.reader.documentCount)
    case .term(let term): return try termMatcher(term) ?? .nothing
    case .sequence(let parts, let fields, let slop):
      return try sequenceMatcher(parts, fields, slop)
    case .keyword(let term, let field): return try keywordMatcher(term, field)
    case .keywords(let pattern): return try keywordsMatcher(pattern)
    case .numbers(let range, let field): return try rangeMatcher(range, field)
    case .exists(let fields): return try existsMatcher(fields)
    case .documents(let lists, _):
      return ListMatcher(lists[number].documents, scores: lists[number].scores)
    case .and(let nodes): return try ConjunctionMatcher(try matchers(nodes), deadline) ?? .nothing
    case .or(let nodes, let minimum):
      return try DisjunctionMatcher(try matchers(nodes), minimum: minimum, deadline)
    case .not(let node, let excluded):
      return try ExclusionMatcher(try matcher(node), not: try matcher(excluded), deadline)
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
    var first: TermMatcher.List?
    var others: [TermMatcher.List] = []
    for field in term.fields {
      guard let scoring = scoring[field], let entry = term.entry(field: field, segment: number)
      else { continue }
      let list = TermMatcher.List(
        cursor: try view.reader.cursor(term.term, entry, field: field), scoring: scoring)
      if first == nil { first = list } else { others.append(list) }
    }
    for (number, form) in term.forms.enumerated() {
      for field in term.fields {
        guard let scoring = scoring[field],
          let entry = term.entry(ofForm: number, field: field, segment: self.number)
        else { continue }
        let list = TermMatcher.List(
          cursor: try view.reader.cursor(form.term, entry, field: field),
          scoring: scoring.scaled(by: PlannedForm.share), form: number)
        if first == nil { first = list } else { others.append(list) }
      }
    }
    return first.map { TermMatcher($0, others: others, weight: term.weight, k1: k1) }
  }

  /// A search for a scored sequence; its terms and the parts of a sequence in one field
  /// share their cursors.
  ///
  /// - Parameter bonus: what is added to the scores of the terms.
  func phraseSearch(
    _ parts: [SequencePart], _ fields: [Int], _ slop: Int, _ terms: [PlannedTerm],
    bonus: Double = 0
  ) throws(IndexError) -> PhraseSearch {
    var phrases: [PhraseMatcher] = []
    var shared = [PostingCursor?](repeating: nil, count: terms.count)
    for field in fields {
      if let phrase = try phrase(
        parts, field, slop, isApproximate: true, planned: terms, cursors: &shared)
      {
        phrases.append(phrase)
      }
    }
    // In one field the sequence leads and its terms stand where it stands. With several, one
    // field's sequence may be ahead of a document that another's is found in.
    let shares = fields.count == 1
    var matchers: [TermMatcher] = []
    matchers.reserveCapacity(terms.count)
    for (index, term) in terms.enumerated() {
      if shares, let cursor = shared[index], term.fields == fields, let scoring = scoring[fields[0]]
      {
        let list = TermMatcher.List(cursor: cursor, scoring: scoring)
        matchers.append(TermMatcher(list, weight: term.weight, k1: k1))
      } else if let matcher = try termMatcher(term) {
        matchers.append(matcher)
      }
    }
    return PhraseSearch(view: view, phrases: phrases, terms: matchers, bonus: bonus)
  }

  /// A sequence in one field, to be asked of single documents; nil when the segment lacks a part.
  func phrase(
    _ parts: [SequencePart], _ field: Int, _ slop: Int
  ) throws(IndexError) -> PhraseMatcher? {
    var none: [PostingCursor?] = []
    return try phrase(
      parts, field, slop, isApproximate: false, seeks: false, planned: [], cursors: &none)
  }

  private func sequenceMatcher(
    _ parts: [SequencePart], _ fields: [Int], _ slop: Int
  ) throws(IndexError) -> Matcher {
    var matchers: [Matcher] = []
    for field in fields {
      var none: [PostingCursor?] = []
      if let matcher = try phrase(
        parts, field, slop, isApproximate: false, planned: [], cursors: &none)
      {
        if let failure = matcher.failure { throw failure }
        matchers.append(matcher)
      }
    }
    if matchers.count == 1 { return matchers[0] }
    return try DisjunctionMatcher(matchers, deadline)
  }

  /// - Parameters:
  ///   - planned: terms whose entries are known.
  ///   - shared: for each of them a cursor of a part that is this term, if one is.
  private func phrase(
    _ parts: [SequencePart], _ field: Int, _ slop: Int, isApproximate: Bool, seeks: Bool = true,
    planned: [PlannedTerm], cursors shared: inout [PostingCursor?]
  ) throws(IndexError) -> PhraseMatcher? {
    let norms = try view.reader.norms(field)
    var first = parts.first?.position ?? 0
    for part in parts { first = min(first, part.position) }
    var occurrences: [PhrasePart] = []
    occurrences.reserveCapacity(parts.count)
    for part in parts {
      let offset = UInt32(part.position - first)
      // A term that is at two positions needs a cursor for each: positions of one only are read.
      if case .term(let term) = part.what {
        let index = planned.firstIndex { $0.term == term && $0.fields.contains(field) }
        let cursor: PostingCursor?
        if let index {
          cursor = try planned[index].entry(field: field, segment: number).map {
            (entry) throws(IndexError) in try view.reader.cursor(term, entry, field: field)
          }
          if shared[index] == nil { shared[index] = cursor }
        } else {
          cursor = try view.cursor(term, field)
        }
        guard let cursor else { return nil }
        occurrences.append(
          PhrasePart(cursor, norms: norms, offset: offset, gap: UInt32(part.gap)))
        continue
      }
      let (cursors, gathered) = try cursors(part.what, field, norms)
      guard let first = cursors.first else { return nil }
      occurrences.append(
        PhrasePart(
          first, others: cursors.dropFirst(), gathered: gathered, norms: norms, offset: offset,
          gap: UInt32(part.gap)))
    }
    if occurrences.isEmpty { return nil }
    return PhraseMatcher(
      occurrences, slop: slop, isApproximate: isApproximate, seeks: seeks, deadline)
  }

  /// The cursors of a part that may be any of several terms, and the occurrences of those terms that are
  /// too many to have a cursor each.
  private func cursors(
    _ what: SequencePart.What, _ field: Int, _ norms: ByteView
  ) throws(IndexError) -> ([PostingCursor], UnionPhrasePart?) {
    switch what {
    case .term(let term): return (try view.cursor(term, field).map { [$0] } ?? [], nil)
    case .character(let character):
      return (try view.cursors(ofCharacter: character, field, deadline), nil)
    case .prefix(let prefix):
      var cursors: [PostingCursor] = []
      var gathered: UnionPhrasePart?
      try view.forEachTerm(field, from: prefix, deadline) { (terms) throws(IndexError) in
        let cursor = try view.reader.cursor(terms, field: field)
        if cursors.count < max(1, cursorLimit) {
          cursors.append(cursor)
          return true
        }
        let more = gathered ?? UnionPhrasePart(memoryBudget: memoryBudget, deadline)
        try more.add(cursor, norms: norms)
        gathered = more
        return true
      }
      gathered?.finish()
      return (cursors, gathered)
    }
  }
}
