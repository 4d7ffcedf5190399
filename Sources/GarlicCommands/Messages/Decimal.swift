// How are numbers written for people?

/// Numbers in decimal notation.
enum Decimal {
  /// With this many digits after the point, rounded half away from zero.
  static func text(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return "\(value)" }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = (abs(value) * scale).rounded(.toNearestOrAwayFromZero)
    guard scaled < 9e15 else { return "\(value)" }
    let whole = Int(scaled)
    let sign = value < 0 && whole > 0 ? "-" : ""
    if digits == 0 { return "\(sign)\(whole)" }
    let fraction = String(whole % Int(scale))
    let zeros = String(repeating: "0", count: digits - fraction.count)
    return "\(sign)\(whole / Int(scale)).\(zeros)\(fraction)"
  }

  /// Bytes with a unit of thousands: `28.3 MB`.
  static func bytes(_ count: Int) -> String {
    if count < 1000 { return "\(count) B" }
    var value = Double(count)
    for unit in ["kB", "MB", "GB"] {
      value /= 1000
      if value < 999.95 { return "\(text(value, digits: 1)) \(unit)" }
    }
    return "\(text(value / 1000, digits: 1)) TB"
  }

  /// A count with commas between thousands.
  static func grouped(_ count: Int) -> String {
    let digits = String(abs(count))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return count < 0 ? "-" + text : text
  }

  /// `3 files`, `1 file`.
  static func count(
    _ count: Int, _ noun: String, _ singular: String = "", _ plural: String = "s"
  ) -> String {
    "\(grouped(count)) \(noun)\(count == 1 ? singular : plural)"
  }

  /// `42 s`, `3:05 min`, `1:02 h`.
  static func duration(seconds: Double) -> String {
    let whole = Int(min(max(seconds, 0), 1e9).rounded(.up))
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60):\(padded(whole % 60)) min" }
    return "\(whole / 3600):\(padded(whole % 3600 / 60)) h"
  }
}

extension Duration {
  /// In seconds.
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
