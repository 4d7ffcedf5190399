// What might be asked of documents with values?

import Garlic

/// One random search: a text query, conditions that filter, and keys, facets or groups.
struct ColumnRandomSearch {
  let text: ColumnText
  let conditions: [ColumnCondition]
  /// A further text query that the filter asks.
  let further: ColumnText?
  /// Whether any of the conditions is enough.
  let isAny: Bool
  /// What it is sorted by, each key with its field; nil for relevance and id.
  private(set) var keys: [(key: SortKey, field: String?)] = []
  private(set) var facets: [ColumnFacet] = []
  var options = SearchOptions(limit: 10)
  /// What is asked of the engine beside hits.
  private(set) var kinds: [String] = []

  init(_ pool: ColumnTexts, _ random: inout SplitMix64) {
    text = pool.texts.randomElement(using: &random) ?? pool.all
    var conditions: [ColumnCondition] = []
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      conditions.append(ColumnCondition(&random, sources: pool.sources))
    }
    self.conditions = conditions
    isAny = conditions.count > 1 && Int.random(in: 0..<4, using: &random) == 0
    further =
      !isAny && Int.random(in: 0..<8, using: &random) == 0
      ? pool.texts.randomElement(using: &random) : nil
    let parts = conditions.map(\.query) + (further.map { [$0.query] } ?? [])
    options.mode = .all
    options.filter =
      parts.isEmpty ? nil : parts.count == 1 ? parts[0] : isAny ? .or(parts) : .and(parts)
    if !parts.isEmpty { kinds.append("filtered") }
    options.limit = Int.random(in: 0...25, using: &random)
    if Int.random(in: 0..<4, using: &random) == 0 { options.counting = .exact }
    for _ in 0..<(Bool.random(using: &random) ? Int.random(in: 1...3, using: &random) : 0) {
      keys.append(Self.key(&random))
    }
    options.sort = keys.map(\.key)
    if !keys.isEmpty { kinds.append("sorted") }
    if Bool.random(using: &random) {
      facets = (0...Int.random(in: 0...2, using: &random)).map { _ in Self.facet(&random) }
      options.facets = facets.map(\.facet)
      kinds.append("faceted")
    }
    if Int.random(in: 0..<5, using: &random) == 0 {
      options.limit += 1
      options.grouping = Grouping(
        Bool.random(using: &random) ? "source" : "tags", hits: Int.random(in: 1...3, using: &random)
      )
      kinds.append("grouped")
    }
  }

  private static func key(_ random: inout SplitMix64) -> (SortKey, String?) {
    let field = ["date", "length", "price", "tags", "source"].randomElement(using: &random) ?? ""
    if Int.random(in: 0..<8, using: &random) == 0 {
      let isRelevance = Bool.random(using: &random)
      return (isRelevance ? .relevance : .id(descending: Bool.random(using: &random)), nil)
    }
    let missing: SortKey.Missing = Int.random(in: 0..<4, using: &random) == 0 ? .first : .last
    var key: SortKey =
      Bool.random(using: &random)
      ? .ascending(field, missing: missing) : .descending(field, missing: missing)
    if Int.random(in: 0..<4, using: &random) == 0 {
      key.choice = Bool.random(using: &random) ? .least : .greatest
    }
    return (key, field)
  }

  private static func facet(_ random: inout SplitMix64) -> ColumnFacet {
    var facet: ColumnFacet
    switch Int.random(in: 0..<5, using: &random) {
    case 0:
      facet = ColumnFacet(
        "date",
        .calendar(
          CalendarInterval.allCases.randomElement(using: &random) ?? .month,
          offsetMinutes: [0, 480, -210].randomElement(using: &random) ?? 0))
    case 1: facet = ColumnFacet("length", .statistics)
    case 2:
      let field = ["length", "date", "price"].randomElement(using: &random) ?? ""
      let intervals = (0...2).map { _ in ColumnCondition.bounds(field, &random) }
      facet = ColumnFacet(field, .intervals(intervals))
    default:
      facet = ColumnFacet(
        Bool.random(using: &random) ? "tags" : "source",
        .values(
          limit: Int.random(in: 0...15, using: &random),
          order: Bool.random(using: &random) ? .count : .value,
          prefix: Int.random(in: 0..<4, using: &random) == 0 ? "tag1" : ""))
    }
    facet.facet.ignoresOwnFilter = Int.random(in: 0..<3, using: &random) == 0
    return facet
  }

  /// Whether a document passes the filter, without the conditions on one field.
  func passes(_ row: ColumnRow, without field: String? = nil) -> Bool {
    if let further, further.scores[row.id] == nil { return false }
    let asked = conditions.filter { $0.field != field }
    if isAny {
      // Alternatives are left out together, when all ask of the field.
      if asked.isEmpty { return true }
      return conditions.contains { $0.holds(row) }
    }
    return asked.allSatisfy { $0.holds(row) }
  }
}
