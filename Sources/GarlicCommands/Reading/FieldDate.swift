// Is this text a moment that a date field takes?

/// The shapes of dates that go into the field `date`; others stay what they are, a tag.
enum FieldDate {
  /// `2026-11-23`, with or without a time after `T`; real days only.
  static func isDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
      let day = number(bytes[8..<10]), (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    if !(1...days[month - 1]).contains(day) { return false }
    return bytes.count == 10 || isTime(bytes[10...])
  }

  /// `THH:MM`, then perhaps `:SS`, then perhaps `Z`.
  private static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
    var parts = bytes
    guard parts.popFirst() == UInt8(ascii: "T") else { return false }
    if parts.last == UInt8(ascii: "Z") { parts.removeLast() }
    let numbers = parts.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard numbers.count == 2 || numbers.count == 3 else { return false }
    for (index, part) in numbers.enumerated() {
      guard part.count == 2, let value = number(part), value < (index == 0 ? 24 : 60) else {
        return false
      }
    }
    return true
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in digits {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}
