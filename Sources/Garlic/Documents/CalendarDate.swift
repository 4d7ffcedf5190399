// Which day is this?

/// A day of the proleptic Gregorian calendar.
struct CalendarDate: CustomStringConvertible {
  var year: Int
  /// From 1.
  var month: Int
  /// From 1.
  var day: Int

  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day so many days after 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date algorithms").
  init(_ daysSince1970: Int64) {
    let shifted = daysSince1970 + 719_468
    let era = CalendarInterval.floor(shifted, 146_097)
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * ofYear + 2) / 153
    day = Int(ofYear - (153 * fromMarch + 2) / 5 + 1)
    month = Int(fromMarch < 10 ? fromMarch + 3 : fromMarch - 9)
    year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
  }

  var daysSince1970: Int64 {
    let y = Int64(month <= 2 ? year - 1 : year)
    let era = CalendarInterval.floor(y, 400)
    let yearOfEra = y - era * 400
    let ofYear = Int64((153 * ((month + 9) % 12) + 2) / 5 + day - 1)
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear - 719_468
  }

  var yearText: String { year < 0 ? "-" + Self.padded(-year, 4) : Self.padded(year, 4) }

  /// As `2026-11-26`.
  var description: String { yearText + "-" + Self.padded(month, 2) + "-" + Self.padded(day, 2) }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
