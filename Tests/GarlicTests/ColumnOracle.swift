// What would the simplest possible sort, filter and facet answer?

import TestSupport

@testable import Garlic

/// A collection of random documents with values, and plain functions over all of them.
struct ColumnOracle {
  struct Row {
    var id: String
    var words: Set<String>
    var fields: [String: FieldValue]

    func strings(_ name: String) -> [String] {
      switch fields[name] {
      case .strings(let values)?: Array(Set(values)).sorted()
      case .string(let value)?: [value]
      default: []
      }
    }

    /// Numbers, doubles as they sort.
    func numbers(_ name: String, _ kind: Field.Kind) -> [Int64] {
      (NumberValue.sortable(fields[name], kind) ?? []).sorted()
    }
  }

  static let schema = Schema(
    .text("body"), .keyword("category"), .keyword("path", column: false), .integer("year"),
    .double("price"), .date("published"))
  static let words = ["garlic", "onion", "leek", "chive", "ginger"]

  var index: SearchIndex
  /// In the order of the index's documents.
  var rows: [Row]

  /// Several segments, with deletions and documents that are put again.
  init(_ random: inout SeededGenerator, count: Int = 150) throws {
    index = try SearchIndex.inMemory(schema: Self.schema)
    rows = []
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      try index.write { batch in
        for _ in 0..<count / 3 {
          let row = Self.row(&random, id: "d\(Int.random(in: 0..<count, using: &random))")
          rows.removeAll { $0.id == row.id }
          rows.append(row)
          try batch.put(id: row.id, row.fields)
        }
      }
      if Int.random(in: 0..<3, using: &random) == 0, let victim = rows.randomElement(using: &random)
      {
        try index.write { try $0.delete(id: victim.id) }
        rows.removeAll { $0.id == victim.id }
      }
    }
    if Int.random(in: 0..<3, using: &random) == 0 { try index.compact() }
  }

  static func row(_ random: inout SeededGenerator, id: String) -> Row {
    func several<Value>(_ most: Int, _ value: (inout SeededGenerator) -> Value) -> [Value] {
      (0..<Int.random(in: 0...most, using: &random)).map { _ in value(&random) }
    }
    var words: [String] = []
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      words.append(Self.words.randomElement(using: &random) ?? "")
    }
    var fields: [String: FieldValue] = ["body": .string(words.joined(separator: " "))]
    fields["category"] = .strings(
      several(2) { "c\(Int.random(in: 0..<9, using: &$0))" })
    fields["path"] = .strings(
      several(2) {
        let parts = ["a", "b", "a-b", "a.c"]
        return (0..<Int.random(in: 1...3, using: &$0)).map { _ in
          parts.randomElement(using: &random) ?? "a"
        }.joined(separator: "/")
      })
    fields["year"] = .integers(several(2) { Int64.random(in: 2020...2026, using: &$0) })
    fields["price"] = .doubles(
      several(1) { Double(Int.random(in: -40...40, using: &$0)) / 4 })
    fields["published"] = .integers(
      several(2) { Int64.random(in: -100...900, using: &$0) * 50_000_000 })
    if Bool.random(using: &random) { fields["category"] = nil }
    return Row(id: id, words: Set(words), fields: fields)
  }
}
