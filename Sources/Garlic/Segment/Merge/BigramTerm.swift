// Which term is this bigram?

import GarlicText

/// Bigrams as terms: their UTF-8.
enum BigramTerm {
  /// The term of a key as the upper bytes of a number, and its length.
  @inline(__always)
  static func prefix(_ key: UInt32) -> (UInt64, Int) {
    let first = key &>> 16
    let second = key & 0xffff
    if first >= 0x800, second >= 0x800 {
      let upper = UInt64(UTF8Encoding.threeBytes(first)) &<< 40
      return (upper | UInt64(UTF8Encoding.threeBytes(second)) &<< 16, 6)
    }
    // Characters of fewer than three bytes do not occur in runs today; a user's class might.
    var term: [UInt8] = []
    for value in [first, second] {
      term.append(utf8: Unicode.Scalar(value)?.value ?? 0xFFFD)
    }
    return (TermPrefix.of(term[...]), term.count)
  }

  static func bytes(_ prefix: UInt64, _ length: Int) -> [UInt8] {
    (0..<length).map { UInt8(truncatingIfNeeded: prefix &>> UInt64(56 &- 8 &* $0)) }
  }
}
