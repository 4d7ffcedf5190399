// Where in a dictionary do terms begin with a character of a run?

/// The ranges of Unicode whose characters the analyzer takes for runs of Chinese, Japanese and Korean
/// only, so that a term that begins with one is a bigram or a single character, and no word.
enum RunCharacters {
  /// Each range by its first code point and the one after its last: kana, Han of Extension A, Han,
  /// Hangul, Han of the supplementary planes.
  static let ranges: [Range<UInt32>] = [
    0x3041..<0x3097, 0x30A1..<0x30FB, 0x3400..<0x4DC0, 0x4E00..<0xA000, 0xAC00..<0xD7A4,
    0x2_0000..<0x3_0000,
  ]

  private static let rows: [(first: [UInt8], end: [UInt8])] = ranges.map {
    (utf8($0.lowerBound), utf8($0.upperBound))
  }

  /// The least bytes after all terms that begin with a character of the same range; nil when a term
  /// begins with none.
  static func end(ofRowWith term: [UInt8]) -> [UInt8]? {
    guard let lead = term.first, lead >= 0xE3 else { return nil }
    for row in rows
    where !term.lexicographicallyPrecedes(row.first) && term.lexicographicallyPrecedes(row.end) {
      return row.end
    }
    return nil
  }

  private static func utf8(_ value: UInt32) -> [UInt8] {
    Array(String(Unicode.Scalar(value).map { Character($0) } ?? "\u{fffd}").utf8)
  }
}
