// What is asked of several shards, and what must every way of asking answer?

import Foundation
import GarlicText
import TestSupport

@testable import Garlic

/// Random documents with values of every kind, and random searches of them.
struct ShardCollection {
  static let schema = Schema(
    .text("title", weight: 3), .text("body"), .keyword("category"), .integer("year"),
    .double("price"), .date("published"))

  private static let english = [
    "store", "stores", "stored", "storing", "price", "prices", "garlic", "garlics", "index",
    "indexes", "indexed", "search", "searching", "searches",
  ]

  static let synonyms = try? Synonyms(
    parsing: "大蒜, 価格, 마늘\nprice => garlic, 種植資源\nstores, indexed search\n中国, データ")

  static func documents(_ random: inout SeededGenerator, _ count: Int) -> [Document] {
    (0..<count).map { number in
      var body = RandomText.sample(pieces: Int.random(in: 1...12, using: &random), using: &random)
        .text
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        body += " " + (english.randomElement(using: &random) ?? "")
      }
      var fields: [String: FieldValue] = ["body": .string(body)]
      if Bool.random(using: &random) {
        fields["title"] = .string(RandomText.sample(pieces: 1, using: &random).text)
      }
      fields["category"] = .strings(
        (0..<Int.random(in: 0...2, using: &random)).map { _ in
          "c\(Int.random(in: 0..<5, using: &random))/\(Int.random(in: 0..<3, using: &random))"
        })
      if Bool.random(using: &random) {
        fields["year"] = .integer(Int64.random(in: 2020...2026, using: &random))
      }
      if Bool.random(using: &random) {
        fields["price"] = .doubles(
          (0..<2).map { _ in Double.random(in: -1...1, using: &random) * 1e9 })
      }
      if Bool.random(using: &random) {
        fields["published"] = .integer(Int64.random(in: 0...1_700_000_000_000, using: &random))
      }
      return Document(id: "d\(number)", fields)
    }
  }

  static func index(_ documents: [Document]) throws -> SearchIndex {
    let index = try SearchIndex.inMemory(schema: schema)
    try index.write { batch in for document in documents { try batch.put(document) } }
    return index
  }

  /// The documents in so many indexes, in their order; the last may have none.
  static func parts(_ documents: [Document], _ count: Int) throws -> [SearchIndex] {
    let size = (documents.count + count - 1) / count
    return try (0..<count).map { part in
      let start = min(part * size, documents.count)
      return try index(Array(documents[start..<min(start + size, documents.count)]))
    }
  }

  /// A query text that finds something, mostly: pieces of a document.
  static func query(_ random: inout SeededGenerator, _ documents: [Document]) -> String {
    let run = RandomText.run(using: &random)
    let other = RandomText.run(using: &random)
    let word = english.randomElement(using: &random) ?? ""
    switch Int.random(in: 0..<20, using: &random) {
    case 0: return "\"\(run.prefix(3))\""
    case 1: return "\(run.prefix(2))*"
    case 2: return "\(run.prefix(2)) OR \(other.prefix(2))"
    case 3: return "\(run.prefix(1))"
    case 4: return "category:c\(Int.random(in: 0..<6, using: &random))/1 \(run.prefix(2))"
    case 5: return "year:2021..2024"
    case 6: return "\(run.prefix(2)) -\(other.prefix(2))"
    case 7, 8:
      return (0..<5).map { _ in String(RandomText.run(using: &random).prefix(4)) }.joined()
    case 9: return word
    case 10: return "\(word) \(run.prefix(2))"
    case 11: return "\(word.prefix(4))~"
    case 12: return "\(run.prefix(4))~"
    case 13: return "\(word.prefix(3))*"
    case 14: return "\(word.prefix(1))*\(word.suffix(1))"
    case 15: return "\(run.prefix(1))*\(run.suffix(1))"
    case 16, 17:
      // A title, or a piece of a text that is long enough to be rescored.
      let document = documents.randomElement(using: &random)
      guard case .string(let text)? = document?["title"] ?? document?["body"] else { return run }
      return String(text.prefix(Int.random(in: 1...20, using: &random)))
    case 18: return "title:\(run.prefix(2)) \(word)"
    default: return "\(run) \(other)"
    }
  }

  static func options(_ random: inout SeededGenerator) -> SearchOptions {
    var options = SearchOptions(limit: Int.random(in: 0...15, using: &random))
    if Int.random(in: 0..<8, using: &random) == 0 { options.limit = 60 }
    if Int.random(in: 0..<4, using: &random) == 0 {
      options.offset = Int.random(in: 1...30, using: &random)
    }
    options.counting = Bool.random(using: &random) ? .exact : .bounded
    switch Int.random(in: 0..<8, using: &random) {
    case 0: options.mode = .all
    case 1: options.mode = .any
    default: break
    }
    switch Int.random(in: 0..<8, using: &random) {
    case 0: options.filter = .range(lower: .inclusive("2022"), upper: .unbounded).in("year")
    case 1: options.filter = .fuzzy(RandomText.run(using: &random))
    case 2: options.filter = .text("c1/1").in("category")
    default: break
    }
    switch Int.random(in: 0..<8, using: &random) {
    case 0: options.sort = [.descending("year"), .ascending("category")]
    case 1: options.sort = [.ascending("category", missing: .first), .relevance]
    case 2: options.sort = [.relevance, .descending("price")]
    case 3: options.sort = [.id(descending: true)]
    default: break
    }
    if Int.random(in: 0..<6, using: &random) == 0 {
      options.grouping = Grouping("category", hits: Int.random(in: 1...3, using: &random))
      options.limit += 1
    }
    if Bool.random(using: &random) {
      options.facets = [
        .values("category", limit: 3), .values("year", order: .value), .statistics("price"),
        .statistics("year"), .path("category"), .calendar("published", by: .year),
        .intervals("year", [.init("old", from: .unbounded, to: .exclusive("2023"))]),
      ]
      for number in options.facets.indices where Int.random(in: 0..<4, using: &random) == 0 {
        options.facets[number].ignoresOwnFilter = true
      }
    }
    if Int.random(in: 0..<4, using: &random) == 0 { options.synonyms = synonyms }
    if Int.random(in: 0..<6, using: &random) == 0 { options.factors = [.logarithm("year")] }
    return options
  }

  /// What must be the same, scores to the last bit.
  static func answer(_ results: SearchResults, _ options: SearchOptions) throws -> [String] {
    var lines = ["\(results.facets)", "\(results.wasRelaxed) \(results.groupCount)"]
    if options.counting == .exact { lines.append("\(results.total)") }
    func line(_ hit: Hit) throws -> String {
      let line =
        "\(hit.rank) \(hit.id) \(hit.score.bitPattern) \(hit.isRelaxed) \(hit.sortValues)"
      if hit.rank > 1 { return line }
      return "\(line) \(try hit.snippet("body").text) \(try hit.explain().value.bitPattern)"
    }
    for hit in results { lines.append(try line(hit)) }
    for group in results.groups {
      lines.append("\(group.value ?? "-") \(group.count)")
      for hit in group.hits { lines.append(try line(hit)) }
    }
    return lines
  }

  /// The same of what travelled, of which nothing is shown.
  static func answer(_ merged: MergedAnswer, _ options: SearchOptions) -> [String] {
    var lines = ["\(merged.facets)", "\(merged.wasRelaxed) \(merged.groupCount)"]
    if options.counting == .exact { lines.append("\(merged.total) \(merged.isTotalExact)") }
    for hit in merged.hits + merged.groups.flatMap(\.hits) {
      lines.append("\(hit.rank) \(hit.id) \(hit.score.bitPattern) \(hit.isRelaxed)")
    }
    for group in merged.groups { lines.append("\(group.value ?? "-") \(group.count)") }
    return lines
  }

  /// Those lines of the results of one index.
  static func wireAnswer(_ results: SearchResults, _ options: SearchOptions) -> [String] {
    var lines = ["\(results.facets)", "\(results.wasRelaxed) \(results.groupCount)"]
    if options.counting == .exact {
      lines.append("\(results.total.count) \(results.total.isExact)")
    }
    for hit in Array(results) + results.groups.flatMap(\.hits) {
      lines.append("\(hit.rank) \(hit.id) \(hit.score.bitPattern) \(hit.isRelaxed)")
    }
    for group in results.groups { lines.append("\(group.value ?? "-") \(group.count)") }
    return lines
  }

  /// Two rounds in one process.
  static func merged(
    _ shards: [Snapshot], _ query: String, _ options: SearchOptions, after: [SearchCursor] = []
  ) throws -> SearchResults {
    var options = options
    options.statistics = try shards.map { try $0.statistics(for: query, options) }
      .reduce(SearchStatistics(), +)
    return try SearchResults.merging(
      try shards.enumerated().map { (number, shard) in
        if !after.isEmpty { options.after = after[number] }
        return try shard.search(query, options)
      })
  }

  /// Two rounds of which all that passes between shards and broker is encoded and decoded.
  static func travelled(
    _ shards: [Snapshot], _ query: String, _ options: SearchOptions, after: [SearchCursor] = []
  ) throws -> MergedAnswer {
    var options = options
    let parts = try shards.map { try coded(try $0.statistics(for: query, options)) }
    options.statistics = try coded(parts.reduce(SearchStatistics(), +))
    var answers: [ShardAnswer] = []
    for (number, shard) in shards.enumerated() {
      if !after.isEmpty { options.after = SearchCursor(after[number].description) }
      guard let answer = try shard.search(query, options).answer else { continue }
      answers.append(try coded(answer))
    }
    return try ShardAnswer.merging(answers, options)
  }

  static func coded<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: try JSONEncoder().encode(value))
  }
}
