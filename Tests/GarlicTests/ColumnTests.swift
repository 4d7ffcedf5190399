// Does a column give back what was written, in every layout?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct ColumnTests {
  /// Values of random documents: some have none, some several.
  static func values(_ random: inout SeededGenerator) -> ColumnValues {
    let count = [0, 1, 63, 64, 65, 128, 129, 700].randomElement(using: &random) ?? 1
    let shares: [Double] = [0, 0.01, 0.03, 0.06, 0.5, 1]
    let share = shares.randomElement(using: &random) ?? 1
    let most = [1, 1, 2, 5].randomElement(using: &random) ?? 1
    let spans: [ClosedRange<Int64>] = [
      0...0, 5...5, -3...3, 0...255, -1_000_000...1_000_000, Int64.min...Int64.max,
      0...(1 << 56), Int64.max - 2...Int64.max,
    ]
    let span = spans.randomElement(using: &random) ?? 0...0
    let steps: [Int64] = [1, 1, 7, 86_400_000]
    let step = steps.randomElement(using: &random) ?? 1
    var values = ColumnValues()
    for _ in 0..<count {
      var list: [Int64] = []
      if Double.random(in: 0..<1, using: &random) < share {
        for _ in 0..<Int.random(in: 1...most, using: &random) {
          list.append(Int64.random(in: span, using: &random) / step * step)
        }
      }
      values.append(list)
    }
    return values
  }

  @Test func valuesComeBack() throws {
    var random = SeededGenerator.fresh("valuesComeBack")
    for _ in 0..<TestRounds.count(120) {
      let values = Self.values(&random)
      let column = try Column(ColumnWriter.column(values))
      #expect(column.all == values)
      #expect(column.count == values.count)
      #expect(column.documentsWithValue == values.documentsWithValue)
      for document in 0..<values.count {
        let list = values[document]
        #expect(column.least(document) == list.first)
        #expect(column.greatest(document) == list.last)
        let bounds = [Int64.random(in: -4...4, using: &random), list.first ?? 0].sorted()
        #expect(
          column.hasValue(document, in: bounds[0]...bounds[1])
            == list.contains { (bounds[0]...bounds[1]).contains($0) })
      }
      for start in stride(from: 0, to: values.count, by: ColumnWriter.blockSize) {
        let inside = (start..<min(start + ColumnWriter.blockSize, values.count)).flatMap {
          values[$0]
        }
        let range = column.range(ofBlock: start / ColumnWriter.blockSize)
        for value in inside { #expect(range?.contains(value) == true) }
      }
      #expect(column.rank(values.count) == nil)
      #expect(column.offsets(values.count + 100).isEmpty)
    }
  }

  /// Any bytes are a column or an error, and a column of them traps on no document.
  @Test func damagedColumnsAreAnswersOrErrors() throws {
    var random = SeededGenerator.fresh("damagedColumnsAreAnswersOrErrors")
    for _ in 0..<TestRounds.count(100) {
      var bytes = ColumnWriter.column(Self.values(&random))
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      let column: Column
      do throws(DecodingError) { column = try Column(bytes) } catch { continue }
      for document in 0..<min(column.count, 1000) {
        _ = column.values(document)
        _ = column.hasValue(document, in: 0...1)
        _ = column.range(ofBlock: document)
      }
    }
  }

  @Test func keywordsAreOrdinalsOfTheirTerms() throws {
    var random = SeededGenerator.fresh("keywordsAreOrdinalsOfTheirTerms")
    for _ in 0..<TestRounds.count(10) {
      let schema = Schema(
        .keyword("a"), .keyword("b", column: false), .integer("n"), .double("d"), .date("t"))
      let index = try SearchIndex.inMemory(schema: schema)
      var documents: [String: [String: FieldValue]] = [:]
      for _ in 0..<3 {
        try index.write { batch in
          for _ in 0..<40 {
            let id = String(Int.random(in: 0..<90, using: &random))
            let words = (0..<Int.random(in: 0...3, using: &random)).map { _ in
              "w\(Int.random(in: 0..<12, using: &random))"
            }
            let numbers = (0..<Int.random(in: 0...2, using: &random)).map { _ in
              Int64.random(in: -5...5, using: &random)
            }
            let fields: [String: FieldValue] = [
              "a": .strings(words), "b": .strings(words), "n": .integers(numbers),
              "d": .doubles(numbers.map { Double($0) / 2 }),
              "t": .strings(numbers.map { "2026-01-\(15 + $0)" }),
            ]
            documents[id] = fields
            try batch.put(id: id, fields)
          }
        }
      }
      if Bool.random(using: &random) { try index.compact() }
      let snapshot = index.snapshot
      for view in snapshot.views {
        for document in 0..<view.reader.documentCount
        where !view.deleted.contains(UInt32(document)) {
          let fields = try #require(documents[try view.reader.id(of: document)])
          for field in 0..<2 {
            let ordinals = try view.reader.column(field)?.values(document) ?? []
            let terms = try ordinals.map {
              try #require(try view.reader.ordinals(field)).term(Int($0))
            }
            guard case .strings(let words)? = fields["a"] else { return }
            #expect(terms == Set(words).sorted().map { Array($0.utf8) })
          }
          for (field, name) in [(2, "n"), (3, "d"), (4, "t")] {
            let kind = schema.fields[field].kind
            let numbers = try view.reader.column(field)?.values(document) ?? []
            #expect(numbers == NumberValue.sortable(fields[name], kind)?.sorted())
          }
        }
      }
    }
  }
}
