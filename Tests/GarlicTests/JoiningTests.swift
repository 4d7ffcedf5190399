// Do several indexes answer as one?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct JoiningTests {
  static let schema = Schema(
    .text("title", weight: 3), .text("body"), .keyword("category"), .integer("year"))
  /// Schemas of parts: other orders of fields, and some lack fields that their documents do not have.
  static let others = [
    schema,
    Schema(.integer("year"), .text("body"), .keyword("category"), .text("title", weight: 3)),
  ]

  static func documents(_ random: inout SeededGenerator, _ count: Int) -> [Document] {
    (0..<count).map { number in
      var fields: [String: FieldValue] = [
        "body": .string(
          RandomText.sample(pieces: Int.random(in: 1...12, using: &random), using: &random).text)
      ]
      if Bool.random(using: &random) {
        fields["title"] = .string(RandomText.sample(pieces: 1, using: &random).text)
      }
      fields["category"] = .strings(
        (0..<Int.random(in: 0...2, using: &random)).map { _ in
          "c\(Int.random(in: 0..<5, using: &random))"
        })
      if Bool.random(using: &random) {
        fields["year"] = .integer(Int64.random(in: 2020...2026, using: &random))
      }
      return Document(id: "d\(number)", fields)
    }
  }

  static func index(_ documents: [Document], _ schema: Schema) throws -> SearchIndex {
    let index = try SearchIndex.inMemory(schema: schema)
    try index.write { batch in for document in documents { try batch.put(document) } }
    return index
  }

  static func query(_ random: inout SeededGenerator) -> String {
    let run = RandomText.run(using: &random)
    let other = RandomText.run(using: &random)
    switch Int.random(in: 0..<9, using: &random) {
    case 0: return "\"\(run)\""
    case 1: return "\(run.prefix(2))*"
    case 2: return "\(run.prefix(2)) OR \(other.prefix(2))"
    case 3: return "\(run.prefix(1))"
    case 4: return "category:c\(Int.random(in: 0..<6, using: &random)) \(run.prefix(2))"
    case 5: return "year:2021..2024"
    case 6: return "\(run.prefix(2)) -\(other.prefix(2))"
    case 7: return (0..<5).map { _ in String(RandomText.run(using: &random).prefix(4)) }.joined()
    default: return "\(run) \(other)"
    }
  }

  static func options(_ random: inout SeededGenerator) -> SearchOptions {
    var options = SearchOptions(limit: Int.random(in: 1...15, using: &random))
    options.counting = Bool.random(using: &random) ? .exact : .bounded
    if Int.random(in: 0..<3, using: &random) == 0 {
      options.filter = .range(lower: .inclusive("2022")).in("year")
    }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: options.sort = [.descending("year"), .ascending("category")]
    case 1: options.sort = [.ascending("category", missing: .first)]
    default: break
    }
    options.facets = [.values("category"), .values("year"), .statistics("year")]
    return options
  }

  /// What must be the same, scores to the last bit.
  static func answer(_ results: SearchResults, _ options: SearchOptions) throws -> [String] {
    var lines = ["\(results.facets)", "\(results.wasRelaxed)"]
    if options.counting == .exact { lines.append("\(results.total)") }
    for hit in results {
      lines.append(
        "\(hit.id) \(hit.score.bitPattern) \(hit.isRelaxed) \(hit.sortValues) \(try hit.snippet("body").text)"
      )
    }
    return lines
  }

  @Test func severalIndexesAnswerAsOne() throws {
    var random = SeededGenerator.fresh("severalIndexesAnswerAsOne")
    for _ in 0..<TestRounds.count(3) {
      let documents = Self.documents(&random, 160)
      let single = try Self.index(documents, Self.schema).snapshot
      for parts in [1, 3, 8] {
        var indexes: [SearchIndex] = []
        let size = (documents.count + parts - 1) / parts
        for start in stride(from: 0, to: documents.count, by: size) {
          indexes.append(
            try Self.index(
              Array(documents[start..<min(start + size, documents.count)]),
              Self.others.randomElement(using: &random) ?? Self.schema))
        }
        let joined = try MultiIndex.joining(indexes).snapshot
        let merged = try SearchIndex.inMemory(schema: Self.schema)
        try merged.merge(indexes.map(\.snapshot))
        #expect(merged.count == documents.count)
        for _ in 0..<TestRounds.size(40, quick: 12) {
          let query = Self.query(&random)
          var options = Self.options(&random)
          let expected = try single.search(query, options)
          let results = try joined.search(query, options)
          let answer = try Self.answer(expected, options)
          #expect(try Self.answer(results, options) == answer, "\(query) in \(parts)")
          #expect(
            try Self.answer(try merged.snapshot.search(query, options), options) == answer,
            "\(query) merged")
          guard let next = expected.next, let joinedNext = results.next else { continue }
          options.after = next
          let second = try single.search(query, options)
          options.after = joinedNext
          #expect(
            try joined.search(query, options).map(\.id) == second.map(\.id), "\(query), page 2")
        }
      }
    }
  }

  @Test func theLastOfSeveralDocumentsWithOneIDCounts() throws {
    let first = try Self.index(
      [Document(id: "a", ["body": "大蒜"]), Document(id: "b", ["body": "大蒜"])], Self.schema)
    let second = try Self.index([Document(id: "a", ["body": "大蒜大蒜"])], Self.schema)
    let index = try MultiIndex.joining([first, second])
    #expect(Set(try index.search("大蒜").map(\.id)) == ["a", "b"])
    #expect(index.snapshot.count == 2)
    #expect(index.snapshot.replacedCount == 1)
    #expect(try index.snapshot.document(id: "a")?["body"] == "大蒜大蒜")
    let all = try MultiIndex.joining([first, second], sameIDs: .keepAll)
    #expect(try all.search("大蒜").count == 3)
    // A commit to one file is taken up.
    try second.write { try $0.put(id: "b", ["body": "葱"]) }
    #expect(try index.refresh())
    #expect(try !index.refresh())
    #expect(try index.search("大蒜").map(\.id) == ["a"])
    let merged = try SearchIndex.inMemory(schema: Self.schema)
    let report = try merged.merge([first.snapshot, second.snapshot])
    #expect(report.added == 4 && report.replaced == 2 && merged.count == 2)
  }

  /// What was numbered anew once is numbered anew again: several as one, into an index of another order.
  @Test func whatIsJoinedGoesIntoAnotherIndex() throws {
    let parts = [
      try Self.index(
        [Document(id: "a", ["body": "大蒜", "year": 1, "category": "x"])],
        Schema(.integer("year"), .text("body"), .keyword("category"))),
      try Self.index([Document(id: "b", ["title": "大蒜", "year": 2])], Self.schema),
    ]
    let joined = try MultiIndex.joining(parts).snapshot
    let merged = try SearchIndex.inMemory(
      schema: Schema(
        .text("more"), .keyword("category"), .text("title", weight: 3), .integer("year"),
        .text("body")))
    #expect(try merged.merge([joined]).added == 2)
    #expect(Set(try merged.search("大蒜").map(\.id)) == ["a", "b"])
    #expect(try merged.search("year:2").map(\.id) == ["b"])
    #expect(try merged.search("category:x").map(\.id) == ["a"])
    #expect(
      try merged.snapshot.document(id: "a")?.fields
        == ["body": "大蒜", "year": 1, "category": "x"])
  }

  @Test func indexesThatDoNotFitAreRefused() throws {
    let first = try Self.index([], Self.schema)
    let kind = try Self.index([], Schema(.text("body"), .double("year")))
    #expect(throws: IndexError.self) { try MultiIndex.joining([first, kind]) }
    let positions = try Self.index([], Schema(.text("body", positions: false)))
    #expect(throws: IndexError.self) { try MultiIndex.joining([first, positions]) }
    var options = Analyzer.Options()
    options.foldsCase = false
    let analyzer = try Analyzer(options)
    let other = try SearchIndex.inMemory(schema: Self.schema, analyzer: analyzer)
    #expect(throws: IndexError.self) { try MultiIndex.joining([first, other]) }
    #expect(throws: IndexError.self) { try MultiIndex.joining([]) }
    #expect(throws: IndexError.self) {
      try first.merge([try Self.index([], Schema(.text("more"))).snapshot])
    }
  }

  @Test func joinedSnapshotsAreJoinedAgain() throws {
    let orders = [
      Schema(.text("title"), .text("body"), .integer("year")),
      Schema(.integer("year"), .text("body")), Schema(.text("body"), .text("title")),
    ]
    let parts = try orders.enumerated().map { (number, schema) in
      let index = try SearchIndex.inMemory(schema: schema)
      try index.write {
        var fields: [String: FieldValue] = ["body": .string("大蒜 \(number)")]
        if schema.index(of: "year") != nil { fields["year"] = .integer(Int64(number)) }
        if schema.index(of: "title") != nil { fields["title"] = "种植" }
        try $0.put(Document(id: "\(number)", fields))
      }
      return index.snapshot
    }
    let inner = try Snapshot(joining: [parts[1], parts[0]])
    let joined = try Snapshot(joining: [parts[2], inner])
    #expect(try Set(joined.search("大蒜").map(\.id)) == ["0", "1", "2"])
    #expect(try Set(joined.search("种植").map(\.id)) == ["0", "2"])
    #expect(try joined.search("year:1").map(\.id) == ["1"])
    #expect(try joined.document(id: "0")?["title"] == "种植")
    let merged = try SearchIndex.inMemory(schema: joined.schema)
    try merged.merge([joined])
    #expect(try Set(merged.search("种植").map(\.id)) == ["0", "2"])
    #expect(try merged.search("year:0").map(\.id) == ["0"])
    #expect(try merged.snapshot.document(id: "1")?["year"] == 1)
  }

  @Test func segmentsAreCopiedByteForByte() throws {
    var random = SeededGenerator.fresh("segmentsAreCopiedByteForByte")
    let documents = Self.documents(&random, 60)
    let first = try Self.index(Array(documents[..<40]), Self.schema)
    // Ids of the first, which the second replaces.
    let second = try Self.index(Array(documents[30...]), Self.schema)
    try second.write { try $0.delete(id: "d59") }
    // A schema that begins with the fields of the parts.
    let grown = Schema(fields: Self.schema.fields + [.keyword("more")])
    let merged = try SearchIndex.inMemory(schema: grown)
    let report = try merged.merge([first.snapshot, second.snapshot])
    #expect(report.added == 69 && report.replaced == 10 && merged.count == 59)
    let copies = merged.snapshot.views
    #expect(copies.count == 2)
    for (copy, part) in zip(copies, [first, second]) {
      let source = part.snapshot.views[0].reader
      #expect(
        copy.reader.directory.sections.map(\.checksums)
          == source.directory.sections.map(\.checksums))
      #expect(copy.reader.documentCount == source.documentCount)
    }
    for document in documents.dropLast() {
      #expect(try merged.snapshot.document(id: document.id) == document)
    }
    #expect(try merged.snapshot.document(id: "d59") == nil)
    try merged.compact()
    #expect(merged.snapshot.views.count == 1 && merged.count == 59)
    // Fields that stand in another order are written anew, as is a segment of which many documents are deleted.
    let turned = try SearchIndex.inMemory(schema: Schema(fields: Self.schema.fields.reversed()))
    try second.write { for number in 30..<45 { try $0.delete(id: "d\(number)") } }
    try turned.merge([first.snapshot, second.snapshot])
    #expect(turned.count == 54)
    #expect(try turned.snapshot.document(id: "d7") == documents[7])
    let other = try SearchIndex.inMemory(schema: Self.schema)
    try other.merge([second.snapshot])
    #expect(other.snapshot.views[0].reader.documentCount == 14)
  }
}
