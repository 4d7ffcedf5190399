// Does this document match?

/// Says of single documents of a segment whether they match a plan: what costs the documents that are
/// asked for, and no search.
///
/// Cursors are opened when a document is first asked for what they list, and serve all later ones.
final class DocumentTest {
  private let plan: SegmentPlan
  private let node: PlanNode
  private var parts: [DocumentTest?] = []
  private var matcher: Matcher?
  private var phrases: [Int: PhraseMatcher?] = [:]
  private var cursors: [Int: [PostingCursor?]] = [:]

  init(_ plan: SegmentPlan, _ node: PlanNode) {
    self.plan = plan
    self.node = node
  }

  /// Whether a document matches, which is not before the one that was asked for last.
  ///
  /// - Throws: `IndexError.corrupt`, `.deadlineExceeded`, `.cancelled`, `.searchTooLarge`.
  func holds(_ document: UInt32) throws(IndexError) -> Bool {
    switch node {
    case .nothing: return false
    case .all: return true
    case .term(let term):
      return try isAt(document) { () throws(IndexError) in try plan.termMatcher(term) }
    case .sequence(let sequence, let fields, let slop):
      return try occurs(sequence, fields, slop, in: document)
    case .keyword(let term, let field):
      return try isAt(document) { () throws(IndexError) in try plan.keywordMatcher(term, field) }
    case .keywords(let pattern):
      return try isAt(document) { () throws(IndexError) in try plan.keywordsMatcher(pattern) }
    case .numbers(let range, let field):
      return try plan.view.reader.column(field)?.hasValue(Int(document), in: range) ?? false
    case .exists(let fields):
      for field in fields {
        if !plan.view.reader.schema.fields[field].hasTerms {
          if try plan.view.reader.column(field)?.rank(Int(document)) != nil { return true }
        } else if try plan.view.reader.norms(field).u8(Int(document)) > 0 {
          return true
        }
      }
      return false
    case .documents: return try isAt(document) { () throws(IndexError) in try plan.matcher(node) }
    case .and(let nodes):
      for number in nodes.indices {
        if try !part(number, nodes).holds(document) { return false }
      }
      return true
    case .or(let nodes, let minimum):
      var count = 0
      for number in nodes.indices {
        if try part(number, nodes).holds(document) { count += 1 }
        if count >= minimum { return true }
      }
      return false
    case .not(let inner, let excluded):
      let nodes = [inner, excluded]
      if try !part(0, nodes).holds(document) { return false }
      return try !part(1, nodes).holds(document)
    case .scored(let inner, _), .optional(let inner, _), .constant(let inner, _):
      return try part(0, [inner]).holds(document)
    }
  }

  private func part(_ number: Int, _ nodes: [PlanNode]) -> DocumentTest {
    if parts.isEmpty { parts = nodes.map { _ in nil } }
    if let part = parts[number] { return part }
    let part = DocumentTest(plan, nodes[number])
    parts[number] = part
    return part
  }

  private func isAt(
    _ document: UInt32, _ make: () throws(IndexError) -> Matcher?
  ) throws(IndexError) -> Bool {
    if matcher == nil { matcher = try make() }
    guard let matcher else { return false }
    try matcher.advance(to: document)
    return matcher.doc == document
  }

  /// Whether a sequence occurs in a document: its terms are asked one after another, so that the first
  /// that is missing ends it, and positions are read when all are there.
  private func occurs(
    _ sequence: [SequencePart], _ fields: [Int], _ slop: Int, in document: UInt32
  ) throws(IndexError) -> Bool {
    for field in fields {
      if try !hasTerms(sequence, field, document) { continue }
      if let phrase = try self.phrase(sequence, field, slop), try phrase.contains(document) {
        return true
      }
    }
    return false
  }

  private func phrase(
    _ sequence: [SequencePart], _ field: Int, _ slop: Int
  ) throws(IndexError) -> PhraseMatcher? {
    if let known = phrases[field] { return known }
    let made = try plan.phrase(sequence, field, slop)
    phrases[field] = .some(made)
    return made
  }

  private func hasTerms(
    _ sequence: [SequencePart], _ field: Int, _ document: UInt32
  ) throws(IndexError) -> Bool {
    var opened = cursors[field] ?? []
    defer { cursors[field] = opened }
    for (number, part) in sequence.enumerated() {
      guard case .term(let term) = part.what else { return true }
      if number >= opened.count { opened.append(try plan.view.cursor(term, field)) }
      guard let cursor = opened[number] else { return false }
      cursor.advance(to: document)
      if cursor.doc != document { return false }
    }
    return true
  }
}
