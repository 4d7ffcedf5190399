// Which documents have this value, or one in this range?

extension Planner {
  /// Documents whose keyword or number is this text.
  ///
  /// They match and do not score.
  func value(_ text: String, _ field: Int) -> PlanNode {
    let kind = snapshot.schema.fields[field].kind
    if kind == .keyword { return .keyword(Array(text.utf8), field: field) }
    return ValueRange.value(text, kind).map { .numbers($0, field: field) } ?? .nothing
  }

  /// Documents with a keyword from `prefix` on that passes `test`.
  func keywords(
    _ fields: [Int], from prefix: [UInt8], _ test: @escaping @Sendable ([UInt8]) -> Bool
  ) -> PlanNode {
    .keywords(
      KeywordPattern(
        fields: fields.filter { snapshot.schema.fields[$0].kind == .keyword }, prefix: prefix,
        matches: test))
  }

  /// Documents with a value between two bounds.
  func range(_ lower: Query.Bound, _ upper: Query.Bound, _ scope: Scope) -> PlanNode {
    var nodes: [PlanNode] = []
    for field in scope.fields {
      switch snapshot.schema.fields[field].kind {
      case .integer, .double, .date:
        if let range = ValueRange.numbers(lower, upper, snapshot.schema.fields[field].kind) {
          nodes.append(.numbers(range, field: field))
        }
      case .keyword:
        nodes.append(
          keywords([field], from: []) { Planner.isInside($0, lower, upper) })
      case .text:
        continue
      }
    }
    return nodes.isEmpty ? .nothing : nodes.count == 1 ? nodes[0] : .or(nodes, minimum: 1)
  }

  /// Whether a keyword lies between two bounds, in the order of bytes.
  private static func isInside(
    _ term: [UInt8], _ lower: Query.Bound, _ upper: Query.Bound
  ) -> Bool {
    switch lower {
    case .unbounded: break
    case .inclusive(let text): if term.lexicographicallyPrecedes(text.utf8) { return false }
    case .exclusive(let text): if !text.utf8.lexicographicallyPrecedes(term) { return false }
    }
    switch upper {
    case .unbounded: return true
    case .inclusive(let text): return !text.utf8.lexicographicallyPrecedes(term)
    case .exclusive(let text): return term.lexicographicallyPrecedes(text.utf8)
    }
  }
}
