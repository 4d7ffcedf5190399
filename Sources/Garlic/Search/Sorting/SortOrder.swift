// Which of two hits comes first?

/// The order that some keys make.
struct SortOrder: Sendable {
  let keys: [SortKey]

  /// Whether `a` comes before `b`: by the keys, then by score, then in the order of documents.
  func precedes(_ a: SortedEntry, _ b: SortedEntry) -> Bool {
    for (index, key) in keys.enumerated() {
      let order = Self.order(a, b, index, key)
      if order != 0 { return order < 0 }
    }
    if a.score != b.score { return a.score > b.score }
    return a.document < b.document
  }

  private static func order(
    _ a: SortedEntry, _ b: SortedEntry, _ index: Int, _ key: SortKey
  ) -> Int {
    if key.source == .relevance { return a.score == b.score ? 0 : a.score > b.score ? -1 : 1 }
    let before = key.missing == .first ? -1 : 1
    switch (a.values[index], b.values[index]) {
    case (.missing, .missing): return 0
    case (.missing, _): return before
    case (_, .missing): return -before
    case (.number(let x), .number(let y)):
      return x == y ? 0 : (x < y) != key.isDescending ? -1 : 1
    case (.bytes(let x), .bytes(let y)):
      return x == y ? 0 : x.lexicographicallyPrecedes(y) != key.isDescending ? -1 : 1
    case (.number, .bytes): return -1
    case (.bytes, .number): return 1
    }
  }
}
