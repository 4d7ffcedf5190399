// In which month is this moment, and when does it begin?

/// An interval of the calendar, by which dates are counted.
public enum CalendarInterval: String, Sendable, Hashable, CaseIterable {
  /// An hour.
  case hour
  /// A day.
  case day
  /// A week, from Monday on (ISO 8601).
  case week
  /// A month.
  case month
  /// A quarter of a year.
  case quarter
  /// A year.
  case year

  static let dayLength: Int64 = 86_400_000

  /// The beginning of the interval that holds a moment, both in milliseconds of local time since 1970-01-01 00:00.
  func beginning(of moment: Int64) -> Int64 {
    if self == .hour { return Self.floor(moment, 3_600_000) * 3_600_000 }
    return beginning(ofDay: Self.floor(moment, Self.dayLength)) * Self.dayLength
  }

  /// The first day of the interval that holds a day, both in days since 1970-01-01.
  func beginning(ofDay day: Int64) -> Int64 {
    switch self {
    case .hour, .day: return day
    // 1970-01-01 was a Thursday.
    case .week: return Self.floor(day + 3, 7) * 7 - 3
    case .month, .quarter, .year:
      let date = CalendarDate(day)
      let month =
        switch self {
        case .month: date.month
        case .quarter: (date.month - 1) / 3 * 3 + 1
        default: 1
        }
      return CalendarDate(year: date.year, month: month, day: 1).daysSince1970
    }
  }

  /// The name of the interval that begins at a moment of local time.
  func label(_ beginning: Int64) -> String {
    let date = CalendarDate(Self.floor(beginning, Self.dayLength))
    switch self {
    case .hour:
      let hour = Self.floor(beginning, 3_600_000) - Self.floor(beginning, Self.dayLength) * 24
      return "\(date)T\(CalendarDate.padded(Int(hour), 2))"
    case .day, .week: return "\(date)"
    case .month: return date.yearText + "-" + CalendarDate.padded(date.month, 2)
    case .quarter: return date.yearText + "-Q\((date.month + 2) / 3)"
    case .year: return date.yearText
    }
  }

  static func floor(_ number: Int64, _ divisor: Int64) -> Int64 {
    let quotient = number / divisor
    return number % divisor < 0 ? quotient - 1 : quotient
  }
}
