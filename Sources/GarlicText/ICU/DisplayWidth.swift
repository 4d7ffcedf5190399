// How many columns does a text take in a terminal?

internal import CICUShims

/// The width of text in columns of a terminal: East Asian Width (UAX #11) by grapheme clusters.
package enum DisplayWidth {
  /// The columns that a text takes: two for wide characters and emoji, none for marks and controls.
  /// - Complexity: linear in the length of the text.
  package static func columns(of text: some StringProtocol) -> Int {
    var columns = 0
    for character in text { columns += self.columns(of: character) }
    return columns
  }

  /// The columns that a character takes.
  package static func columns(of character: Character) -> Int {
    let utf8 = character.utf8
    if utf8.count == 1, let byte = utf8.first { return byte >= 0x20 && byte != 0x7F ? 1 : 0 }
    // Most of what is wide is one scalar of three bytes.
    if utf8.count == 3, let scalar = character.unicodeScalars.first, utf8.first ?? 0 >= 0xE0,
      isPlainlyWide(scalar.value)
    {
      return 2
    }
    return width(of: character)
  }

  /// Whether a scalar is one of Han, of kana without marks, of Hangul, or of the punctuation among them: wide, whatever
  /// version of Unicode is asked.
  private static func isPlainlyWide(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0x3041...0x3096, 0x30A1...0x30FA, 0x3001...0x3003,
      0x3008...0x3011:
      true
    default: false
    }
  }

  /// The same by what ICU says of each scalar of the character.
  package static func width(of character: Character) -> Int {
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
