// Which class do ICU's properties give a character? The tailoring of ICU's word rules.

internal import CICUShims

extension CharacterClass {
  /// The table's entry of a scalar that no fold has changed.
  static func entry(
    of scalar: UInt32, _ properties: icu_properties, rules: WordRuleProbe
  ) -> FoldedScalar {
    var flags: UInt32 = 0
    let bits = UInt32(properties.flags)
    let isPictographic = bits & ICU_EXTENDED_PICTOGRAPHIC.rawValue != 0
    let script = UInt32(properties.script)
    var kind = of(scalar, properties, rules: rules)
    if bits & ICU_COMPLEX_CONTEXT.rawValue != 0 {
      flags |= FoldedScalar.complexContextBit
      if kind != .extend && kind != .joiner { kind = .unspaced }
    }
    if kind == .letter, isUnspaced(scalar) { kind = .unspaced }
    if isPictographic { flags |= FoldedScalar.pictographicBit }
    // Signs like © and ™ are pictographic too, but nobody looks for them.
    let isSymbolWord = (isPictographic && scalar >= 0x2300) || kind == .regional
    if bits & ICU_LETTER_OR_NUMBER.rawValue != 0 || isSymbolWord || isCJKClass(kind) {
      flags |= FoldedScalar.contentBit
    }
    if bits & ICU_NFKC_INERT_ALONE.rawValue == 0, !isSpelledJamo(scalar) {
      flags |= FoldedScalar.complexBit
    }
    if script == ICU_SCRIPT_HAN.rawValue || script == ICU_SCRIPT_HIRAGANA.rawValue
      || script == ICU_SCRIPT_KATAKANA.rawValue || scalar == 0x30FC || scalar == 0xFF70
      || scalar == 0xFF9E || scalar == 0xFF9F
    {
      flags |= FoldedScalar.dictionaryBit
    }
    if (0x30A1...0x30FE).contains(scalar) && scalar != 0x30FB
      || (0xFF66...0xFF9F).contains(scalar)
    {
      flags |= FoldedScalar.katakanaBit
    }
    if CharacterTable.isCapital(scalar) { flags |= FoldedScalar.capitalBit }
    return FoldedScalar(scalar: scalar, class: kind, flags: flags)
  }

  /// Whether a letter is of a script whose texts are searched by any part of a run: jamo, bopomofo, Yi.
  ///
  /// Scripts of complex context are told by their property.
  private static func isUnspaced(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x1100...0x11FF, 0xA960...0xA97F, 0xD7B0...0xD7FF, 0x3131...0x318E: true  // jamo
    case 0x3105...0x312F, 0x31A0...0x31BF: true  // bopomofo
    case 0xA000...0xA48C: true  // Yi
    default: false
    }
  }

  /// Whether it is a jamo that stands for itself, as in ㅋㅋ.
  ///
  /// NFKC would join it with its neighbours to syllables that nobody wrote.
  static func isSpelledJamo(_ scalar: UInt32) -> Bool {
    (0x3131...0x318E).contains(scalar) && scalar != 0x3164
  }

  private static func isCJKClass(_ kind: CharacterClass) -> Bool {
    kind == .han || kind == .hiragana || kind == .katakana || kind == .hangul || kind == .unspaced
  }

  private static func of(
    _ scalar: UInt32, _ properties: icu_properties, rules: WordRuleProbe
  ) -> CharacterClass {
    // Han wins over every other class, and syllables are taken out of the letters.
    let script = UInt32(properties.script)
    if script == ICU_SCRIPT_HAN.rawValue { return .han }
    if CJKRanges.hangulSyllables.contains(scalar) { return .hangul }
    if script == ICU_SCRIPT_HIRAGANA.rawValue { return .hiragana }
    if scalar == 0x40 { return rules.variant.atSignIsLetter ? .letter : .other }
    if scalar == 0x3A || scalar == 0xFE55 || scalar == 0xFF1A {
      return rules.variant.colonIsMidLetter ? .midLetter : .other
    }
    switch UInt32(properties.word_break) {
    case ICU_WB_ALETTER.rawValue: return .letter
    case ICU_WB_HEBREW_LETTER.rawValue: return .hebrew
    case ICU_WB_KATAKANA.rawValue: return .katakana
    case ICU_WB_NUMERIC.rawValue: return .numeric
    case ICU_WB_EXTENDNUMLET.rawValue: return .extendNumLet
    case ICU_WB_MIDLETTER.rawValue: return .midLetter
    case ICU_WB_MIDNUM.rawValue: return .midNum
    case ICU_WB_MIDNUMLET.rawValue: return .midNumLet
    case ICU_WB_SINGLE_QUOTE.rawValue: return .singleQuote
    case ICU_WB_DOUBLE_QUOTE.rawValue: return .doubleQuote
    case ICU_WB_REGIONAL_INDICATOR.rawValue: return .regional
    case ICU_WB_WSEGSPACE.rawValue: return .space
    case ICU_WB_CR.rawValue: return .carriageReturn
    case ICU_WB_LF.rawValue: return .lineFeed
    case ICU_WB_NEWLINE.rawValue: return .newline
    case ICU_WB_EXTEND.rawValue, ICU_WB_FORMAT.rawValue: return .extend
    case ICU_WB_ZWJ.rawValue: return .joiner
    default: return .other
    }
  }
}
