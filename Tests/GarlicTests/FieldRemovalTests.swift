// Is a removed field gone at once, and never back?

import GarlicText
import TestSupport
import Testing

@_spi(Measuring) @testable import Garlic

@Suite struct FieldRemovalTests {
  static let full = Schema(
    .text("title", weight: 3), .keyword("tag"), .text("body"), .integer("year"),
    .keyword("author", stored: false))
  static let less = Schema(.text("title", weight: 3), .text("body"), .integer("year"))
  static let gone: Set<String> = ["tag", "author"]

  private static func open(
    _ storage: MemoryStorage, _ schema: Schema?, removing: Set<String> = []
  ) throws -> SearchIndex {
    var options = SearchIndex.Options()
    options.mergesInBackground = false
    return try SearchIndex.open(
      "memory", on: storage, schema: schema, removing: removing, options: options)
  }

  private static func document(_ number: Int, _ random: inout SeededGenerator) -> Document {
    Document(
      id: "d\(number)",
      [
        "title": .string("種植 \(number)"), "tag": .strings(["x\(number % 3)", "secret"]),
        "body": .string("大蒜 " + RandomText.sample(pieces: 3, using: &random).text),
        "year": .integer(Int64(number)), "author": .string("a\(number % 5)"),
      ])
  }

  /// An index of several segments, with documents that were deleted and put anew.
  private static func fill(_ storage: MemoryStorage) throws -> [Document] {
    var random = SeededGenerator.fresh("FieldRemovalTests")
    let index = try open(storage, full)
    var documents: [String: Document] = [:]
    for part in 0..<3 {
      try index.write { batch in
        for number in part * 20..<part * 20 + 25 {
          let document = Self.document(number, &random)
          try batch.put(document)
          documents[document.id] = document
        }
        try batch.delete(id: "d\(part * 20 + 2)")
        documents["d\(part * 20 + 2)"] = nil
      }
    }
    return documents.values.sorted { $0.id < $1.id }
  }

  private static func digest(_ documents: [Document], _ schema: Schema) throws -> IndexDigest {
    let analyzer = try Analyzer()
    var digest = IndexDigest(expectedFor: schema)
    for var document in documents {
      document.fields = document.fields.filter { schema.index(of: $0.key) != nil }
      try digest.add(document, schema: schema, analyzer: analyzer)
    }
    return digest
  }

  private static func check(
    _ storage: MemoryStorage, _ index: SearchIndex, _ documents: [Document], _ schema: Schema
  ) throws {
    #expect(index.schema == schema)
    let expected = try digest(documents, schema)
    #expect(try IndexDigest(of: index.snapshot).differences(from: expected) == [])
    #expect(try IndexCheck.of("memory", on: storage, deep: true).faults == [])
    for document in documents {
      let found = try #require(try index.snapshot.document(id: document.id))
      #expect(found.fields.keys.allSatisfy { schema.index(of: $0) != nil })
    }
  }

  /// Whether any stored record has these bytes, hidden or not.
  private static func has(_ text: String, _ index: SearchIndex) throws -> Bool {
    let wanted = Array(text.utf8)
    for part in index.snapshot.commit.parts {
      for block in 0..<(part.reader.stored?.blockCount ?? 0) {
        let records = try part.reader.stored?.records(ofBlock: block, by: ZstandardDecompressor())
        for record in records ?? [] {
          let starts = record.indices.dropLast(wanted.count - 1)
          if starts.contains(where: { record[$0...].starts(with: wanted) }) { return true }
        }
      }
    }
    return false
  }

