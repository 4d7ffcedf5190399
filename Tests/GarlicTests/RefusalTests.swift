// Is what cannot be done refused by the error that says so?

import Foundation
import Garlic
import Testing

/// Each refusal through the public interface, and beside it the same request where nothing is amiss.
@Suite struct RefusalTests {
  static let schema = Schema(
    .text("title", weight: 3), .text("body"), .keyword("tag"), .integer("year"))

  /// Every kind of clause.
  static let queries: [Query] = [
    .all, .text("大蒜"), .text("garlic"), .text("大蒜的价格上涨了"), .word("garlic"), .phrase("garlic price"),
    .phrase("garlic pri", prefix: true), .phrase("price garlic", slop: 3), .prefix("gar"),
    .wildcard("g*c"), .fuzzy("garlik"),
    .range(lower: .inclusive("3"), upper: .unbounded).in("year"),
    .text("vegetable").in("tag"), .prefix("veg").in("tag"), .exists.in("year"),
    .anyOf(["大蒜", "price"]),
    .and([.text("大蒜"), .text("garlic")]), .or([.text("大蒜"), .prefix("p")]), .not(.text("nothing")),
    .clauses([.text("大蒜"), .text("garlic")]),
  ]

  static func index() throws -> SearchIndex {
    var options = SearchIndex.Options()
    options.mergesInBackground = false
    let index = try SearchIndex.inMemory(schema: schema, options: options)
    for part in 0..<3 {
      try index.write { batch in
        for number in 0..<20 {
          try batch.put(
            id: "\(part)/\(number)",
            [
              "title": "大蒜", "body": .string("大蒜的价格上涨了 garlic price \(number)"), "tag": "vegetable",
              "year": .integer(Int64(number)),
            ])
        }
      }
    }
    return index
  }

  static func search(
    _ snapshot: Snapshot, _ query: Query, _ change: (inout SearchOptions) -> Void
  ) -> Result<Int, IndexError> {
    var options = SearchOptions(limit: 5)
    change(&options)
    do throws(IndexError) {
      return .success(try snapshot.search(query, options).count)
    } catch { return .failure(error) }
  }

  @Test(arguments: [1, 4], [SearchOptions.Counting.exact, .bounded])
  func aDeadlineThatIsPast(threads: Int, counting: SearchOptions.Counting) throws {
    let snapshot = try Self.index().snapshot
    for query in Self.queries {
      for (distance, expected) in [
        (-1, Result.failure(IndexError.deadlineExceeded)), (3600, .success(5)),
      ] {
        let found = Self.search(snapshot, query) { options in
          options.deadline = .now + .seconds(distance)
          options.threads = threads
          options.counting = counting
        }
        #expect(found == expected, "\(query)")
      }
    }
  }

  @Test(arguments: [1, 4]) func aTaskThatIsCancelled(threads: Int) async throws {
    let snapshot = try Self.index().snapshot
    for cancels in [true, false] {
      let task = Task {
        while cancels, !Task.isCancelled { await Task.yield() }
        return Self.queries.map { query in
          Self.search(snapshot, query) { $0.threads = threads }
        }
      }
      if cancels { task.cancel() }
      let found = await task.value
      #expect(found.count == Self.queries.count)
      for (result, query) in zip(found, Self.queries) {
        #expect(result == (cancels ? .failure(.cancelled) : .success(5)), "\(query)")
      }
    }
  }

  @Test func searchesThatAreTooLarge() throws {
    let snapshot = try Self.index().snapshot
    let tooMany = Self.search(snapshot, .text("大蒜")) { $0.limit = 1 << 40 }
    #expect(tooMany == .failure(.searchTooLarge(needed: 1 << 46, allowed: 256 << 20)))
    for (limit, offset) in [(Int.max, 0), (1, Int.max), (Int.max, Int.max)] {
      let found = Self.search(snapshot, .text("大蒜")) { options in
        options.limit = limit
        options.offset = offset
      }
      guard case .failure(.searchTooLarge(_, allowed: 256 << 20)) = found else {
        Issue.record("\(limit) from \(offset): \(found)")
        continue
      }
    }
    // Eight bytes for each of the twenty documents of a segment.
    for query in [Query.prefix("gar"), .wildcard("g*c"), .fuzzy("garlik"), .text("蒜")] {
      let tight = Self.search(snapshot, query) { options in
        options.limit = 1
        options.memoryBudget = 159
      }
      #expect(tight == .failure(.searchTooLarge(needed: 160, allowed: 159)), "\(query)")
      let enough = Self.search(snapshot, query) { options in
        options.limit = 1
        options.memoryBudget = 160
      }
      #expect(enough == .success(1), "\(query)")
    }
  }

