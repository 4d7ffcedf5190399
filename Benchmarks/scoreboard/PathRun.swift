// Do all ways to an index lead to the same index?

import Foundation
@_spi(Measuring) import Garlic
import GarlicText

/// Builds one collection by many paths, with the sizes that users have, and compares each index with what counting
/// the tokens of the documents gives: terms, postings, positions, norms, stored values, and answers.
///
/// `PathIndependenceTests` does the same with small sizes on small collections.
struct PathRun {
  let sources: [String]
  /// Where the indexes are made, one after the other; removed at the end.
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "garlic-paths-\(ProcessInfo.processInfo.processIdentifier)")

  /// Where to write, and how many of the documents go into a commit; zero for all.
  private struct Path {
    var name: String
    var threads = 0
    var budget = 112 << 20
    var perCommit = 0
    /// Whether every third document is first written with another text and then replaced, and as many others
    /// are written and then deleted.
    var replaces = false
  }

  private static let paths = [
    Path(name: "one commit"),
    Path(name: "one thread, 500 documents a commit", threads: 1, perCommit: 500),
    Path(
      name: "two threads, 16 MB, 2,000 documents a commit", threads: 2, budget: 16 << 20,
      perCommit: 2000),
    Path(name: "three threads, 1 MB of memory", threads: 3, budget: 1 << 20),
    Path(name: "eight threads, 2 GB of memory", threads: 8, budget: 2 << 30),
    Path(name: "replaced and deleted, 3,000 documents a commit", perCommit: 3000, replaces: true),
  ]

  /// - Returns: whether all are the same.
  func run() throws -> Bool {
    let collection = try PathDocuments(sources)
    let documents = collection.documents
    print("\(documents.count) documents, \(collection.byteCount / 1_000_000) MB of text")
    var start = Clock.wall()
    let expected = try Self.expected(documents)
    print(
      "\(expected.termCount(of: "body") ?? 0) different terms in body, counted in \(Self.since(start))"
    )
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var comparison = PathComparison(expected: expected, queries: Self.queries(documents))
    for path in Self.paths {
      start = Clock.wall()
      let file = folder.appending(path: "i.garlic").path
      try? FileManager.default.removeItem(atPath: file)
      let index = try build(documents, path, file)
      try comparison.compare(index, path.name, since: start, comparesScores: !path.replaces)
      if path.perCommit > 0 {
        start = Clock.wall()
        let repaired = folder.appending(path: "repaired.garlic").path
        try? FileManager.default.removeItem(atPath: repaired)
        _ = try IndexRepair.of(file, into: repaired)
        try comparison.compare(try SearchIndex.open(repaired), "  repaired", since: start)
        try FileManager.default.removeItem(atPath: repaired)
        for round in 1...2 {
          start = Clock.wall()
          try index.compact()
          try comparison.compare(index, "  compacted \(round)", since: start)
        }
      }
    }
    try compareOlderFiles(&comparison)
    print(comparison.differing == 0 ? "all are the same" : "\(comparison.differing) differ")
    return comparison.differing == 0
  }

  /// Indexes of the same documents that older releases have written: as they are, with one more commit, compacted.
  private func compareOlderFiles(_ comparison: inout PathComparison) throws {
    for source in sources where source.hasSuffix(".garlic") {
      var start = Clock.wall()
      let file = folder.appending(path: "older.garlic").path
      try? FileManager.default.removeItem(atPath: file)
      try FileManager.default.copyItem(atPath: source, toPath: file)
      let index = try SearchIndex.open(file)
      try comparison.compare(index, source, since: start)
      start = Clock.wall()
      try index.compact()
      try comparison.compare(index, "  compacted", since: start)
    }
  }

  private func build(_ documents: [Document], _ path: Path, _ file: String) throws -> SearchIndex {
    var options = SearchIndex.Options()
    options.threadCount = path.threads
    options.memoryBudget = path.budget
    let index = try SearchIndex.open(file, schema: IndexingRun.schema, options: options)
    let count = path.perCommit == 0 ? documents.count : path.perCommit
    if path.replaces {
      try Self.commit(documents.indices.filter { $0 % 3 == 0 }, count, to: index) { batch, number in
        let other = documents[(number + 1) % documents.count]
        try batch.put(Document(id: documents[number].id, other.fields))
        try batch.put(Document(id: "deleted/\(number)", other.fields))
      }
    }
    try Self.commit(Array(documents.indices), count, to: index) { batch, number in
      try batch.put(documents[number])
      if path.replaces, number % 3 == 0 { try batch.delete(id: "deleted/\(number)") }
    }
    try index.waitForMerges()
    return index
  }

  private static func commit(
    _ numbers: [Int], _ count: Int, to index: SearchIndex,
    _ body: (WriteBatch, Int) throws -> Void
  ) throws {
    for start in stride(from: 0, to: numbers.count, by: count) {
      try index.write { batch in
        for number in numbers[start..<min(start + count, numbers.count)] { try body(batch, number) }
      }
    }
  }

  private static func expected(_ documents: [Document]) throws -> IndexDigest {
    var digest = IndexDigest(expectedFor: IndexingRun.schema)
    let analyzer = try Analyzer()
    for document in documents {
      try digest.add(document, schema: IndexingRun.schema, analyzer: analyzer)
    }
    return digest
  }

  private static func queries(_ documents: [Document]) -> [Query] {
    var random = SplitMix64(state: PathDocuments.seed)
    return (0..<100).map { _ in
      let document = documents.randomElement(using: &random)
      guard case .string(let text) = document?.fields["body"] else { return .text("大蒜") }
      let kind = RandomQuery.kinds.randomElement(using: &random) ?? "typed"
      return RandomQuery.draw(kind, of: text, using: &random)
    }
  }

  static func since(_ start: Double) -> String { String(format: "%.1f s", Clock.wall() - start) }
}
