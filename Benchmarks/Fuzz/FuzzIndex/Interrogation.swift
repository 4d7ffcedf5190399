// What can be asked of an index file?

import Foundation
import Garlic

/// Asks everything of an index file.
///
/// An `IndexError` is an answer too; all else is a bug.
struct Interrogation {
  static let queries = [
    "大蒜", "蒜", "garlic", "价格 上涨", "\"的价格\"", "\"price of garlic\"", "gar*", "大*", "garlc~",
    "g?r*c", "资源优势引进", "*", "number OR 蒜 OR の", "大蒜 -葱", "tag:vegetable", "tag:v*", "body:*",
    "year:2020", "year:[-10 TO 2030]", "price:[-2 TO 20000]", "published:2023-10",
    "title:大蒜^3 body:蒜",
  ]

  let path: String

  /// - Parameter everything: whether the slow questions are asked: of joining and mending.
  func run(everything: Bool) {
    attempt { try ask(try SearchIndex.open(path).snapshot) }
    attempt { _ = try IndexCheck.of(path, deep: everything) }
    guard everything else { return }
    let copy = path + ".out"
    attempt { _ = try IndexRepair.of(path, into: copy) }
    try? FileManager.default.removeItem(atPath: copy)
    attempt {
      let index = try SearchIndex.open(path)
      try index.write { batch in
        try batch.put(id: "new", ["body": "大蒜 garlic"])
        try batch.delete(id: "many/3")
        _ = try batch.delete(matching: .all(of: "葱"))
      }
      // One field goes, and is dropped when all is written anew.
      let fields = index.schema.fields
      if let last = fields.last, fields.count > 1 {
        let less = Schema(fields: fields.dropLast())
        try ask(try SearchIndex.open(path, schema: less, removing: [last.name]).snapshot)
      }
      try index.compact()
      try ask(index.snapshot)
    }
  }

  private func ask(_ snapshot: Snapshot) throws {
    for query in Self.queries {
      attempt {
        var options = SearchOptions(limit: 5)
        options.counting = query.utf8.count % 2 == 0 ? .exact : .bounded
        for hit in try snapshot.search(query, options).hits {
          attempt { _ = try hit.document() }
          attempt { _ = try hit.snippet("body") }
        }
      }
    }
    for field in snapshot.schema.fields where field.kind != .text {
      for options in Self.searches(by: field) {
        attempt { _ = try snapshot.search(.all, options) }
        attempt { _ = try snapshot.search("大蒜 蒜", options) }
      }
    }
    attempt { try snapshot.forEachDocument { _ in true } }
    attempt { _ = try snapshot.document(id: "a") }
    attempt { _ = try snapshot.document(id: "many/17") }
    attempt { _ = try snapshot.report() }
  }

  /// Orders, counts, groups and weights by the values of a field.
  private static func searches(by field: Field) -> [SearchOptions] {
    var sorted = SearchOptions(limit: 5)
    sorted.sort = [.descending(field.name), .ascending(field.name, missing: .first)]
    sorted.filter = .exists.in(field.name)
    var counted = SearchOptions(limit: 0)
    counted.facets = [.values(field.name, limit: 3)]
    var weighed = SearchOptions(limit: 5)
    if field.kind == .keyword {
      counted.facets.append(.path(field.name))
      weighed.factors = [.table(field.name, ["vegetable": 2], otherwise: 0.5)]
      weighed.grouping = Grouping(field.name)
    } else {
      counted.facets.append(.statistics(field.name))
      if field.kind == .date { counted.facets.append(.calendar(field.name, by: .month)) }
      weighed.factors = [.decay(field.name, halfLife: 1e9, origin: 1.7e12), .logarithm(field.name)]
    }
    return [sorted, counted, weighed]
  }

  private func attempt(_ body: () throws -> Void) {
    do {
      try body()
    } catch is IndexError {
    } catch {
      fatalError("not an IndexError: \(error)")
    }
  }
}