  /// Runs `body` with the path of an index in a folder of its own.
  static func withFile(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "index.garlic").path
    try SearchIndex.open(path, schema: schema).write { try $0.put(id: "a", ["body": "大蒜"]) }
    try body(path)
  }

  @Test func anotherSchema() throws {
    try Self.withFile { path in
      let before = try Data(contentsOf: URL(filePath: path))
      let others = [
        Schema(.text("title", weight: 3), .text("body"), .keyword("tag")),
        Schema(
          .text("title", weight: 3, positions: false), .text("body"), .keyword("tag"),
          .integer("year")),
        Schema(.text("title", weight: 3), .text("body"), .keyword("tag"), .double("year")),
      ]
      for other in others {
        #expect {
          try SearchIndex.open(path, schema: other)
        } throws: { error in
          guard case IndexError.schemaMismatch(path, let reason) = error else { return false }
          return !reason.isEmpty && "\(error)".contains(path)
        }
      }
      // The order of fields is nothing to take up.
      let other = Schema(
        .text("body"), .text("title", weight: 3), .keyword("tag"), .integer("year"))
      #expect(try SearchIndex.open(path, schema: other).schema == Self.schema)
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
      #expect(try SearchIndex.open(path, schema: Self.schema).search("大蒜").map(\.id) == ["a"])
      #expect(try SearchIndex.open(path).schema == Self.schema)
    }
  }

  /// CRC-32C, bit by bit.
  static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 {
        let isOdd = sum & 1 == 1
        sum >>= 1
        if isOdd { sum ^= 0x82f6_3b78 }
      }
    }
    return ~sum
  }

  /// The file with another version in its header.
  static func setVersion(_ version: UInt32, of path: String) throws {
    var bytes = Array(try Data(contentsOf: URL(filePath: path)))
    func put(_ number: UInt32, at offset: Int) {
      for byte in 0..<4 {
        bytes[offset + byte] = UInt8(truncatingIfNeeded: number >> (8 * UInt32(byte)))
      }
    }
    put(version, at: 8)
    put(checksum(bytes[0..<12]), at: 12)
    try Data(bytes).write(to: URL(filePath: path))
  }

  @Test func otherFormats() throws {
    try Self.withFile { path in
      let original = try Data(contentsOf: URL(filePath: path))
      let current = Int(original[8])
      // The same version again: the test knows how headers are made.
      try Self.setVersion(UInt32(current), of: path)
      #expect(try Data(contentsOf: URL(filePath: path)) == original)
      let cases: [(UInt32, IndexError)] = [
        (UInt32(current) + 1, .formatTooNew(path: path, found: current + 1, supported: current)),
        (.max, .formatTooNew(path: path, found: Int(UInt32.max), supported: current)),
        (1, .formatTooOld(path: path, found: 1, supported: 2)),
        (0, .formatTooOld(path: path, found: 0, supported: 2)),
      ]
      for (version, expected) in cases {
        try Self.setVersion(version, of: path)
        let before = try Data(contentsOf: URL(filePath: path))
        #expect(throws: expected) { try SearchIndex.open(path) }
        #expect(throws: expected) { try SearchIndex.open(path, schema: Self.schema) }
        #expect(throws: expected) { try IndexCheck.of(path) }
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
      }
      try original.write(to: URL(filePath: path))
      #expect(try SearchIndex.open(path).search("大蒜").map(\.id) == ["a"])
    }
  }
}
