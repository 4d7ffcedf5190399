// What does the segmenter have to know of one character? Its class and a few flags, beside the character.

/// Character classes of the word rules: Word_Break of UAX #29 as ICU tailors it.
enum CharacterClass: UInt32 {
  case other = 0
  // One to five are the characters that take a unit of their own.
  case han, hiragana, katakana, hangul
  // Letters of scripts without spaces between words, as Thai, and of those that are written as
  // syllables or signs of sounds: letters to the word rules.
  case unspaced
  case letter, hebrew, numeric, extendNumLet
  case midLetter, midNum, midNumLet, singleQuote, doubleQuote
  case regional, space, carriageReturn, lineFeed, newline
  // Extend and Format, and the joiner, which is one of them with one rule more.
  case extend, joiner
}

/// A character after folding, with its class and flags, in 32 bits.
///
/// Bits 0–20 the scalar, 21–25 the class, 26–31 flags. One load from the character table gives all that
/// the rule layer, the lattice and the terms ask of a character.
struct FoldedScalar: BitwiseCopyable {
  var bits: UInt32

  static let pictographicBit: UInt32 = 1 << 26
  /// Folding needs more than this one character: see `FoldedText`.
  ///
  /// In the table without folds: NFKC changes the character or composes it with what precedes.
  static let complexBit: UInt32 = 1 << 27
  /// A letter, a number or a symbol worth finding: a word segment with one of these is a word.
  static let contentBit: UInt32 = 1 << 28
  /// A member of the Chinese and Japanese dictionary engine's set.
  static let dictionaryBit: UInt32 = 1 << 29
  static let katakanaBit: UInt32 = 1 << 30
  /// Of a letter, which is no katakana: written as a capital of ASCII, whatever it is folded to.
  static let capitalBit = katakanaBit
  /// Thai, Lao, Khmer, Burmese …: segmented by ICU's own iterator.
  static let complexContextBit: UInt32 = 1 << 31

  /// An entry that no character has, as tables hold it for what was never met: it is complex, so that loops
  /// that look at that flag need not ask more.
  static let unmade = FoldedScalar(bits: .max)

  init(bits: UInt32) { self.bits = bits }

  init(scalar: UInt32, class kind: CharacterClass, flags: UInt32 = 0) {
    bits = scalar | kind.rawValue << 21 | flags
  }

  @inline(__always) var scalar: UInt32 { bits & 0x1F_FFFF }
  @inline(__always) var classNumber: UInt32 { bits >> 21 & 31 }
  @inline(__always) func has(_ flag: UInt32) -> Bool { bits & flag != 0 }
  @inline(__always) func isClass(_ kind: CharacterClass) -> Bool { classNumber == kind.rawValue }

  /// Han, Hiragana, Katakana or a Hangul syllable.
  @inline(__always) var isCJK: Bool { classNumber &- 1 < 4 }
  /// A character of a run: one of those, or a letter of another script that is found wherever it stands.
  @inline(__always) var takesUnit: Bool { classNumber &- 1 < 5 }
  /// A letter of Thai, Lao, Khmer, Burmese …, whose words ICU knows.
  @inline(__always) var isOfComplexContext: Bool {
    isClass(.unspaced) && has(Self.complexContextBit)
  }
  /// Whether it is of a run that no dictionary cuts into words.
  @inline(__always) var isUncut: Bool {
    isClass(.hangul) || isClass(.unspaced) && !has(Self.complexContextBit)
  }
  /// Han, Hiragana or Katakana.
  @inline(__always) var isKanaOrHan: Bool { classNumber &- 1 < 3 }
  @inline(__always) var isExtend: Bool { classNumber >= CharacterClass.extend.rawValue }
}
