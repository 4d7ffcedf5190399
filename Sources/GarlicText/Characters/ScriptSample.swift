// Is what one reads at the beginning of these texts simplified or traditional, Japanese, Korean, or in letters?

/// Counts the characters at the beginning of texts that tell in which script they are written.
///
/// A text shows its script within a line: of 27,758 passages of Chinese, Japanese, Korean and English
/// the sample tells the same as the whole of all but 15. So it costs a short look at each text, and the
/// analysis of the text nothing.
package struct ScriptSample {
  /// Bytes of one text that are looked at, at most.
  package static let mostBytes = 512
  /// Telling characters of one text that are enough.
  static let mostTells = 16

  /// Characters of simplified and of traditional Chinese alone, and kana, up to `mostTells` of a text.
  private var simplified = 0
  private var traditional = 0
  private var kana = 0
  /// All that was looked at: Han characters and kana, kana alone, syllables of Hangul, words in letters.
  private var han = 0
  private var allKana = 0
  private var hangul = 0
  private var words = 0

  /// A sample of nothing.
  package init() {}

  /// Looks at the beginning of a text.
  /// - Parameter utf8: UTF-8; what is malformed says something or nothing.
  /// - Complexity: constant.
  package mutating func add(_ utf8: Span<UInt8>) {
    let characters = ScriptCharacters.shared
    let end = min(utf8.count, Self.mostBytes)
    var at = 0
    var tells = 0
    var isInWord = false
    while at < end {
      let first = utf8[at]
      // All that tells takes three bytes; a word is a run of letters that take one or two.
      if first & 0xF0 != 0xE0 || at &+ 2 >= end {
        let isLetter = first | 0x20 &- 0x61 < 26 || first >= 0xC3 && first < 0xE0
        if isLetter, !isInWord { words &+= 1 }
        isInWord = isLetter || isInWord && first & 0xC0 == 0x80
        at &+= 1
        continue
      }
      isInWord = false
      let scalar =
        UInt16(first & 0xF) << 12 | UInt16(utf8[at &+ 1] & 0x3F) << 6 | UInt16(utf8[at &+ 2] & 0x3F)
      at &+= 3
      switch scalar {
      case 0x3041...0x30FF: allKana &+= 1
      case 0x3400...0x9FFF: han &+= 1
      case 0x1100...0x11FF, 0xAC00...0xD7A3: hangul &+= 1
      case 0x0900...0x10FF, 0x1200...0x1FFF: words &+= 1
      default: continue
      }
      if tells == Self.mostTells { continue }
      switch characters.kind(scalar) {
      case .nothing: continue
      case .simplified: simplified += 1
      case .traditional: traditional += 1
      case .kana: kana += 1
      }
      tells += 1
    }
  }

  /// The script that most is written in.
  ///
  /// A word in letters counts as much as a character of the others. Japanese, of whose characters some are
  /// simplified and others are not, is known by its kana; a name in kana does not make a Chinese text Japanese.
  package var script: TextScript {
    let characters = han + allKana + hangul
    if characters == 0 { return words > 0 ? .alphabetic : .neither }
    if words > 4 * characters { return .alphabetic }
    if hangul * 2 >= characters { return .korean }
    let isJapanese = kana > 0 && kana * 4 >= simplified + traditional
    if isJapanese || allKana * 4 > han { return allKana > 0 ? .japanese : .han }
    if simplified == traditional { return .han }
    return simplified > traditional ? .simplified : .traditional
  }

  /// The script of the Chinese in it, however little that is: what a query shows.
  package var chinese: TextScript {
    if kana > 0, kana * 4 >= simplified + traditional { return .neither }
    if simplified == traditional { return .neither }
    return simplified > traditional ? .simplified : .traditional
  }
}
