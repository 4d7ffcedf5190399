// Does one name of a path match a pattern with `*`, `?` and `[…]`?

/// The wildcards of fnmatch(3) within one name, matched byte by byte.
enum NamePattern {
  /// - Complexity: O(pattern × name): only the last `*` is ever tried again.
  static func matches(_ pattern: [UInt8], _ name: [UInt8]) -> Bool {
    var p = 0
    var n = 0
    var retry: (pattern: Int, name: Int)?
    while n < name.count {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        p += 1
        retry = (p, n)
        continue
      }
      if p < pattern.count, let next = step(pattern, p, name[n]) {
        p = next
        n += 1
        continue
      }
      guard let star = retry else { return false }
      p = star.pattern
      n = star.name + 1
      retry = (p, n)
    }
    while p < pattern.count, pattern[p] == UInt8(ascii: "*") { p += 1 }
    return p == pattern.count
  }

  /// The offset after the element at `p` when it matches the byte; nil when it does not.
  private static func step(_ pattern: [UInt8], _ p: Int, _ byte: UInt8) -> Int? {
    switch pattern[p] {
    case UInt8(ascii: "?"): return p + 1
    case UInt8(ascii: "["): return set(pattern, p, byte)
    case UInt8(ascii: "\\"):
      // A `\` at the end matches nothing, as in Git.
      guard p + 1 < pattern.count else { return nil }
      return pattern[p + 1] == byte ? p + 2 : nil
    case let literal: return literal == byte ? p + 1 : nil
    }
  }

  private static func set(_ pattern: [UInt8], _ start: Int, _ byte: UInt8) -> Int? {
    var p = start + 1
    var isNegated = false
    if p < pattern.count, pattern[p] == UInt8(ascii: "!") || pattern[p] == UInt8(ascii: "^") {
      isNegated = true
      p += 1
    }
    var isFirst = true
    var isMember = false
    while p < pattern.count {
      if pattern[p] == UInt8(ascii: "]"), !isFirst {
        return isMember != isNegated ? p + 1 : nil
      }
      isFirst = false
      if pattern[p] == UInt8(ascii: "["), p + 1 < pattern.count,
        pattern[p + 1] == UInt8(ascii: ":"),
        let (contains, next) = characterClass(pattern, p, byte)
      {
        isMember = isMember || contains
        p = next
        continue
      }
      guard let (low, afterLow) = member(pattern, p) else { return nil }
      p = afterLow
      var high = low
      if p + 1 < pattern.count, pattern[p] == UInt8(ascii: "-"), pattern[p + 1] != UInt8(ascii: "]")
      {
        guard let (end, afterHigh) = member(pattern, p + 1) else { return nil }
        high = end
        p = afterHigh
      }
      if low <= byte, byte <= high { isMember = true }
    }
    // A set that is never closed matches nothing.
    return nil
  }

  private static func member(_ pattern: [UInt8], _ p: Int) -> (UInt8, Int)? {
    if pattern[p] != UInt8(ascii: "\\") { return (pattern[p], p + 1) }
    return p + 1 < pattern.count ? (pattern[p + 1], p + 2) : nil
  }

  /// `[:alpha:]` and its like.
  private static func characterClass(
    _ pattern: [UInt8], _ start: Int, _ byte: UInt8
  ) -> (Bool, Int)? {
    guard let end = pattern[(start + 2)...].firstIndex(of: UInt8(ascii: ":")),
      end + 1 < pattern.count, pattern[end + 1] == UInt8(ascii: "]")
    else { return nil }
    let isUpper = (0x41...0x5A).contains(byte)
    let isLower = (0x61...0x7A).contains(byte)
    let isDigit = (0x30...0x39).contains(byte)
    let contains: Bool
    switch String(decoding: pattern[(start + 2)..<end], as: UTF8.self) {
    case "alpha": contains = isUpper || isLower
    case "alnum": contains = isUpper || isLower || isDigit
    case "digit": contains = isDigit
    case "upper": contains = isUpper
    case "lower": contains = isLower
    case "space": contains = byte == 0x20 || (0x09...0x0D).contains(byte)
    case "blank": contains = byte == 0x20 || byte == 0x09
    case "punct":
      contains = (0x21...0x7E).contains(byte) && !(isUpper || isLower || isDigit)
    case "print": contains = (0x20...0x7E).contains(byte)
    case "graph": contains = (0x21...0x7E).contains(byte)
    case "cntrl": contains = byte < 0x20 || byte == 0x7F
    case "xdigit":
      contains = isDigit || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    default: return nil
    }
    return (contains, end + 2)
  }
}
