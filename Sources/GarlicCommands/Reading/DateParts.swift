// Which numbers and words does a date consist of?

/// Reads dates that are not written as ISO 8601, and writes them so.
struct DateParts {
  private enum Part: Equatable {
    case number(Substring)
    case word(String)
    case sign(Character)
  }

  private var parts: ArraySlice<Part>

  init(_ text: String) {
    // No date is longer.
    parts = text.utf8.count > 64 ? [] : Self.parts(text)[...]
  }

  /// nil for what is no date.
  mutating func isoText() -> String? {
    dropWeekday()
    guard let day = date() else { return nil }
    if parts.isEmpty { return day }
    guard let time = time(), let zone = zone(), parts.isEmpty else { return nil }
    return "\(day)T\(time)\(zone)"
  }

  private static func parts(_ text: String) -> [Part] {
    var parts: [Part] = []
    var rest = text[...]
    while let first = rest.first {
      if first.isWhitespace || first == "," {
        rest.removeFirst()
      } else if first.isASCII, first.isNumber {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        parts.append(.number(digits))
        rest = rest.dropFirst(digits.count)
      } else if first.isASCII, first.isLetter {
        let letters = rest.prefix { $0.isASCII && $0.isLetter }
        parts.append(.word(letters.lowercased()))
        rest = rest.dropFirst(letters.count)
      } else {
        parts.append(.sign(first))
        rest.removeFirst()
      }
    }
    return parts
  }

  private mutating func dropWeekday() {
    if case .word(let word)? = parts.first, word.count >= 3,
      Self.weekdays.contains(where: { $0.hasPrefix(word) })
    {
      parts.removeFirst()
      if parts.first == .sign(".") { parts.removeFirst() }
    }
  }

  private mutating func date() -> String? {
    if case .word(let word)? = parts.first {
      parts.removeFirst()
      if parts.first == .sign(".") { parts.removeFirst() }
      guard let month = Self.month(word), let day = number(1...2), let year = number(4...4) else {
        return nil
      }
      return Self.iso(year, month, day)
    }
    guard let first = number(1...4) else { return nil }
    if first.count <= 2 {
      if parts.first == .sign("-") { parts.removeFirst() }
      guard case .word(let word)? = parts.popFirst(), let month = Self.month(word) else {
        return nil
      }
      if parts.first == .sign(".") || parts.first == .sign("-") { parts.removeFirst() }
      return number(4...4).flatMap { Self.iso($0, month, first) }
    }
    guard first.count == 4, let separator = sign(), let month = number(1...2) else { return nil }
    switch separator {
    case "/", ".", "-":
      if parts.isEmpty { return Self.iso(first, Int(month) ?? 0, "01") }
      guard sign() == separator else { return nil }
    case "年", "년":
      guard let end = sign(), end == (separator == "年" ? "月" : "월") else { return nil }
      if parts.isEmpty { return Self.iso(first, Int(month) ?? 0, "01") }
    default: return nil
    }
    guard let day = number(1...2) else { return nil }
    if separator == "年" || separator == "년" {
      guard let end = sign(), end == "日" || end == "号" || end == "號" || end == "일" else {
        return nil
      }
    } else if separator == ".", parts.first == .sign(".") {
      // Korean dates close with a dot: 2025. 3. 4.
      parts.removeFirst()
    }
    return Self.iso(first, Int(month) ?? 0, day)
  }

  /// `HH:MM`, perhaps with seconds and a fraction.
  private mutating func time() -> String? {
    if parts.first == .word("t") || parts.first == .word("at") { parts.removeFirst() }
    guard let hour = number(1...2), sign() == ":", let minute = number(2...2) else { return nil }
    var time = "\(Self.padded(hour)):\(minute)"
    if parts.first == .sign(":") {
      parts.removeFirst()
      guard let second = number(2...2) else { return nil }
      time += ":\(second)"
      if parts.first == .sign(".") {
        parts.removeFirst()
        guard let fraction = number(1...9) else { return nil }
        time += ".\(fraction)"
      }
    }
    return time
  }

  /// What ISO 8601 has for a time zone: nothing where none is named.
  private mutating func zone() -> String? {
    switch parts.popFirst() {
    case nil: return ""
    case .word("z"), .word("utc"), .word("gmt"): return "Z"
    case .sign(let sign) where sign == "+" || sign == "-" || sign == "\u{2212}":
      guard var hours = number(1...4), hours.count != 3 else { return nil }
      var minutes: Substring = "00"
      if hours.count == 4 {
        minutes = hours.suffix(2)
        hours = hours.prefix(2)
      } else if parts.first == .sign(":") {
        parts.removeFirst()
        guard let read = number(2...2) else { return nil }
        minutes = read
      }
      return "\(sign == "+" ? "+" : "-")\(Self.padded(hours)):\(minutes)"
    default: return nil
    }
  }

  private mutating func number(_ lengths: ClosedRange<Int>) -> Substring? {
    guard case .number(let digits)? = parts.first, lengths.contains(digits.count) else {
      return nil
    }
    parts.removeFirst()
    return digits
  }

  private mutating func sign() -> Character? {
    guard case .sign(let sign)? = parts.first else { return nil }
    parts.removeFirst()
    return sign
  }

  private static func iso(_ year: Substring, _ month: Int, _ day: Substring) -> String {
    "\(year)-\(padded("\(month)"))-\(padded(day))"
  }

  private static func padded(_ digits: Substring) -> String {
    digits.count == 1 ? "0\(digits)" : String(digits)
  }

  /// The number of a month by its English name or the beginning of it.
  private static func month(_ word: String) -> Int? {
    guard word.count >= 3 else { return nil }
    return months.firstIndex { $0.hasPrefix(word) || word == "sept" && $0 == "september" }
      .map { $0 + 1 }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
}
