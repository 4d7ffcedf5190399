// Which keywords are equal?

/// Normalizes keywords: lower case, one width, both, or neither.
///
/// Lower case is Unicode's mapping of each character, without regard to language or place (The Unicode Standard, 3.13:
/// toLowercase without its conditions). Width is that of the compatibility decompositions `<wide>` and `<narrow>`
/// (UAX #11): ＡＢＣ is ABC, ｶﾞ is ガ, and an ideographic space is a space. Other characters stay as they are.
/// Normalizing twice is normalizing once.
package struct KeywordNormalizer: Sendable, Hashable {
  package let folds: Folds

  /// The folds that it knows.
  package static let known: Folds = [.case, .width]

  package init(_ folds: Folds) { self.folds = folds }

  /// The form that stands for a keyword.
  ///
  /// - Complexity: O(length).
  package func normalized(_ keyword: String) -> String {
    if folds.isEmpty { return keyword }
    var result = keyword
    if folds.contains(.width), keyword.utf8.contains(where: { $0 >= 0xE3 }) {
      result = Self.narrowed(keyword)
    }
    return folds.contains(.case) ? Self.lowercased(result) : result
  }

  private static func lowercased(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 && !(0x41...0x5A).contains($0) }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.value < 0x80 {
        let isUpper = (0x41...0x5A).contains(scalar.value)
        result.append(Unicode.Scalar(UInt8(scalar.value) + (isUpper ? 0x20 : 0)))
      } else {
        result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return String(result)
  }

  private static func narrowed(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard let other = WidthForms.form(of: scalar.value) else {
        result.append(scalar)
        continue
      }
      if let last = result.last, let voiced = WidthForms.voiced(last.value, by: scalar.value) {
        result.removeLast()
        result.append(voiced)
      } else {
        result.append(other)
      }
    }
    return String(result)
  }
}
