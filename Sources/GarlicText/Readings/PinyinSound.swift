// Which syllables of pinyin sound alike to many?

/// Spellings of one syllable by people who do not tell zh, ch and sh from z, c and s, or ng from n.
enum PinyinSound {
  /// All spellings of a syllable, itself first.
  static func spellings(of syllable: [UInt8]) -> [[UInt8]] {
    var starts = [syllable]
    if let first = syllable.first, [0x7A, 0x63, 0x73].contains(first) {
      starts.append(
        syllable.count > 1 && syllable[1] == 0x68
          ? [first] + syllable.dropFirst(2) : [first, 0x68] + syllable.dropFirst())
    }
    return starts + starts.compactMap(otherFinal)
  }

  /// The syllable with n for ng or ng for n; nil where it has neither.
  private static func otherFinal(_ syllable: [UInt8]) -> [UInt8]? {
    if syllable.count > 2, syllable.suffix(2).elementsEqual([0x6E, 0x67]) {
      return syllable.dropLast()
    }
    return syllable.count > 1 && syllable.last == 0x6E ? syllable + [0x67] : nil
  }
}
