// How many of these documents have which values, by plain loops?

import Foundation
import Garlic

/// Counts over some documents.
struct ColumnCounts {
  let rows: [ColumnRow]

  init(_ rows: [ColumnRow]) { self.rows = rows }

  /// What is wrong with a result; nil for nothing.
  func difference(_ counted: ColumnFacet, _ result: FacetResult) -> String? {
    let wanted: [String]
    let facet = counted.facet
    switch counted.asked {
    case .values(let limit, let order, let prefix):
      var counts: [String: Int] = [:]
      for row in rows { for value in row.keywords(facet.field) { counts[value, default: 0] += 1 } }
      counts = counts.filter { $0.key.hasPrefix(prefix) }
      if result.bucketCount != counts.count {
        return "\(result.bucketCount) buckets: \(counts.count)"
      }
      wanted = counts.sorted { a, b in
        order == .count && a.value != b.value
          ? a.value > b.value : a.key.utf8.lexicographicallyPrecedes(b.key.utf8)
      }.prefix(limit).map { "\($0.key) \($0.value)" }
    case .calendar(let interval, let minutes):
      var counts: [String: Int] = [:]
      for row in rows {
        guard let date = row.date else { continue }
        counts[Self.label(date / 1000 + Int64(minutes) * 60, interval), default: 0] += 1
      }
      wanted = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    case .statistics:
      let sum = rows.reduce(0) { $0 + $1.length }
      let found = result.statistics
      let same =
        found?.count == rows.count && found?.sum == Double(sum)
        && found?.least == rows.map(\.length).min().map { .integer($0) }
        && found?.greatest == rows.map(\.length).max().map { .integer($0) }
      return same ? nil : "statistics \(String(describing: found)) for \(rows.count), \(sum)"
    case .intervals(let intervals):
      wanted = intervals.enumerated().map { (number, bounds) in
        let count = rows.count { row in
          row.numbers(facet.field).contains { $0 >= bounds.low && $0 < bounds.high }
        }
        return "\(number) \(count)"
      }
    }
    let found = result.buckets.map { "\($0.label) \($0.count)" }
    return found == wanted ? nil : "\(facet.field): \(found) for \(wanted)"
  }

  /// The name of the interval of a moment in seconds, by Foundation's calendar.
  private static func label(_ seconds: Int64, _ interval: CalendarInterval) -> String {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = .gmt
    let day = Int64((Double(seconds) / 86_400).rounded(.down))
    func parts(_ day: Int64) -> (Int, Int, Int) {
      let date = Date(timeIntervalSince1970: Double(day) * 86_400)
      let found = calendar.dateComponents([.year, .month, .day], from: date)
      return (found.year ?? 0, found.month ?? 0, found.day ?? 0)
    }
    let (year, month, ofMonth) = parts(day)
    switch interval {
    case .hour:
      return String(
        format: "%04d-%02d-%02dT%02d", year, month, ofMonth, Int(seconds - day * 86_400) / 3600)
    case .day: return String(format: "%04d-%02d-%02d", year, month, ofMonth)
    case .week:
      // 1970-01-05 was a Monday.
      let monday = 4 + Int64((Double(day - 4) / 7).rounded(.down)) * 7
      let (year, month, ofMonth) = parts(monday)
      return String(format: "%04d-%02d-%02d", year, month, ofMonth)
    case .month: return String(format: "%04d-%02d", year, month)
    case .quarter: return String(format: "%04d-Q%d", year, (month + 2) / 3)
    case .year: return String(format: "%04d", year)
    }
  }
}
