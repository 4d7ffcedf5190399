// Are sorted, filtered and grouped hits those of the oracle?

import TestSupport
import Testing

@testable import Garlic

@Suite struct SortingTests {
  static let sortable = ["category", "path", "year", "price", "published"]

  static func keys(_ random: inout SeededGenerator) -> [SortKey] {
    var keys: [SortKey] = []
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      switch Int.random(in: 0..<8, using: &random) {
      case 0: keys.append(.relevance)
      case 1: keys.append(.id(descending: Bool.random(using: &random)))
      default:
        let field = sortable.randomElement(using: &random) ?? "year"
        var key: SortKey =
          Bool.random(using: &random) ? .ascending(field) : .descending(field)
        key.missing = Bool.random(using: &random) ? .first : .last
        key.choice = [nil, .least, .greatest].randomElement(using: &random) ?? nil
        keys.append(key)
      }
    }
    return keys
  }

  /// The values that the oracle sorts by.
  static func values(_ row: ColumnOracle.Row, _ key: SortKey) -> SortValue {
    switch key.source {
    case .relevance: return .missing
    case .id: return .bytes(Array(row.id.utf8))
    case .field(let name):
      let field = ColumnOracle.schema.fields[ColumnOracle.schema.index(of: name) ?? 0]
      if field.kind == .keyword {
        let all = row.strings(name)
        let text = key.countsGreatest ? all.last : all.first
        return text.map { .bytes(Array($0.utf8)) } ?? .missing
      }
      let all = row.numbers(name, field.kind)
      return (key.countsGreatest ? all.last : all.first).map { .number($0) } ?? .missing
    }
  }

  static func filter(_ random: inout SeededGenerator) -> (Query, (ColumnOracle.Row) -> Bool) {
    switch Int.random(in: 0..<5, using: &random) {
    case 0:
      let category = "c\(Int.random(in: 0..<9, using: &random))"
      return (Query.text(category).in("category"), { $0.strings("category").contains(category) })
    case 1:
      let year = Int64.random(in: 2020...2026, using: &random)
      return (
        Query.range(lower: .inclusive("\(year)")).in("year"),
        { $0.numbers("year", .integer).contains { $0 >= year } }
      )
    case 2:
      return (
        Query.range(lower: .exclusive("-2.5"), upper: .inclusive("3")).in("price"),
        {
          $0.numbers("price", .double).contains {
            NumberValue.double($0) > -2.5 && NumberValue.double($0) <= 3
          }
        }
      )
    case 3:
      return (!Query.exists.in("category"), { $0.strings("category").isEmpty })
    default:
      let word = ColumnOracle.words.randomElement(using: &random) ?? ""
      return (.text(word), { $0.words.contains(word) })
    }
  }

  static func query(_ random: inout SeededGenerator) -> (Query, (ColumnOracle.Row) -> Bool) {
    let first = ColumnOracle.words.randomElement(using: &random) ?? ""
    let second = ColumnOracle.words.randomElement(using: &random) ?? ""
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return (.all, { _ in true })
    case 1: return (.text(first) && .text(second), { $0.words.isSuperset(of: [first, second]) })
    case 2:
      return (.text(first) || .text(second), { !$0.words.isDisjoint(with: [first, second]) })
    default: return (.text(first), { $0.words.contains(first) })
    }
  }

  @Test func sortsAreThoseOfTheOracle() throws {
    var random = SeededGenerator.fresh("sortsAreThoseOfTheOracle")
    for _ in 0..<TestRounds.count(6) {
      let oracle = try ColumnOracle(&random)
      let snapshot = oracle.index.snapshot
      for _ in 0..<25 {
        let (query, matches) = Self.query(&random)
        var options = SearchOptions(limit: 1000)
        options.counting = .exact
        let plain = try snapshot.search(query, options)
        var wanted = oracle.rows.filter(matches)
        #expect(Set(plain.map(\.id)) == Set(wanted.map(\.id)), "\(query)")
        let scores = Dictionary(uniqueKeysWithValues: plain.map { ($0.id, $0.score) })
        if Bool.random(using: &random) {
          let (filter, passes) = Self.filter(&random)
          options.filter = filter
          wanted = wanted.filter(passes)
          // A filter changes no score.
          let filtered = try snapshot.search(query, options)
          #expect(
            filtered.map(\.id) == plain.map(\.id).filter(Set(wanted.map(\.id)).contains),
            "\(query) where \(filter)")
          #expect(filtered.allSatisfy { scores[$0.id] == $0.score })
          #expect(filtered.total.count == wanted.count)
        }
        let keys = Self.keys(&random)
        let order = SortOrder(keys: keys)
        let entries = try wanted.map { row in
          SortedEntry(
            values: keys.map { Self.values(row, $0) }, score: scores[row.id] ?? 0,
            document: try #require(try snapshot.documentNumber(of: row.id)))
        }.sorted { order.precedes($0, $1) }
        let expected = try entries.map { try snapshot.id(at: $0.document) }
        options.sort = keys
        let sorted = try snapshot.search(query, options)
        #expect(sorted.map(\.id) == expected, "\(query) by \(keys)")
        #expect(sorted.total == .init(count: wanted.count, isExact: true))
        // The first few, which need not look at all matches, and pages by offset and by cursor.
        options.counting = .bounded
        options.limit = Int.random(in: 1...7, using: &random)
        options.offset = Int.random(in: 0...5, using: &random)
        let few = try snapshot.search(query, options)
        #expect(
          few.map(\.id) == Array(expected.dropFirst(options.offset).prefix(options.limit)),
          "\(query) by \(keys)")
        options.offset = 0
        var paged: [String] = []
        var pages = 0
        while pages < 400 {
          let page = try snapshot.search(query, options)
          paged += page.map(\.id)
          guard let next = page.next else { break }
          options.after = SearchCursor(next.description)
          #expect(options.after == next)
          pages += 1
        }
        #expect(paged == expected, "\(query) by \(keys)")
      }
    }
  }

  @Test func groupsAreThoseOfTheOracle() throws {
    var random = SeededGenerator.fresh("groupsAreThoseOfTheOracle")
    for _ in 0..<TestRounds.count(5) {
      let oracle = try ColumnOracle(&random)
      let snapshot = oracle.index.snapshot
      for _ in 0..<12 {
        let (query, _) = Self.query(&random)
        let field = ["category", "path"].randomElement(using: &random) ?? "category"
        var options = SearchOptions(limit: 1000)
        options.counting = .exact
        if Bool.random(using: &random) { options.sort = Self.keys(&random) }
        let all = try snapshot.search(query, options)
        var expected: [(value: String?, ids: [String])] = []
        for hit in all {
          let row = try #require(oracle.rows.first { $0.id == hit.id })
          let values: [String?] = row.strings(field).isEmpty ? [nil] : row.strings(field)
          for value in values {
            if let index = expected.firstIndex(where: { $0.value == value }) {
              expected[index].ids.append(hit.id)
            } else {
              expected.append((value, [hit.id]))
            }
          }
        }
        let hits = Int.random(in: 1...3, using: &random)
        options.grouping = Grouping(field, hits: hits)
        options.limit = 4
        options.offset = Int.random(in: 0...2, using: &random)
        let results = try snapshot.search(query, options)
        #expect(results.groupCount == expected.count)
        let shown = expected.dropFirst(options.offset).prefix(4)
        #expect(results.groups.count == shown.count)
        for (group, wanted) in zip(results.groups, shown) {
          #expect(group.value == wanted.value)
          #expect(group.count == wanted.ids.count)
          #expect(group.hits.map(\.id) == Array(wanted.ids.prefix(hits)))
        }
      }
    }
  }

  @Test func whatCannotBeSortedIsAnError() throws {
    var random = SeededGenerator.fresh("whatCannotBeSortedIsAnError")
    let snapshot = try ColumnOracle(&random).index.snapshot
    var options = SearchOptions()
    options.sort = [.ascending("body")]
    #expect(throws: IndexError.self) { try snapshot.search(.all, options) }
    options.sort = [.ascending("nothing")]
    #expect(throws: IndexError.self) { try snapshot.search(.all, options) }
    options.sort = [.ascending("year")]
    options.limit = 3
    let next = try #require(try snapshot.search(.all, options).next)
    options.after = next
    options.sort = []
    #expect(throws: IndexError.self) { try snapshot.search(.all, options) }
    options.sort = []
    options.after = nil
    options.grouping = Grouping("year")
    #expect(throws: IndexError.self) { try snapshot.search(.all, options) }
  }
}
