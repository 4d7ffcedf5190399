// Where in a dictionary do terms begin with a character of a run?

import GarlicText

/// Rows of terms that begin with characters of runs of Chinese, Japanese and Korean, which are bigrams or single
/// characters.
enum RunCharacters {
  private static let rows: [(first: [UInt8], end: [UInt8])] = CJKRanges.runs.map {
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
    var bytes: [UInt8] = []
    bytes.append(utf8: value)
    return bytes
  }
}
