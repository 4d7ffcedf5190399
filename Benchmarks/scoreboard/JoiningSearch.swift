// What might be asked of several files that must answer as one?

import Foundation
import Garlic

/// One random search in the query language, with filters, orders, facets, groups and pages.
struct JoiningSearch {
  let query: String
  private(set) var options: SearchOptions
  private(set) var kinds: [String]

  init(_ documents: [Document], sources: [String], _ random: inout SplitMix64) {
    let (kind, query) = Self.draw(documents, &random)
    self.query = query
    let text = ColumnText(query: .text(Self.text(documents, &random)), scores: [:])
    let pool = ColumnTexts(texts: [text], all: text, sources: sources)
    let columns = ColumnRandomSearch(pool, &random)
    kinds = columns.kinds + [kind]
    options = columns.options
    // Half of the searches are plain ones.
    if Bool.random(using: &random) {
      options = SearchOptions(limit: Int.random(in: 1...25, using: &random))
      kinds = [kind]
    }
    options.mode =
      [.standard, .standard, .standard, .all, .any].randomElement(using: &random) ?? .all
    if Int.random(in: 0..<4, using: &random) == 0 {
      options.offset = Int.random(in: 1...40, using: &random)
      kinds.append("later page")
    }
    if Int.random(in: 0..<10, using: &random) == 0 { options.factors = [.logarithm("length")] }
  }

  /// A piece of a document as somebody types it.
  static func text(_ documents: [Document], _ random: inout SplitMix64) -> String {
    piece(documents, Int.random(in: 1...12, using: &random), &random)
  }

  private static func piece(
    _ documents: [Document], _ length: Int, _ random: inout SplitMix64
  ) -> String {
    let document = documents.randomElement(using: &random)
    guard case .string(let body)? = document?.fields["body"] else { return "大蒜" }
    let characters = Array(body.prefix(2000)).filter { $0.isLetter || $0.isNumber || $0 == " " }
    guard characters.count > length else { return String(characters) }
    let start = Int.random(in: 0...characters.count - length, using: &random)
    return String(characters[start..<start + length]).trimmingCharacters(in: .whitespaces)
  }

  private static func draw(
    _ documents: [Document], _ random: inout SplitMix64
  ) -> (String, String) {
    func some(_ length: ClosedRange<Int>) -> String {
      piece(documents, Int.random(in: length, using: &random), &random)
    }
    switch Int.random(in: 0..<14, using: &random) {
    case 0: return ("character", some(1...1))
    case 1: return ("phrase", "\"\(some(2...8))\"")
    case 2: return ("near", "\"\(some(3...8))\"~3")
    case 3: return ("prefix", some(1...4) + "*")
    case 4: return ("fuzzy", some(4...8) + "~")
    case 5: return ("wildcard", some(1...2) + "*" + some(1...2))
    case 6: return ("or", some(2...4) + " OR " + some(2...4))
    case 7: return ("excluded", some(2...3) + " -" + some(2...3))
    case 8: return ("clauses", "\(some(2...3)) \(some(2...3)) \(some(2...3))")
    case 9: return ("field", "title:\(some(2...3)) \(some(2...4))")
    case 10: return ("question", some(15...40))
    case 11:
      if case .string(let title)? = documents.randomElement(using: &random)?.fields["title"],
        !title.isEmpty
      {
        return ("title", title)
      }
      return ("typed", some(1...12))
    default: return ("typed", some(1...12))
    }
  }

  /// The answer of shards, of which all that passes between them and the broker is encoded and decoded.
  func travelled(_ shards: [Snapshot]) throws -> MergedAnswer {
    var options = options
    let parts = try shards.map { try Self.coded(try $0.statistics(for: query, options)) }
    options.statistics = try Self.coded(parts.reduce(SearchStatistics(), +))
    let answers = try shards.compactMap { try $0.search(query, options).answer }
    return try ShardAnswer.merging(try answers.map { try Self.coded($0) }, options)
  }

  private static func coded<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: try JSONEncoder().encode(value))
  }

  /// What must be the same, scores to the last bit.
  static func answer(_ results: SearchResults, _ options: SearchOptions) -> [String] {
    var lines = ["\(results.wasRelaxed) \(results.groupCount)"]
    if options.counting == .exact {
      lines.append("\(results.total.count) \(results.total.isExact)")
    }
    for hit in results.hits + results.groups.flatMap(\.hits) {
      lines.append("\(hit.rank) \(hit.id) \(hit.score.bitPattern) \(hit.isRelaxed)")
    }
    for group in results.groups { lines.append("\(group.value ?? "-") \(group.count)") }
    return lines + results.facets.map { "\($0)" }
  }

  /// The same of merged answers.
  static func answer(_ merged: MergedAnswer, _ options: SearchOptions) -> [String] {
    var lines = ["\(merged.wasRelaxed) \(merged.groupCount)"]
    if options.counting == .exact { lines.append("\(merged.total) \(merged.isTotalExact)") }
    for hit in merged.hits + merged.groups.flatMap(\.hits) {
      lines.append("\(hit.rank) \(hit.id) \(hit.score.bitPattern) \(hit.isRelaxed)")
    }
    for group in merged.groups { lines.append("\(group.value ?? "-") \(group.count)") }
    return lines + merged.facets.map { "\($0)" }
  }
}
