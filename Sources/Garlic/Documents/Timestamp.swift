// Which moment does this text name?

/// A moment in milliseconds, as date fields have it, and its text in ISO 8601; without an offset texts are UTC.
public struct Timestamp: Sendable, Hashable, Comparable, LosslessStringConvertible {
  /// Milliseconds since 1970-01-01 00:00 UTC.
  public var milliseconds: Int64

  /// A moment.
  ///
  /// - Parameter milliseconds: since 1970-01-01 00:00 UTC.
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// The moment that a text names; nil when it names none.
  ///
  /// - Parameter description: what ``milliseconds(_:)`` takes; of a day, month or year the beginning.
  public init?(_ description: String) {
    guard let milliseconds = Self.milliseconds(description) else { return nil }
    self.milliseconds = milliseconds
  }

  /// The moment as text, see ``text(_:)``.
  public var description: String { Self.text(milliseconds) }

  /// Whether a moment is before another.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// Parses a date and time into milliseconds since 1970-01-01 00:00 UTC.
  ///
  /// - Parameter text: `2023`, `2023-10`, `2023-10-07`, `2023-10-07T08:30` or `2023-10-07T08:30:15.250`, a time with or
  ///   without `Z` or an offset such as `+08:00`.
  /// - Returns: nil for any other text.
  public static func milliseconds(_ text: String) -> Int64? {
    var digits = Digits(Array(text.utf8))
    guard let year = digits.number(4) else { return nil }
    var month = 1
    var day = 1
    var time: Int64 = 0
    if digits.take(UInt8(ascii: "-")) {
      guard let m = digits.number(2), (1...12).contains(m) else { return nil }
      month = m
      if digits.take(UInt8(ascii: "-")) {
        guard let d = digits.number(2), (1...daysIn(month, year)).contains(d) else { return nil }
        day = d
        if digits.take(UInt8(ascii: "T")) || digits.take(UInt8(ascii: " ")) {
          guard let t = digits.time() else { return nil }
          time = t
        }
      }
    }
    return digits.isAtEnd
      ? CalendarDate(year: year, month: month, day: day).daysSince1970 * CalendarInterval.dayLength
        + time : nil
  }

  /// A moment as text: `2023-10-07`, or `2023-10-07T08:30:15.250Z` where it is not the beginning of a day.
  ///
  /// - Parameter milliseconds: since 1970-01-01 00:00 UTC.
  public static func text(_ milliseconds: Int64) -> String {
    let day = CalendarInterval.floor(milliseconds, CalendarInterval.dayLength)
    var rest = Int(milliseconds - day * CalendarInterval.dayLength)
    if rest == 0 { return "\(CalendarDate(day))" }
    let fraction = rest % 1000
    rest /= 1000
    let time = [rest / 3600, rest / 60 % 60, rest % 60].map { CalendarDate.padded($0, 2) }
      .joined(separator: ":")
    return "\(CalendarDate(day))T\(time)"
      + (fraction == 0 ? "Z" : "." + CalendarDate.padded(fraction, 3) + "Z")
  }

  /// How long the day, month, year, minute or second is that a text names, in milliseconds.
  static func span(_ text: String) -> Int64 {
    let day: Int64 = 86_400_000
    guard let start = milliseconds(text) else { return 1 }
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), maxSplits: 2)
    switch text.utf8.count {
    case 4: return milliseconds("\(padded(Int(text) ?? 0, 1))-01").map { $0 - start } ?? day
    case 7:
      guard parts.count == 2, let year = Int(String(parts[0]) ?? ""),
        let month = Int(String(parts[1]) ?? "")
      else { return day }
      let next =
        month == 12
        ? "\(padded(year, 1))-01" : "\(padded(year, 0))-\(month < 9 ? "0" : "")\(month + 1)"
      return milliseconds(next).map { $0 - start } ?? day
    case 10: return day
    case 16, 17: return 60_000
    case 19, 20: return 1000
    default: return 1
    }
  }

  private static func padded(_ year: Int, _ more: Int) -> String {
    let digits = String(year + more)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func daysIn(_ month: Int, _ year: Int) -> Int {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }
}

extension Timestamp: Codable {
  /// Reads the text of a moment.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let moment = Timestamp(text) else {
      throw Swift.DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is no moment of ISO 8601")
    }
    self = moment
  }

  /// Writes the moment as text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// Reads the parts of a moment.
private struct Digits {
  let bytes: [UInt8]
  var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { at == bytes.count }

  mutating func take(_ byte: UInt8) -> Bool {
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  mutating func number(_ length: Int) -> Int? {
    guard at + length <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[at..<at + length] {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte) - 48
    }
    at += length
    return value
  }

  /// Milliseconds since midnight UTC.
  mutating func time() -> Int64? {
    guard let hour = number(2), hour < 24, take(UInt8(ascii: ":")), let minute = number(2),
      minute < 60
    else { return nil }
    var milliseconds = Int64(hour * 60 + minute) * 60_000
    if take(UInt8(ascii: ":")) {
      guard let second = number(2), second < 61 else { return nil }
      milliseconds += Int64(second) * 1000
      if take(UInt8(ascii: ".")) {
        var unit: Int64 = 100
        var any = false
        while let digit = number(1) {
          milliseconds += Int64(digit) * unit
          unit /= 10
          any = true
        }
        if !any { return nil }
      }
    }
    if take(UInt8(ascii: "Z")) { return milliseconds }
    let east = take(UInt8(ascii: "+"))
    if east || take(UInt8(ascii: "-")) {
      guard let hours = number(2) else { return nil }
      _ = take(UInt8(ascii: ":"))
      let minutes = number(2) ?? 0
      return milliseconds - (east ? 1 : -1) * Int64(hours * 60 + minutes) * 60_000
    }
    return milliseconds
  }
}
