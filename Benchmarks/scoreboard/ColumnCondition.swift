// What may a filter ask of a document?

import Foundation
import Garlic

/// A condition on one field, as a query and as a plain test.
struct ColumnCondition {
  let field: String
  let query: Query
  let holds: (ColumnRow) -> Bool

  init(_ random: inout SplitMix64, sources: [String]) {
    let isNegated = Int.random(in: 0..<5, using: &random) == 0
    let field = ["source", "tags", "length", "date", "price"].randomElement(using: &random) ?? ""
    let plain: Query
    let test: (ColumnRow) -> Bool
    switch field {
    case "source", "tags":
      let all = field == "source" ? sources : (0..<12).map { "tag\($0)" }
      let chosen = Set(
        (0..<Int.random(in: 1...3, using: &random)).compactMap { _ in
          all.randomElement(using: &random)
        })
      plain = .anyOf(chosen.sorted())
      test = { row in row.keywords(field).contains { chosen.contains($0) } }
    default:
      if Int.random(in: 0..<8, using: &random) == 0 {
        plain = .exists
        test = { row in !row.numbers(field).isEmpty }
        break
      }
      let (low, high) = Self.bounds(field, &random)
      plain = .range(
        lower: .inclusive(Self.text(low, field)), upper: .exclusive(Self.text(high, field)))
      test = { row in row.numbers(field).contains { $0 >= low && $0 < high } }
    }
    self.field = field
    query = isNegated ? .not(.field([field], plain)) : .field([field], plain)
    holds = isNegated ? { !test($0) } : test
  }

  /// Two numbers between which documents may have values: narrow and wide ranges.
  static func bounds(_ field: String, _ random: inout SplitMix64) -> (Double, Double) {
    let span: ClosedRange<Double> =
      switch field {
      case "length": 0...3000
      case "date": 1_400_000_000_000...1_790_000_000_000
      default: -50...50
      }
    let width = (span.upperBound - span.lowerBound) / pow2(Int.random(in: 0...8, using: &random))
    let low = Double.random(in: span, using: &random)
    if field == "price" { return (low, low + width) }
    let unit = field == "date" ? 1000.0 : 1
    return ((low / unit).rounded() * unit, ((low + width) / unit).rounded() * unit + unit)
  }

  private static func pow2(_ exponent: Int) -> Double { Double(1 << exponent) }

  static func text(_ number: Double, _ field: String) -> String {
    switch field {
    case "price": String(number)
    case "date": Date(timeIntervalSince1970: number / 1000).ISO8601Format()
    default: String(Int64(number))
    }
  }
}
