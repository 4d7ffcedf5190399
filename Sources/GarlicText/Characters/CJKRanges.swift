// Which code points are characters of Chinese, Japanese and Korean?

/// Ranges of Unicode, each up to the code point after its last.
package enum CJKRanges {
  /// The letters of hiragana, without marks that other scripts share.
  static let hiragana: Range<UInt32> = 0x3041..<0x3097
  /// The letters of katakana, without marks that other scripts share.
  static let katakana: Range<UInt32> = 0x30A1..<0x30FB
  /// The block CJK Unified Ideographs Extension A.
  static let ideographsOfExtensionA: Range<UInt32> = 0x3400..<0x4DC0
  /// The block CJK Unified Ideographs.
  static let ideographs: Range<UInt32> = 0x4E00..<0xA000
  /// The syllables of Hangul, each of which Unicode can take apart.
  package static let hangulSyllables: Range<UInt32> = 0xAC00..<0xD7A4
  /// Plane 2, of ideographs alone.
  static let supplementaryIdeographs: Range<UInt32> = 0x2_0000..<0x3_0000

  /// The ranges whose characters the analyzer takes for runs of Chinese, Japanese and Korean only, so that a term
  /// that begins with one is a bigram or a single character, and no word; ascending.
  package static let runs = [
    hiragana, katakana, ideographsOfExtensionA, ideographs, hangulSyllables,
    supplementaryIdeographs,
  ]

  /// The blocks of these scripts with their radicals, letters, marks, and wide and narrow forms.
  private static let blocks: [Range<UInt32>] = [
    0x1100..<0x1200,  // Hangul Jamo
    0x2E80..<0x3000,  // radicals and descriptions of ideographs
    0x3005..<0xA000,  // marks, brackets, kana, Bopomofo, Jamo and ideographs
    0xA960..<0xA980,  // Hangul Jamo Extended-A
    0xAC00..<0xD800,  // Hangul syllables and Hangul Jamo Extended-B
    0xF900..<0xFB00,  // compatibility ideographs
    0xFF66..<0xFFDD,  // halfwidth katakana and Jamo
    0x1_B000..<0x1_B170,  // kana of the past
    0x2_0000..<0x4_0000,  // supplementary ideographs
  ]

  /// Whether a text with this character is one of Chinese, Japanese or Korean.
  package static func contains(_ scalar: UInt32) -> Bool {
    scalar >= 0x1100 && blocks.contains { $0.contains(scalar) }
  }
}
