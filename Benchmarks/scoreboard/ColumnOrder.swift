// Which document comes first, by plain comparison?

import Garlic

/// The order that keys of a search make: ties by score, then by what was put first.
struct ColumnOrder {
  /// A value of a document that it is sorted by.
  private enum Value {
    case number(Double)
    case text(String)
  }

  let keys: [(key: SortKey, field: String?)]
  let scores: [String: Double]

  func precedes(_ a: ColumnRow, _ b: ColumnRow) -> Bool {
    for (key, field) in keys {
      let left = value(a, key, field)
      let right = value(b, key, field)
      switch (left, right) {
      case (nil, nil): continue
      case (nil, _): return key.missing == .first
      case (_, nil): return key.missing == .last
      case (.number(let x)?, .number(let y)?):
        if x != y { return (x < y) != key.isDescending }
      case (.text(let x)?, .text(let y)?):
        if x != y {
          return x.utf8.lexicographicallyPrecedes(y.utf8) != key.isDescending
        }
      default: continue
      }
    }
    let x = scores[a.id] ?? 0
    let y = scores[b.id] ?? 0
    return x != y ? x > y : a.order < b.order
  }

  private func value(_ row: ColumnRow, _ key: SortKey, _ field: String?) -> Value? {
    guard let field else {
      return key == .relevance ? .number(scores[row.id] ?? 0) : .text(row.id)
    }
    let takesGreatest = key.choice.map { $0 == .greatest } ?? key.isDescending
    if field == "source" || field == "tags" {
      let values = row.keywords(field)
      return (takesGreatest ? values.last : values.first).map { .text($0) }
    }
    let values = row.numbers(field)
    return (takesGreatest ? values.last : values.first).map { .number($0) }
  }
}
