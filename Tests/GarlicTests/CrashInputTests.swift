// Do the inputs that once crashed end in an answer or an error?

import Foundation
import Garlic
import Testing

/// Asks everything of the files that fuzzing found, see Benchmarks/Fuzz/run.
@Suite struct CrashInputTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Benchmarks/Fuzz/Crashes")

  static func inputs(_ kind: String) -> [URL] {
    let found = try? FileManager.default.contentsOfDirectory(
      at: folder.appending(path: kind), includingPropertiesForKeys: nil,
      options: .skipsHiddenFiles)
    return (found ?? []).sorted { $0.path < $1.path }
  }

  /// A test without inputs passes, whatever it tests.
  @Test(arguments: [("index", 6), ("query", 35)])
  func theInputsAreThere(kind: String, least: Int) throws {
    let inputs = Self.inputs(kind)
    #expect(inputs.count >= least, "\(Self.folder.appending(path: kind).path)")
    for input in inputs {
      #expect(try !Data(contentsOf: input).isEmpty, "\(input.lastPathComponent)")
    }
  }

  static let queries =
    DamageTests.queries + [
      "\"price of garlic\"", "大*", "garlc~", "g?r*c", "*", "number OR 蒜 OR の", "大蒜 -葱",
      "tag:vegetable", "tag:v*", "year:[-10 TO 2030]", "price:[-2 TO 20000]", "published:2023-10",
    ]

  /// Runs `body`, for which an `IndexError` is an answer too, as long as it is about what was asked or what
  /// lies in the file; one of damage names the file.
  static func attempt(on path: String? = nil, _ body: () throws -> Void) throws {
    do { try body() } catch let error as IndexError {
      switch error {
      case .corrupt(let named, _, _, _):
        if let path { #expect(named.hasPrefix(path), "\(error)") }
      case .truncated, .notAnIndex, .formatTooNew, .formatTooOld, .analyzerMismatch,
        .verificationFailed, .invalidArgument, .invalidQuery, .searchTooLarge, .tooLarge:
        break
      case .io, .notFound, .diskFull, .locked, .schemaMismatch, .deadlineExceeded, .cancelled,
        .analysis, .batchFailed, .overwritten, .cursorOutdated, .recordMismatch, .unknownAnalysis:
        throw error
      }
    }
  }

  static func ask(_ snapshot: Snapshot) throws {
    for query in queries {
      for counting in [SearchOptions.Counting.exact, .bounded] {
        var options = SearchOptions(limit: 5)
        options.counting = counting
        try attempt {
          for hit in try snapshot.search(query, options).hits {
            try attempt { _ = try hit.document() }
            try attempt { _ = try hit.snippet("body") }
          }
        }
      }
    }
    for field in snapshot.schema.fields where field.kind != .text {
      for options in searches(by: field) {
        try attempt { _ = try snapshot.search(.all, options) }
        try attempt { _ = try snapshot.search("大蒜 蒜", options) }
      }
    }
    try attempt { try snapshot.forEachDocument { _ in true } }
    try attempt { _ = try snapshot.document(id: "a") }
    try attempt { _ = try snapshot.document(id: "many/17") }
    try attempt { _ = try snapshot.report() }
  }

  /// Orders, counts, groups and weights by the values of a field.
  static func searches(by field: Field) -> [SearchOptions] {
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

  @Test(.timeLimit(.minutes(5)), arguments: inputs("index"))
  func indexesThatCrashedAreAnswersOrErrors(_ input: URL) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "index.garlic").path
    try FileManager.default.copyItem(atPath: input.path, toPath: path)
    try Self.attempt(on: path) { try Self.ask(try SearchIndex.open(path).snapshot) }
    try Self.attempt(on: path) { _ = try IndexCheck.of(path, deep: true) }
    try Self.attempt(on: path) { _ = try IndexRepair.of(path, into: path + ".out") }
    try Self.attempt(on: path) {
      let index = try SearchIndex.open(path)
      try index.write { batch in
        try batch.put(id: "new", ["body": "大蒜 garlic"])
        try batch.delete(id: "many/3")
        _ = try batch.delete(matching: .all(of: "葱"))
      }
      try index.compact()
      try Self.ask(index.snapshot)
    }
  }

  static let schema = Schema(
    .text("title", weight: 3), .text("body"), .keyword("tag"), .integer("year"), .double("price"),
    .date("published"))

  /// One for all queries.
  static let asked = Result {
    let index = try SearchIndex.inMemory(schema: schema)
    try index.write { batch in try batch.put(id: "a", ["title": "大蒜种植", "body": "garlic 大蒜"]) }
    return index
  }

  @Test(.timeLimit(.minutes(5)), arguments: inputs("query"))
  func queriesThatCrashedAreAnswersOrErrors(_ input: URL) throws {
    let index = try Self.asked.get()
    let text = String(decoding: try Data(contentsOf: input).dropFirst(), as: UTF8.self)
    for mode in [QueryParser.Mode.default, .all, .any] {
      let parser = QueryParser(schema: Self.schema, mode: mode)
      let query = parser.parse(text).query
      _ = parser.parse(query.description)
      try Self.attempt { _ = try parser.parseStrictly(text) }
      try Self.attempt { _ = try index.search(query, limit: 300) }
    }
    try Self.attempt { _ = try index.search(text, limit: 300) }
  }
}
