// Do several files, a merged one and shards answer as one index, and what does each cost?

import Foundation
import Garlic

/// Builds one collection as one file, and in 1, 3, 8 and 64 parts; compares random searches of all kinds bit by bit, and
/// times building, merging, opening and searching.
struct JoiningRun {
  let sources: [String]
  let count: Int
  /// Where the indexes are made; removed at the end.
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "garlic-joining-\(ProcessInfo.processInfo.processIdentifier)")
  private static let counts = [1, 3, 8]
  private static let timedCounts = [1, 3, 8, 64]

  init(sources: [String], count: Int) {
    self.sources = sources
    self.count = count
  }

  static let schema = Schema(
    fields: [.text("title", weight: 3)]
      + ColumnRow.schema.fields.map { field in
        field.name == "body" ? .text("body") : field
      })

  /// - Returns: whether all are the same.
  func run() throws -> Bool {
    let collection = try PathDocuments(sources)
    let documents = collection.documents.enumerated().map { (number, document) in
      let row = ColumnRow(document, order: number, salt: 0)
      var fields = row.fields
      fields["title"] = document.fields["title"]
      return Document(id: row.id, fields)
    }
    print("\(documents.count) documents, \(collection.byteCount / 1_000_000) MB of text")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try build(documents)
    let merged = try merge(files)
    try timeOpening(files)
    let agrees = try compare(documents, files, merged)
    try timeSearching(documents, files)
    return agrees
  }

  private func path(_ name: String) -> String { folder.appending(path: "\(name).garlic").path }

  /// The files of each number of parts; a single one is the one index.
  private func build(_ documents: [Document]) throws -> [Int: [String]] {
    var files: [Int: [String]] = [:]
    for parts in Self.timedCounts {
      let start = Clock.wall()
      let cpu = Clock.cpu()
      let size = (documents.count + parts - 1) / parts
      files[parts] = try (0..<parts).map { part in
        let path = path("\(parts)-\(part)")
        let index = try SearchIndex.open(path, schema: Self.schema)
        let first = min(part * size, documents.count)
        try index.write { batch in
          for document in documents[first..<min(first + size, documents.count)] {
            try batch.put(document)
          }
        }
        return path
      }
      let bytes = try (files[parts] ?? []).reduce(0) { try $0 + Self.size($1) }
      print(
        "\(parts) files built one after another: \(Self.seconds(Clock.wall() - start)), "
          + "\(Self.seconds(Clock.cpu() - cpu)) CPU, \(bytes / 1_000_000) MB")
    }
    return files
  }

  private func merge(_ files: [Int: [String]]) throws -> Snapshot {
    var snapshot: Snapshot?
    for (name, isCompacted) in [("merged", false), ("compacted", true)] {
      let parts = try (files[8] ?? []).map { try SearchIndex.open($0) }
      Clock.forgetPeak()
      let before = Clock.residentKiB()
      let start = Clock.wall()
      let cpu = Clock.cpu()
      let index = try SearchIndex.open(path(name), schema: Self.schema)
      try index.merge(parts.map(\.snapshot))
      if isCompacted { try index.compact() }
      print(
        "8 files \(name): \(Self.seconds(Clock.wall() - start)), "
          + "\(Self.seconds(Clock.cpu() - cpu)) CPU, "
          + "\(max(0, Clock.peakKiB() - before) / 1024) MB of memory above \(before / 1024) MB, "
          + "\(try Self.size(path(name)) / 1_000_000) MB")
      snapshot = snapshot ?? index.snapshot
    }
    guard let snapshot else { throw CocoaError(.fileNoSuchFile) }
    return snapshot
  }

  private func timeOpening(_ files: [Int: [String]]) throws {
    let paths = files[64] ?? []
    let text = "大蒜"
    // The first use reads what all share, as the analyzer's tables.
    _ = try SearchIndex.open(paths[0]).snapshot.search(text)
    let before = Clock.residentKiB()
    var start = Clock.wall()
    let indexes = try paths.map { try SearchIndex.open($0) }
    let opened = Clock.wall() - start
    start = Clock.wall()
    let joined = try Snapshot(joining: indexes.map(\.snapshot), sameIDs: .keepAll)
    let kept = Clock.wall() - start
    start = Clock.wall()
    let resolved = try MultiIndex.joining(indexes)
    let sameIDs = Clock.wall() - start
    start = Clock.wall()
    _ = try joined.search(text)
    print(
      "64 files: opened in \(Self.micro(opened / 64)) a file, joined in \(Self.micro(kept / 64)) a file, "
        + "with a look for equal ids \(Self.micro(sameIDs / 64)), first search "
        + "\(Self.micro((Clock.wall() - start) / 64)) a file, "
        + "\((Clock.residentKiB() - before) / 64) KiB of memory a file")
    _ = resolved.snapshot.count
  }

  private func compare(
    _ documents: [Document], _ files: [Int: [String]], _ merged: Snapshot
  ) throws -> Bool {
    let single = try SearchIndex.open(path("1-0")).snapshot
    let sources = Set(
      documents.map { $0.id.split(separator: "/").dropLast().joined(separator: "/") }
    ).sorted()
    var shards: [Int: [Snapshot]] = [:]
    var joined: [Int: Snapshot] = [:]
    for parts in Self.counts {
      let indexes = try (files[parts] ?? []).map { try SearchIndex.open($0) }
      shards[parts] = indexes.map(\.snapshot)
      joined[parts] = try MultiIndex.joining(indexes).snapshot
    }
    let seed = PathDocuments.seed
    var random = SplitMix64(state: seed)
    var differing = 0
    var hits = 0
    var kinds: [String: Int] = [:]
    let start = Clock.wall()
    for round in 0..<count {
      let search = JoiningSearch(documents, sources: sources, &random)
      for kind in search.kinds { kinds[kind, default: 0] += 1 }
      let found = try single.search(search.query, search.options)
      let expected = JoiningSearch.answer(found, search.options)
      hits += found.count
      func check(_ name: String, _ answer: [String]) {
        if answer == expected { return }
        differing += 1
        print("search \(round), \(name): \(search.query) \(search.options.sort)")
        for (a, b) in zip(expected, answer) where a != b {
          print("  \(a.prefix(300))\n  \(b.prefix(300))")
          break
        }
      }
      check(
        "merged",
        JoiningSearch.answer(
          try merged.search(search.query, search.options), search.options))
      for parts in Self.counts {
        if let snapshot = joined[parts] {
          check(
            "joined \(parts)",
            JoiningSearch.answer(
              try snapshot.search(search.query, search.options), search.options))
        }
        check(
          "two rounds \(parts)",
          JoiningSearch.answer(try search.travelled(shards[parts] ?? []), search.options))
      }
    }
    print(
      "\(count) searches, seed \(seed), \(hits) hits: merged, and joined and in two rounds over "
        + "\(Self.counts) parts: \(differing) differ (\(Int(Clock.wall() - start)) s)")
    print(kinds.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
    return differing == 0
  }

  /// Times of typed queries over numbers of files, as one and in two rounds.
  private func timeSearching(_ documents: [Document], _ files: [Int: [String]]) throws {
    for parts in Self.timedCounts {
      let indexes = try (files[parts] ?? []).map { try SearchIndex.open($0) }
      let shards = indexes.map(\.snapshot)
      let joined = try Snapshot(joining: shards, sameIDs: .keepAll)
      var random = SplitMix64(state: PathDocuments.seed)
      let queries = (0..<400).map { _ in JoiningSearch.text(documents, &random) }
      var asOne: [Double] = []
      var statistics: [Double] = []
      var rounds: [Double] = []
      var bytes = 0
      for isWarm in [false, true] {
        for query in queries {
          var options = SearchOptions(limit: 10)
          var start = Clock.wall()
          _ = try joined.search(query, options)
          if isWarm { asOne.append(Clock.wall() - start) }
          start = Clock.wall()
          let all = try shards.map { try $0.statistics(for: query, options) }
          options.statistics = all.reduce(SearchStatistics(), +)
          if isWarm { statistics.append(Clock.wall() - start) }
          let results = try shards.map { try $0.search(query, options) }
          _ = try SearchResults.merging(results)
          if isWarm { rounds.append(Clock.wall() - start) }
          if isWarm { bytes += try JSONEncoder().encode(options.statistics).count }
        }
      }
      func line(_ times: [Double]) -> String {
        let percentiles = Percentiles(times)
        return "median \(Self.micro(percentiles.median)), p99 \(Self.micro(percentiles[0.99]))"
      }
      print(
        "\(parts) files, \(queries.count) queries: as one \(line(asOne)); two rounds one after another "
          + "\(line(rounds)), of which statistics \(line(statistics)), \(bytes / queries.count) bytes of JSON"
      )
    }
  }

  private static func size(_ path: String) throws -> Int {
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size]
    return (size as? NSNumber)?.intValue ?? 0
  }

  private static func seconds(_ time: Double) -> String { "\((time * 100).rounded() / 100) s" }
  private static func micro(_ time: Double) -> String { "\(Int(time * 1e6)) µs" }
}
