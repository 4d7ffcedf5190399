// Does an index take up other fields, and keep all that it has?

import TestSupport
import Testing

@testable import Garlic

@Suite struct SchemaGrowthTests {
  static let small = Schema(.text("body"), .keyword("tag"))
  static let grown = Schema(
    .text("body", weight: 2, b: 0.3), .keyword("tag", stored: false), .integer("year"),
    .text("title", weight: 3))

  private static func open(_ storage: MemoryStorage, _ schema: Schema?) throws -> SearchIndex {
    try SearchIndex.open("memory", on: storage, schema: schema)
  }

  private static func isWhole(_ storage: MemoryStorage) throws -> Bool {
    try IndexCheck.of("memory", on: storage, deep: true).faults.isEmpty
  }

  @Test func newFieldsAreTakenUp() throws {
    let storage = MemoryStorage()
    let old = try Self.open(storage, Self.small)
    try old.write { batch in
      for number in 0..<30 {
        try batch.put(
          id: "\(number)", ["body": .string("大蒜 \(number)"), "tag": .string("t\(number % 3)")])
      }
      try batch.delete(id: "3")
    }
    let before = try old.search("大蒜")
    let index = try Self.open(storage, Self.grown)
    #expect(index.schema == Self.grown)
    #expect(index.snapshot.sequence == old.snapshot.sequence + 1)
    #expect(try index.search("大蒜").count == before.count)
    #expect(try index.snapshot.search(.exists.in("year")).isEmpty)
    try index.write { batch in
      try batch.put(id: "new", ["body": "葱", "title": "大蒜", "year": 2026, "tag": "t1"])
    }
    #expect(try index.search("大蒜").first?.id == "new")
    #expect(try index.search("year:2026").map(\.id) == ["new"])
    #expect(try index.search("tag:t1", limit: 100).count == 11)
    // The other one sees it, and opening with fields that are there changes nothing.
    #expect(try old.refresh())
    #expect(old.schema == Self.grown)
    let sequence = index.snapshot.sequence
    #expect(try Self.open(storage, Self.grown).snapshot.sequence == sequence)
    #expect(try Self.isWhole(storage))
    try index.compact()
    #expect(try Self.isWhole(storage))
    #expect(try index.search("year:2026").map(\.id) == ["new"])
    #expect(index.count == 30)
  }

  /// Another b must not lead searches past documents that stored bounds speak of.
  @Test func boundsHoldUnderAnotherB() throws {
    var random = SeededGenerator.fresh("boundsHoldUnderAnotherB")
    let storage = MemoryStorage()
    let old = try Self.open(storage, Schema(.text("body", b: 0)))
    try old.write { batch in
      for number in 0..<900 {
        let count = Int.random(in: 1...60, using: &random)
        let words = (0..<count).map { _ in ["garlic", "leek", "onion"].randomElement() ?? "" }
        try batch.put(id: "\(number)", ["body": .string(words.joined(separator: " "))])
      }
    }
    let index = try Self.open(storage, Schema(.text("body", b: 1)))
    for query in ["garlic", "garlic leek", "garlic OR onion"] {
      var options = SearchOptions(limit: 7)
      let pruned = try index.snapshot.search(query, options)
      options.counting = .exact
      let exhaustive = try index.snapshot.search(query, options)
      #expect(pruned.map(\.id) == exhaustive.map(\.id))
      #expect(pruned.map(\.score) == exhaustive.map(\.score))
    }
  }

  @Test func whatCannotBeTakenUpIsAnErrorWithARemedy() throws {
    let storage = MemoryStorage()
    let index = try Self.open(storage, Self.small)
    try index.write { try $0.put(id: "a", ["body": "2026", "tag": "7"]) }
    for schema in [
      Schema(.text("body")), Schema(.text("body"), .integer("tag")),
      Schema(.text("body", positions: false), .keyword("tag")),
    ] {
      #expect(throws: IndexError.self) { try Self.open(storage, schema) }
      #expect(index.snapshot.sequence == 2)
    }
    let wanted = Schema(.integer("tag"), .text("body", positions: false))
    #expect(try index.rebuild(with: wanted) == 1)
    #expect(index.schema == wanted)
    #expect(try index.search("tag:7").map(\.id) == ["a"])
    // A value that does not fit leaves the index as it was.
    try index.write { try $0.put(id: "b", ["body": "no number"]) }
    #expect(throws: IndexError.self) { try index.rebuild(with: Schema(.integer("body"))) }
    #expect(index.schema == wanted)
    #expect(try index.search("tag:7").map(\.id) == ["a"])
  }

  /// A text that was not stored when it was written is not lost in silence later.
  @Test func textsThatWereNotStoredAreNotLost() throws {
    let storage = MemoryStorage()
    let old = try Self.open(
      storage, Schema(.text("body", stored: false), .keyword("tag", stored: false)))
    try old.write { try $0.put(id: "a", ["body": "大蒜", "tag": ["x", "y"]]) }
    let index = try Self.open(storage, Schema(.text("body"), .keyword("tag")))
    try index.write { try $0.put(id: "b", ["body": "大蒜", "tag": "z"]) }
    try index.compact()
    #expect(throws: IndexError.self) { try index.rebuild() }
    #expect(throws: IndexError.self) {
      _ = try index.write { try $0.update(id: "a", ["tag": "w"]) }
    }
    #expect(try index.search("大蒜").count == 2)
    #expect(try index.write { try $0.update(id: "a", ["body": "大蒜 here"]) })
    #expect(try index.rebuild() == 2)
    #expect(try index.search("tag:x").map(\.id) == ["a"])
    #expect(try Self.isWhole(storage))
  }

  @Test func fieldsAreUpdated() throws {
    let index = try SearchIndex.inMemory(schema: Self.grown)
    try index.write { batch in
      try batch.put(id: "a", ["body": "大蒜", "tag": "x", "year": 2020])
      #expect(try batch.update(id: "a", ["year": 2021]))
      #expect(try !batch.update(id: "b", ["year": 2021]))
      try batch.put(id: "c", ["body": "葱"])
      try batch.delete(id: "c")
      try batch.put(id: "d", ["body": "葱"])
      #expect(try !batch.update(id: "c", ["year": 2021]))
    }
    #expect(try index.write { try $0.update(id: "a", ["title": "Garlic", "tag": nil]) })
    let hit = try #require(try index.search("year:2021").first)
    #expect(try hit.document().fields == ["body": "大蒜", "year": 2021, "title": "Garlic"])
    #expect(try index.search("tag:x").isEmpty)
    #expect(index.count == 2)
  }
}
