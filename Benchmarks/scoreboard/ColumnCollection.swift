// What should a search over these documents answer?

import Foundation
import Garlic

/// All documents, and plain loops over them.
struct ColumnCollection {
  let rows: [ColumnRow]
  let snapshot: Snapshot
  private let byID: [String: ColumnRow]

  init(rows: [ColumnRow], snapshot: Snapshot) {
    self.rows = rows
    self.snapshot = snapshot
    byID = Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0) })
  }

  /// Random text queries with their matches, found by looking at all of them.
  func texts(_ count: Int, _ random: inout SplitMix64) throws -> ColumnTexts {
    var texts: [ColumnText] = []
    func text(_ query: Query) throws -> ColumnText {
      var options = SearchOptions(limit: rows.count)
      options.mode = .all
      options.counting = .exact
      let hits = try snapshot.search(query, options).hits
      return ColumnText(
        query: query, scores: Dictionary(uniqueKeysWithValues: hits.map { ($0.id, $0.score) }))
    }
    let all = try text(.all)
    for _ in 0..<count {
      let kind = ["term", "or", "and", "phrase"].randomElement(using: &random) ?? "term"
      let body = rows.randomElement(using: &random)?.body.text ?? ""
      texts.append(
        Int.random(in: 0..<20, using: &random) == 0
          ? all : try text(RandomQuery.draw(kind, of: body, using: &random)))
    }
    return ColumnTexts(texts: texts, all: all, sources: Set(rows.map(\.source)).sorted())
  }

  /// What is wrong with the engine's answer; nil for nothing.
  func difference(_ search: ColumnRandomSearch) throws -> String? {
    let results = try snapshot.search(search.text.query, search.options)
    let scores = search.text.scores
    var matches: [ColumnRow] = []
    for id in scores.keys {
      if let row = byID[id], search.passes(row) { matches.append(row) }
    }
    let order = ColumnOrder(keys: search.keys, scores: scores)
    matches.sort(by: order.precedes)
    for (facet, result) in zip(search.facets, results.facets) {
      var counted = matches
      if facet.facet.ignoresOwnFilter {
        counted = scores.keys.compactMap { byID[$0] }
          .filter { search.passes($0, without: facet.facet.field) }
      }
      if let difference = ColumnCounts(counted).difference(facet, result) { return difference }
    }
    if let grouping = search.options.grouping {
      return groupDifference(grouping, matches, results, search.options.limit)
    }
    let wanted = matches.prefix(search.options.limit).map(\.id)
    if results.hits.map(\.id) != wanted {
      return "hits \(results.hits.map(\.id)) for \(wanted)"
    }
    if results.total.isExact
      ? results.total.count != matches.count : results.total.count > matches.count
    {
      return "total \(results.total) for \(matches.count)"
    }
    guard let next = results.next else { return nil }
    var further = search.options
    further.facets = []
    further.after = next
    let page = try snapshot.search(search.text.query, further).hits.map(\.id)
    let after = matches.dropFirst(wanted.count).prefix(further.limit).map(\.id)
    return page == after ? nil : "the next page is \(page) for \(after)"
  }

  private func groupDifference(
    _ grouping: Grouping, _ matches: [ColumnRow], _ results: SearchResults, _ limit: Int
  ) -> String? {
    var members: [String: [ColumnRow]] = [:]
    var none: [ColumnRow] = []
    var places: [String: Int] = [:]
    for (place, row) in matches.enumerated() {
      places[row.id] = place
      let values = row.keywords(grouping.field)
      if values.isEmpty { none.append(row) }
      for value in values { members[value, default: []].append(row) }
    }
    var groups = members.map { (value: Optional($0.key), rows: $0.value) }
    if !none.isEmpty { groups.append((nil, none)) }
    groups.sort { a, b in
      let left = places[a.rows[0].id] ?? 0
      let right = places[b.rows[0].id] ?? 0
      return left != right ? left < right : (a.value ?? "\u{10FFFF}") < (b.value ?? "\u{10FFFF}")
    }
    if results.groupCount != groups.count {
      return "\(results.groupCount) groups for \(groups.count)"
    }
    let found = results.groups.map { "\($0.value ?? "-") \($0.count) \($0.hits.map(\.id))" }
    let wanted = groups.prefix(limit).map {
      "\($0.value ?? "-") \($0.rows.count) \($0.rows.prefix(grouping.hits).map(\.id))"
    }
    return found == wanted ? nil : "groups \(found) for \(wanted)"
  }
}
