// What is counted by a facet?

import Garlic

/// A facet with what was asked of it.
struct ColumnFacet {
  /// What buckets are wanted.
  enum Asked {
    case values(limit: Int, order: Facet.Order, prefix: String)
    case calendar(CalendarInterval, offsetMinutes: Int)
    case statistics
    case intervals([(low: Double, high: Double)])
  }

  let asked: Asked
  var facet: Facet

  init(_ field: String, _ asked: Asked) {
    self.asked = asked
    switch asked {
    case .values(let limit, let order, let prefix):
      facet = .values(field, limit: limit, order: order, prefix: prefix)
    case .calendar(let interval, let minutes):
      facet = .calendar(field, by: interval, offsetMinutes: minutes)
    case .statistics: facet = .statistics(field)
    case .intervals(let intervals):
      facet = .intervals(
        field,
        intervals.enumerated().map { (number, bounds) in
          Facet.Interval(
            "\(number)", from: .inclusive(ColumnCondition.text(bounds.low, field)),
            to: .exclusive(ColumnCondition.text(bounds.high, field)))
        })
    }
  }
}