  @Test func aRemovedFieldIsHiddenAtOnce() throws {
    let storage = MemoryStorage()
    var documents = try Self.fill(storage)
    let other = try Self.open(storage, nil)
    let before = other.snapshot
    let index = try Self.open(storage, Self.less, removing: Self.gone)
    try Self.check(storage, index, documents, Self.less)
    #expect(index.snapshot.sequence == before.sequence + 1)
    #expect(throws: IndexError.self) { try index.snapshot.search(.text("secret").in("tag")) }
    #expect(throws: IndexError.self) {
      var options = SearchOptions()
      options.sort = [.ascending("author")]
      _ = try index.snapshot.search("大蒜", options)
    }
    #expect(throws: IndexError.self) {
      try index.write { try $0.put(id: "n", ["tag": "x"]) }
    }
    // Who opened it before has its snapshot, and sees the commit after a refresh.
    #expect(try before.search("tag:secret", SearchOptions(limit: 100)).count == documents.count)
    #expect(try other.refresh())
    #expect(other.schema == Self.less)
    // Once more is nothing new, nor is a name that was never there.
    let again = try Self.open(storage, Self.less, removing: Self.gone.union(["never"]))
    #expect(again.snapshot.sequence == index.snapshot.sequence)
    // Both write on, also the one that knew the field.
    try other.write { try $0.put(id: "n1", ["title": "葱", "body": "大蒜", "year": 7]) }
    documents.append(Document(id: "n1", ["title": "葱", "body": "大蒜", "year": 7]))
    #expect(try other.write { try $0.update(id: "d1", ["year": -1]) })
    for number in documents.indices where documents[number].id == "d1" {
      documents[number].fields["year"] = -1
    }
    try Self.check(storage, other, documents, Self.less)
    #expect(try other.search("year:-1").map(\.id) == ["d1"])
    #expect(try other.write { try $0.delete(matching: .text("7").in("year")) } == 2)
    documents.removeAll { $0.fields["year"] == 7 }
    try Self.check(storage, other, documents, Self.less)
  }

  @Test func rewritingDropsItsValues() throws {
    let storage = MemoryStorage()
    let documents = try Self.fill(storage)
    let index = try Self.open(storage, Self.less, removing: Self.gone)
    // Hidden, and still in the file.
    #expect(try Self.has("secret", index))
    let commit = index.snapshot.commit
    try index.inTurn { (file) throws in
      let writer = CommitWriter(file: file, last: commit.slot)
      try index.join(0..<2, of: commit, by: writer)
      try index.publish(try Commit.last(of: file, after: commit))
    }
    try Self.check(storage, index, documents, Self.less)
    let report = try index.snapshot.report()
    #expect(report.segments.count == 2)
    #expect(!report.segments[0].sections.contains { $0.field == "(removed)" })
    #expect(report.segments[1].sections.contains { $0.field == "(removed)" })
    try index.compact()
    try Self.check(storage, index, documents, Self.less)
    #expect(try !Self.has("secret", index))
    #expect(!index.snapshot.commit.manifest.schema.hasRemovedFields)
    #expect(try Self.open(storage, nil).schema == Self.less)
  }

  /// A field of the same name later is another one, of any kind.
  @Test(arguments: [Field.keyword("tag"), .integer("tag"), .text("tag", positions: false)])
  func aFieldOfTheSameNameIsANewOne(field: Field) throws {
    let storage = MemoryStorage()
    var documents = try Self.fill(storage)
    _ = try Self.open(storage, Self.less, removing: Self.gone)
    let schema = Schema(fields: Self.less.fields + [field])
    let index = try Self.open(storage, schema, removing: ["author"])
    for number in documents.indices { documents[number].fields["tag"] = nil }
    try Self.check(storage, index, documents, schema)
    #expect(try index.search("tag:secret", limit: 100).isEmpty)
    #expect(try index.snapshot.search(.exists.in("tag")).isEmpty)
    let document = Document(id: "new", ["body": "大蒜", "tag": "42"])
    try index.write { try $0.put(document) }
    documents.append(document)
    try Self.check(storage, index, documents, schema)
    #expect(try index.search("tag:42").map(\.id) == ["new"])
    try index.compact()
    try Self.check(storage, index, documents, schema)
    #expect(try index.snapshot.search(.exists.in("tag")).map(\.id) == ["new"])
  }

  /// Nothing is removed that was not named, and the error says how.
  @Test func aFieldThatIsOnlyLackingStays() throws {
    let storage = MemoryStorage()
    _ = try Self.fill(storage)
    let bytes = try storage.bytes(of: "memory")
    #expect {
      try Self.open(storage, Self.less, removing: ["tag"])
    } throws: {
      "\($0)".contains("removing: [\"author\"]")
    }
    #expect(throws: IndexError.self) { try Self.open(storage, Self.full, removing: ["tag"]) }
    #expect(throws: IndexError.self) { try Self.open(storage, nil, removing: ["tag"]) }
    #expect(try storage.bytes(of: "memory") == bytes)
  }

  /// Numbers of removed fields run out, and compaction gives them back.
  @Test func numbersAreFreeAfterCompaction() throws {
    let storage = MemoryStorage()
    let index = try Self.open(storage, Schema(.text("body"), .integer("n0")))
    try index.write { try $0.put(id: "a", ["body": "大蒜", "n0": 0]) }
    for number in 1..<63 {
      _ = try Self.open(
        storage, Schema(.text("body"), .integer("n\(number)")), removing: ["n\(number - 1)"])
    }
    let more = Schema(.text("body"), .integer("more"))
    #expect {
      try Self.open(storage, more, removing: ["n62"])
    } throws: {
      "\($0)".contains("compact")
    }
    try Self.open(storage, nil).compact()
    #expect(try Self.open(storage, more, removing: ["n62"]).schema == more)
    #expect(try IndexCheck.of("memory", on: storage, deep: true).faults == [])
  }

  /// Into other indexes goes what is shown.
  @Test func itStaysAwayInOtherIndexes() throws {
    let storage = MemoryStorage()
    let documents = try Self.fill(storage)
    let index = try Self.open(storage, Self.less, removing: Self.gone)
    let wider = try SearchIndex.inMemory(schema: Self.full)
    try wider.merge([index.snapshot])
    #expect(try wider.snapshot.search(.exists.in("tag")).isEmpty)
    #expect(wider.count == documents.count)
    // And into one with removed fields.
    let added = try SearchIndex.inMemory(schema: Self.less)
    try added.write { try $0.put(id: "n", ["body": "大蒜 neu", "year": 9]) }
    try index.merge([added.snapshot])
    try Self.check(
      storage, index, documents + [Document(id: "n", ["body": "大蒜 neu", "year": 9])], Self.less)
    #expect(try index.rebuild(with: Self.less) == documents.count + 1)
    #expect(try !Self.has("secret", index))
    // A damaged one is repaired without it.
    let again = MemoryStorage()
    _ = try Self.fill(again)
    _ = try Self.open(again, Self.less, removing: Self.gone)
    _ = try IndexRepair.of("memory", into: "repaired", on: again)
    let repaired = try SearchIndex.open("repaired", on: again, schema: nil)
    #expect(repaired.schema == Self.less)
    let removed = try IndexDigest(of: Self.open(again, nil).snapshot)
    #expect(try IndexDigest(of: repaired.snapshot).differences(from: removed) == [])
  }
}
