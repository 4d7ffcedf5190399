// Which documents have this value, or one in this range?

import GarlicText

extension Planner {
  /// Documents whose keyword or number is this text.
  ///
  /// They match and do not score.
  func value(_ text: String, _ field: Int) -> PlanNode {
    let kind = snapshot.schema.fields[field].kind
    if kind == .keyword {
      let keyword = snapshot.schema.fields[field].normalizer.normalized(text)
      return .keyword(Array(keyword.utf8), field: field)
    }
    return ValueRange.value(text, kind).map { .numbers($0, field: field) } ?? .nothing
  }

  /// Documents with a keyword of a pattern, which is made for each way in which the fields are normalized.
  func keywords(
    _ fields: [Int],
    _ pattern: (KeywordNormalizer) -> (prefix: [UInt8], test: @Sendable ([UInt8]) -> Bool)
  ) -> PlanNode {
    let schema = snapshot.schema.fields
    let keywords = fields.filter { schema[$0].kind == .keyword }
    var seen: [KeywordNormalizer] = []
    for field in keywords where !seen.contains(schema[field].normalizer) {
      seen.append(schema[field].normalizer)
    }
    let nodes = seen.map { normalizer in
      let (prefix, test) = pattern(normalizer)
      return PlanNode.keywords(
        KeywordPattern(
          fields: keywords.filter { schema[$0].normalizer == normalizer }, prefix: prefix,
          matches: test))
    }
    return nodes.isEmpty ? .nothing : nodes.count == 1 ? nodes[0] : .or(nodes, minimum: 1)
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
          keywords([field]) { normalizer in
            let lower = lower.normalized(by: normalizer)
            let upper = upper.normalized(by: normalizer)
            return ([], { Planner.isInside($0, lower, upper) })
          })
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

extension Query.Bound {
  /// The bound of keywords that are normalized.
  fileprivate func normalized(by normalizer: KeywordNormalizer) -> Query.Bound {
    switch self {
    case .unbounded: .unbounded
    case .inclusive(let text): .inclusive(normalizer.normalized(text))
    case .exclusive(let text): .exclusive(normalizer.normalized(text))
    }
  }
}
