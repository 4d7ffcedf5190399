// Is an index the same index, however it came to be?

import GarlicText
import TestSupport
import Testing

@_spi(Measuring) @testable import Garlic

/// Builds one collection by many paths.
///
/// Commits, replacements, deletions, threads, budgets, tiers of merging, compaction and repair, with every size of the writer small, so that a few hundred documents cross every
/// boundary many times. Each path must lead to the terms, postings, positions, norms, columns and documents that
/// counting tokens leads to, and to the same answers.
@Suite struct PathIndependenceTests {
  static let schema = Schema(
    .text("title", weight: 3), .text("body"), .text("hidden", stored: false, positions: false),
    .keyword("tag"), .integer("year"), .double("price"), .date("published"))

  static let seeds = TestRounds.seeds(3)

  /// What is done to an index, in order.
  enum Step {
    case put(Document)
    case delete(String)
  }

  struct Collection {
    var steps: [Step] = []
    /// What is there at the end.
    var documents: [String: Document] = [:]

    init(_ count: Int, using random: inout SeededGenerator) {
      for _ in 0..<count {
        let id = "d/\(Int.random(in: 0..<count * 2 / 3, using: &random))"
        if Int.random(in: 0..<8, using: &random) == 0 {
          steps.append(.delete(id))
          documents[id] = nil
        } else {
          let document = Self.document(id, using: &random)
          steps.append(.put(document))
          documents[id] = document
        }
      }
    }

    private static func document(_ id: String, using random: inout SeededGenerator) -> Document {
      var document = Document(id: id, [:])
      // Some long, some empty, most short; all have one word, so that its list has blocks.
      let pieces = [0, 1, 4, 8, 8, 24].randomElement(using: &random) ?? 0
      var body = "大蒜 garlic " + RandomText.sample(pieces: pieces, using: &random).text
      if Int.random(in: 0..<40, using: &random) == 0 {
        body += String(repeating: "大蒜价格 ", count: 700)
      }
      document["body"] = .string(body)
      if Bool.random(using: &random) {
        document["title"] = .string(RandomText.run(using: &random))
        document["hidden"] = .string(RandomText.sample(pieces: 3, using: &random).text)
      }
      if Bool.random(using: &random) {
        document["tag"] = .strings(
          (0..<Int.random(in: 0...3, using: &random)).map { _ in RandomText.run(using: &random) })
        document["year"] = .integer(.random(in: -3000...3000, using: &random))
      }
      if Int.random(in: 0..<3, using: &random) == 0 {
        document["price"] = .double(.random(in: -5...5, using: &random))
        document["published"] = .integer(.random(in: 0...(1 << 41), using: &random))
      }
      return document
    }
  }

