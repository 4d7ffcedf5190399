// Which documents have this value, or one in this range?

extension Planner {
  /// Documents whose keyword or number is this text.
  ///
  /// They match and do not score.
  func value(_ text: String, _ field: Int) throws(IndexError) -> PlanNode {
    let kind = snapshot.schema.fields[field].kind
    if kind == .keyword { return try keyword(Array(text.utf8), field) }
    guard let range = valueRange(text, kind) else { return .nothing }
    return try numbers(field, range)
  }

  private func keyword(_ term: [UInt8], _ field: Int) throws(IndexError) -> PlanNode {
    var deadline = deadline
    var lists: [DocumentList] = []
    for view in snapshot.views {
      var list = DocumentList()
      if let cursor = try view.cursor(term, field) {
        while cursor.doc != PostingCursor.end {
          try deadline.tick()
          list.documents.append(cursor.doc)
          cursor.next()
        }
      }
      lists.append(list)
    }
    return .documents(lists)
  }

  /// Documents with a keyword from `prefix` on that passes `test`.
  func keywords(
    _ fields: [Int], from prefix: [UInt8], _ test: ([UInt8]) -> Bool
  ) throws(IndexError) -> PlanNode {
    var lists: [DocumentList] = []
    for view in snapshot.views {
      var expansion = TermExpansion(view, deadline)
      for field in fields where snapshot.schema.fields[field].kind == .keyword {
        try view.forEachTerm(field, from: prefix, deadline) { (terms) throws(IndexError) in
          if test(terms.term) {
            try expansion.add(try view.reader.cursor(terms, field: field), nil)
          }
          return true
        }
      }
      lists.append(DocumentList(documents: expansion.finish().documents))
    }
    return .documents(lists)
  }

  /// What a text means in a number field: one value; for a date the day, month or year it names.
  private func valueRange(_ text: String, _ kind: Field.Kind) -> ClosedRange<Int64>? {
    if kind == .date, let start = Timestamp.milliseconds(text) {
      return start...(start + Timestamp.span(text) - 1)
    }
    return NumberValue.sortable(.string(text), kind).map { $0...$0 }
  }

  /// Documents with a number in a range.
  func numbers(_ field: Int, _ range: ClosedRange<Int64>) throws(IndexError) -> PlanNode {
    var deadline = deadline
    var lists: [DocumentList] = []
    for view in snapshot.views {
      var list = DocumentList()
      if let column = try view.reader.column(field), column.range.overlaps(range) {
        for document in 0..<column.count {
          try deadline.tick()
          if let value = column.value(document), range.contains(value) {
            list.documents.append(UInt32(document))
          }
        }
      }
      lists.append(list)
    }
    return .documents(lists)
  }

  /// Documents with a value between two bounds.
  func range(
    _ lower: Query.Bound, _ upper: Query.Bound, _ scope: Scope
  ) throws(IndexError) -> PlanNode {
    var nodes: [PlanNode] = []
    for field in scope.fields {
      switch snapshot.schema.fields[field].kind {
      case .integer, .double, .date:
        if let range = numberRange(lower, upper, snapshot.schema.fields[field].kind) {
          nodes.append(try numbers(field, range))
        }
      case .keyword:
        nodes.append(
          try keywords([field], from: []) { Planner.isInside($0, lower, upper) })
      case .text:
        continue
      }
    }
    return nodes.isEmpty ? .nothing : nodes.count == 1 ? nodes[0] : .or(nodes, minimum: 1)
  }

  private func numberRange(
    _ lower: Query.Bound, _ upper: Query.Bound, _ kind: Field.Kind
  ) -> ClosedRange<Int64>? {
    var low = Int64.min
    var high = Int64.max
    switch lower {
    case .unbounded: break
    case .inclusive(let text):
      guard let range = valueRange(text, kind) else { return nil }
      low = range.lowerBound
    case .exclusive(let text):
      guard let range = valueRange(text, kind), range.upperBound < .max else { return nil }
      low = range.upperBound + 1
    }
    switch upper {
    case .unbounded: break
    case .inclusive(let text):
      guard let range = valueRange(text, kind) else { return nil }
      high = range.upperBound
    case .exclusive(let text):
      guard let range = valueRange(text, kind), range.lowerBound > .min else { return nil }
      high = range.lowerBound - 1
    }
    return low <= high ? low...high : nil
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

  /// Documents that have any value in one of the fields.
  func exists(_ scope: Scope) throws(IndexError) -> PlanNode {
    var deadline = deadline
    var lists: [DocumentList] = []
    for view in snapshot.views {
      var found = Tombstones()
      for field in scope.fields {
        if let column = try view.reader.column(field) {
          for document in 0..<column.count {
            try deadline.tick()
            if column.value(document) != nil { found.insert(UInt32(document)) }
          }
        } else {
          let norms = try view.reader.norms(field)
          for document in 0..<norms.count {
            try deadline.tick()
            if norms.u8(document) > 0 { found.insert(UInt32(document)) }
          }
        }
      }
      lists.append(DocumentList(documents: found.documents))
    }
    return .documents(lists)
  }
}
