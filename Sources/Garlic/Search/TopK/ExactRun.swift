// Is this an alternative of terms whose run counts more as typed?

/// The terms of a long run, any of which may match, and the run itself, which adds to the score.
struct ExactRun {
  let terms: [PlannedTerm]
  let parts: [SequencePart]
  let fields: [Int]
  /// What is added where the run stands as typed.
  let bonus: Double

  /// - Returns: nil when the nodes are other ones, or when a document could have the run and none of
  ///   the terms.
  init?(_ nodes: [PlanNode]) {
    guard case .constant(.sequence(let parts, let fields, 0), let bonus)? = nodes.last else {
      return nil
    }
    var terms: [PlannedTerm] = []
    terms.reserveCapacity(nodes.count)
    for node in nodes.dropLast() {
      guard case .term(let term) = node else { return nil }
      terms.append(term)
    }
    let isCovered = parts.contains { part in
      guard case .term(let wanted) = part.what else { return false }
      return terms.contains { $0.term == wanted && $0.fields == fields }
    }
    if !isCovered { return nil }
    self.terms = terms
    self.parts = parts
    self.fields = fields
    self.bonus = bonus
  }
}