  /// Sizes at which everything overflows.
  static func smallSizes(using random: inout SeededGenerator) -> SearchIndex.Options {
    var options = SearchIndex.Options()
    options.threadCount = [1, 2, 3, 8].randomElement(using: &random) ?? 1
    options.memoryBudget =
      [1 << 10, 1 << 14, 1 << 18, 112 << 20].randomElement(using: &random) ?? 1
    options.writer.threadMemory = Bool.random(using: &random) ? 1 : options.writer.threadMemory
    options.mergesInBackground = Bool.random(using: &random)
    func size(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    options.writer.chunkSize = [200, 3000, 4 << 20].randomElement(using: &random) ?? 200
    options.writer.analysisWindow = [64, 500, 1 << 17].randomElement(using: &random) ?? 64
    options.writer.occurrencesPerRun = [100, 1000, 3 << 20].randomElement(using: &random) ?? 1
    options.writer.termRangeSize = size(1...2000)
    options.writer.maximumTermRanges = size(1...64)
    options.writer.chunkSampleInterval = size(1...5)
    options.writer.dictionarySampleInterval = size(1...3)
    options.writer.termsPerBlock = size(1...64)
    options.writer.storedBlockSize = [1, 300, 1 << 16].randomElement(using: &random) ?? 1
    options.writer.smallStoredBlock = [0, 200, 4096].randomElement(using: &random) ?? 0
    options.writer.sectionBufferSize = size(1...5000)
    options.writer.tombstoneLists = size(1...4)
    options.mergePolicy.width = size(2...4)
    options.mergePolicy.floor = [1, 2000, 64 << 10].randomElement(using: &random) ?? 1
    return options
  }

  static func build(
    _ collection: Collection, on storage: MemoryStorage, _ options: SearchIndex.Options,
    commits: Int
  ) throws -> SearchIndex {
    let index = try SearchIndex.open("i", on: storage, schema: schema, options: options)
    let perCommit = (collection.steps.count + commits - 1) / commits
    for start in stride(from: 0, to: collection.steps.count, by: perCommit) {
      try index.write { batch in
        for step in collection.steps[start..<min(start + perCommit, collection.steps.count)] {
          switch step {
          case .put(let document): try batch.put(document)
          case .delete(let id): try batch.delete(id: id)
          }
        }
      }
    }
    try index.waitForMerges()
    return index
  }

  static func expected(_ documents: some Sequence<Document>) throws -> IndexDigest {
    var digest = IndexDigest(expectedFor: schema)
    let analyzer = try Analyzer()
    for document in documents { try digest.add(document, schema: schema, analyzer: analyzer) }
    return digest
  }

  static func differences(_ index: SearchIndex, _ expected: IndexDigest) throws -> [String] {
    try IndexDigest(of: index.snapshot).differences(from: expected)
  }

  static func faults(_ storage: MemoryStorage, _ path: String = "i") throws -> [String] {
    try IndexCheck.of(path, on: storage, deep: true).faults.map(\.description)
  }

  @Test(arguments: seeds) func everyPathLeadsToTheSameIndex(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let most = TestRounds.size(150, quick: 90)
    let collection = Collection(Int.random(in: 70...most, using: &random), using: &random)
    let expected = try Self.expected(collection.documents.values)
    let queries =
      (0..<20).map { _ in RandomText.run(using: &random) } + ["大蒜价格", "garlic", "title:的"]
    var answers: [Set<String>] = []
    for commits in [1, Int.random(in: 2...9, using: &random), 24] {
      let storage = MemoryStorage()
      let index = try Self.build(
        collection, on: storage, Self.smallSizes(using: &random), commits: commits)
      let seen = "seed \(seed), \(commits) commits"
      let built = try Self.differences(index, expected)
      #expect(built == [], "\(seen)")
      let faults = try Self.faults(storage)
      #expect(faults == [], "\(seen)")
      for round in 1...2 {
        try index.compact()
        #expect(index.snapshot.views.count <= 1, "\(seen)")
        let compacted = try Self.differences(index, expected)
        #expect(compacted == [], "\(seen), compacted \(round) times")
      }
      _ = try IndexRepair.of("i", into: "repaired", on: storage)
      let repaired = try SearchIndex.open("repaired", on: storage, schema: nil)
      let saved = try Self.differences(repaired, expected)
      #expect(saved == [], "\(seen), repaired")
      let found = try queries.map { query in
        var options = SearchOptions(limit: 1000)
        options.counting = .exact
        return Set(try index.snapshot.search(query, options).map { "\($0.id) \($0.score)" })
      }
      if answers.isEmpty { answers = found }
      #expect(found == answers, "\(seen)")
    }
  }

  /// Without deletions scores are the same to the last bit, too.
  @Test(arguments: seeds) func scoresDoNotDependOnThePath(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var collection = Collection(120, using: &random)
    collection.steps = collection.documents.values.sorted { $0.id < $1.id }.map { .put($0) }
    let queries = (0..<20).map { _ in RandomText.run(using: &random) }
    var answers: [[[String]]] = []
    for commits in [1, 7, 20] {
      let index = try Self.build(
        collection, on: MemoryStorage(), Self.smallSizes(using: &random), commits: commits)
      if Bool.random(using: &random) { try index.compact() }
      answers.append(
        try queries.map { query in
          try index.snapshot.search(query, SearchOptions(limit: 50)).map { "\($0.id) \($0.score)" }
        })
    }
    #expect(answers[0] == answers[1], "seed \(seed)")
    #expect(answers[0] == answers[2], "seed \(seed)")
  }

  /// The sizes that the format fixes, 64 KiB checksum blocks and blocks of 128 postings with their checkpoints, take
  /// a longer collection to cross.
  @Test func theSizesOfTheFormatAreCrossed() throws {
    var random = SeededGenerator(seed: 1)
    var collection = Collection(300, using: &random)
    for number in 0..<36 {
      // Few characters make lists of several documents, many make a large dictionary.
      let last: UInt16 = number % 2 == 0 ? 0x4E7F : 0x5DFF
      let characters = (0..<1500).map { _ in
        Character(Unicode.Scalar(UInt16.random(in: 0x4E00...last, using: &random)) ?? "大")
      }
      let document = Document(id: "long/\(number)", ["body": .string(String(characters))])
      collection.steps.append(.put(document))
      collection.documents[document.id] = document
    }
    let expected = try Self.expected(collection.documents.values)
    let storage = MemoryStorage()
    var options = SearchIndex.Options()
    options.writer.termRangeSize = 1 << 13
    let index = try Self.build(collection, on: storage, options, commits: 3)
    try index.compact()
    let differences = try Self.differences(index, expected)
    #expect(differences == [])
    let faults = try Self.faults(storage)
    #expect(faults == [])
    let reader = try #require(index.snapshot.views.first).reader
    let manyBlocks = Set(
      reader.directory.sections.filter { $0.checksums.count >= 2 }.map(\.kind))
    #expect(manyBlocks.isSuperset(of: [.postings, .termBlocks, .storedBlocks]))
    let list = try #require(try reader.cursor(term: Array("大蒜".utf8), field: 1))
    #expect(list.df > 128)
    let norms = try reader.norms(1)
    var longLists = 0
    var positions: [UInt32] = []
    while list.doc != PostingCursor.end {
      list.positions(norms: norms, into: &positions)
      if positions.count > 500 { longLists += 1 }
      list.next()
    }
    #expect(longLists > 1)
  }
}
