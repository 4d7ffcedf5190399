// How many columns does a text take in a terminal?

internal import CICUShims

/// The width of text in columns of a terminal: East Asian Width (UAX #11) by grapheme clusters.
package enum DisplayWidth {
  /// The columns that a text takes: two for wide characters and emoji, none for marks and controls.
  /// - Complexity: linear in the length of the text.
  package static func columns(of text: some StringProtocol) -> Int {
    var columns = 0
    for character in text { columns += width(of: character) }
    return columns
  }

  private static func width(of character: Character) -> Int {
    var widest = 0
    var isEmojiPresentation = false
    for scalar in character.unicodeScalars {
      if scalar.isASCII {
        widest = max(widest, scalar.value >= 0x20 && scalar.value != 0x7F ? 1 : 0)
        continue
      }
      // The selector asks for the emoji form of a character that is narrow as text.
      if scalar.value == 0xFE0F { isEmojiPresentation = true }
      widest = max(widest, Int(icu_columns(scalar.value)))
    }
    if isEmojiPresentation, let first = character.unicodeScalars.first, first.properties.isEmoji {
      return 2
    }
    return widest
  }
}
