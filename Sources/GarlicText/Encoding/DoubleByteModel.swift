// How likely is it that somebody wrote these characters, if the bytes are in this encoding?

/// The encodings of East Asia in which a character takes one or two bytes.
///
/// Their standards put the characters of daily use in one area and the others behind it, so that the
/// bytes alone tell a text from what another encoding's bytes happen to mean here.
enum DoubleByteModel: CaseIterable {
  case gb18030, big5, shiftJIS, eucJP, korean

  /// The names by which ICU knows the encoding, the widest first.
  var names: [String] {
    switch self {
    case .gb18030: ["GB18030"]
    case .big5: ["Big5-HKSCS", "Big5"]
    case .shiftJIS: ["Shift_JIS"]
    case .eucJP: ["EUC-JP"]
    case .korean: ["windows-949", "EUC-KR"]
    }
  }

  /// Natural logarithms of probabilities, summed up over the characters beyond ASCII: the share of a class
  /// in texts of the language, spread over the characters of the class.
  ///
  /// - Parameters:
  ///   - bytes: the text, valid in the encoding.
  ///   - text: the same text decoded.
  func logLikelihood(_ bytes: ArraySlice<UInt8>, _ text: [UInt32]) -> Double {
    var sum = 0.0
    var at = bytes.startIndex
    for scalar in text {
      guard at < bytes.endIndex else { break }
      let lead = bytes[at]
      if lead < 0x80 {
        at += 1
        continue
      }
      let trail = at + 1 < bytes.endIndex ? bytes[at + 1] : 0
      let length = length(lead, trail)
      sum += length == 4 ? -22 : logProbability(lead, trail, scalar)
      // Each ASCII letter that is part of a character has to answer for itself elsewhere.
      if length == 2, trail < 0x80 { sum -= SingleByteModel.ascii }
      at += length
    }
    return sum
  }

  private func length(_ lead: UInt8, _ trail: UInt8) -> Int {
    switch self {
    case .shiftJIS: lead == 0x80 || (0xA0...0xDF).contains(lead) || lead >= 0xFD ? 1 : 2
    case .gb18030: lead == 0x80 || lead == 0xFF ? 1 : (0x30...0x39).contains(trail) ? 4 : 2
    case .eucJP: lead == 0x8F ? 3 : lead == 0x8E || lead >= 0xA1 ? 2 : 1
    case .big5, .korean: lead == 0x80 || lead == 0xFF ? 1 : 2
    }
  }

  private func logProbability(_ lead: UInt8, _ trail: UInt8, _ scalar: UInt32) -> Double {
    switch self {
    case .gb18030:
      switch (lead, trail) {
      case (0xA1...0xA3, 0xA1...): return -6.5
      case (0xB0...0xD7, 0xA1...):
        return FrequentCharacters.simplified.contains(scalar) ? -6.2 : -9.4
      case (0xD8...0xF7, 0xA1...): return -12.6
      case (0xA4...0xA9, 0xA1...): return -12
      // GBK has the traditional characters too.
      case (0x81..., _) where FrequentCharacters.traditional.contains(scalar): return -11
      default: return -15.4
      }
    case .big5:
      switch lead {
      case 0xA1...0xA3: return -6.5
      case 0xA4...0xC6:
        if lead == 0xC6, trail >= 0xA1 { return -13 }
        return FrequentCharacters.traditional.contains(scalar) ? -6.2 : -9.8
      case 0xC9...0xF9: return -13
      default: return -15.4
      }
    case .shiftJIS:
      switch lead {
      case 0x81: return -6
      case 0x82: return trail >= 0x9F ? -5.1 : -8
      case 0x83: return trail <= 0x96 ? -6.6 : -11
      case 0x88...0x98: return kanji(scalar, isCommon: lead < 0x98 || trail <= 0x72)
      case 0x99...0x9F, 0xE0...0xEA: return kanji(scalar, isCommon: false)
      case 0xA1...0xDF: return -9.4
      case 0x84, 0x87, 0xED, 0xEE, 0xFA...0xFC: return -13
      default: return -15.4
      }
    case .eucJP:
      switch lead {
      case 0xA1: return -6
      case 0xA3: return -8
      case 0xA4: return -5.1
      case 0xA5: return -6.6
      case 0xB0...0xCF: return kanji(scalar, isCommon: true)
      case 0xD0...0xF4: return kanji(scalar, isCommon: false)
      case 0x8E: return -12
      default: return -13
      }
    case .korean:
      switch (lead, trail) {
      case (0xA1...0xA3, 0xA1...): return -7.6
      case (0xB0...0xC8, 0xA1...): return hangul(scalar)
      case (0xA4, 0xA1...): return -10.3
      case (0xCA...0xFD, 0xA1...): return -14
      default: return (0xAC00...0xD7A3).contains(scalar) ? -13 : -15.4
      }
    }
  }

  /// Syllables of tense consonants, of rare vowels or with rare finals are as rare as the latter.
  private func hangul(_ scalar: UInt32) -> Double {
    if FrequentCharacters.korean.contains(scalar) { return -5.6 }
    let syllable = Int(scalar) - 0xAC00
    guard (0..<11172).contains(syllable) else { return -12 }
    let isRare =
      [1, 4, 8, 10, 13].contains(syllable / 588)
      || [3, 7, 10, 11, 15, 16, 19].contains(syllable % 588 / 28)
      || ![0, 1, 4, 8, 16, 17, 19, 20, 21].contains(syllable % 28)
    return isRare ? -11 : -8.3
  }

  private func kanji(_ scalar: UInt32, isCommon: Bool) -> Double {
    if FrequentCharacters.japanese.contains(scalar) { return -7.4 }
    return isCommon ? -10.1 : -13.6
  }
}
