// Which moment does this value of a record name?

import Garlic

/// The shapes of dates that records have, as values of the field `date`.
///
/// A year or month is its beginning; a moment without a time zone is taken as UTC. An order of day and
/// month that cannot be told, as in `03/04/2025`, is no date.
enum FieldDate {
  /// The value of the field; nil when the text names no moment for certain.
  ///
  /// - Parameter text: `2026-11-23T10:00:00+09:00` and the shorter forms of ISO 8601; the same with
  ///   `/`, `.` or `年月日` between the numbers, with one digit for a month, day or hour, with a space
  ///   before the time; `20261123`; `23 Nov 2026`, `Nov 23, 2026` and the form of e-mails; seconds,
  ///   milliseconds, micro- or nanoseconds since 1970.
  static func value(_ text: String) -> FieldValue? {
    if Timestamp.milliseconds(text) != nil { return .string(text) }
    if let numeric = epoch(text) { return numeric }
    var parts = DateParts(text)
    return parts.isoText().flatMap { Timestamp.milliseconds($0) }.map { .integer($0) }
  }

  /// `20261123`, or a count of units since 1970.
  ///
  /// The magnitude tells the unit: seconds from 1973 to 5138, and the same span in smaller units.
  /// Numbers below are no moments that anybody notes, but years, ordinals and the zero of unset values.
  private static func epoch(_ text: String) -> FieldValue? {
    if text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      // Programs write large numbers with an exponent.
      guard let number = Double(text), number.magnitude < 9e18 else { return nil }
      return moment(Int64(number), fraction: 0)
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let digits = parts.first.map { $0.hasPrefix("-") ? $0.dropFirst() : $0 } ?? ""
    guard parts.count <= 2, ([digits] + parts.dropFirst()).allSatisfy(isDigits) else { return nil }
    if text.utf8.count == 8, digits.utf8.count == 8 {
      let day = "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))"
      return Timestamp.milliseconds(day) == nil ? nil : .string(day)
    }
    guard let number = Int64(parts[0]) else { return nil }
    let fraction = parts.count == 2 ? Double("0.\(parts[1])") ?? 0 : 0
    return moment(number, fraction: number < 0 ? -fraction : fraction)
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func moment(_ number: Int64, fraction: Double) -> FieldValue? {
    switch number.magnitude {
    case 100_000_000..<100_000_000_000: return .integer(number * 1000 + Int64(fraction * 1000))
    case 100_000_000_000..<100_000_000_000_000: return .integer(number)
    case 100_000_000_000_000..<100_000_000_000_000_000: return .integer(number / 1000)
    case 100_000_000_000_000_000...: return .integer(number / 1_000_000)
    default: return nil
    }
  }
}
