// Which letter is this without its accents, strokes and points?

internal import CICUShims

/// Letters by what is left of them without marks: é and e, đ and d, ё and е, أ and ا.
///
/// Letters of Latin, Greek and Cyrillic that Unicode composes of a letter and marks are taken apart as it
/// says, but for й, which nobody takes for и. Stroked and hooked letters come from the transform
/// Latin-ASCII of the Unicode CLDR (Unicode License v3), those of them that are letters of an alphabet; the forms of
/// Arabic letters are those that Lucene's ArabicNormalizer folds. Marks of other scripts, as the voiced
/// marks of kana, make other letters and stay.
struct AccentedLetters: Sendable {
  static let shared = AccentedLetters()

  /// Raised whenever a letter or a mark changes: part of the fingerprint.
  static let version: UInt8 = 1

  private let pairs: CharacterPairs

  private init() {
    pairs = CharacterPairs(groups: Self.groups)
  }

  /// The letter that stands for this one: itself for most.
  ///
  /// - Parameter scalar: in the compatibility normal form.
  func base(_ scalar: UInt32) -> UInt32 {
    guard (0xC0..<0x2000).contains(scalar) else { return scalar }
    let isComposed =
      scalar < 0x250 || (0x370..<0x530).contains(scalar) || scalar >= 0x1E00
    if isComposed, scalar != 0x419, scalar != 0x439 {
      return pairs.standard(icu_base_letter(scalar))
    }
    return pairs.standard(scalar)
  }

  /// The two letters that a ligature or þ is; nil for others.
  func pair(_ scalar: UInt32) -> (UInt32, UInt32)? {
    guard (0xC0..<0x250).contains(scalar) else { return nil }
    return switch base(scalar) {
    case 0xC6: (0x41, 0x45)
    case 0xE6: (0x61, 0x65)
    case 0x152: (0x4F, 0x45)
    case 0x153: (0x6F, 0x65)
    case 0xDE: (0x54, 0x48)
    case 0xFE: (0x74, 0x68)
    default: nil
    }
  }

  /// Whether this is a mark that vanishes, or the stroke that stretches Arabic words.
  static func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x300...0x36F, 0x483...0x489, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0xFE20...0xFE2F: true
    case 0x653...0x65F, 0x8CA...0x8FF: true
    default: isPoint(scalar)
    }
  }

  /// Whether this is a mark that vanishes, and composes with no letter before: points of Hebrew, vowel
  /// signs of Arabic.
  static func isPoint(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x591...0x5BD, 0x5BF, 0x5C1...0x5C2, 0x5C4...0x5C5, 0x5C7: true
    case 0x610...0x61A, 0x640, 0x64B...0x652, 0x670: true
    case 0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7...0x6E8, 0x6EA...0x6ED: true
    default: false
    }
  }

  /// Each group: the letter, then those that become it.
  private static let groups = """
    BƁƂɃ bƀƃɓ CƇȻ cƈȼ DÐĐƉƊƋ dðđƌȡɖɗ EɆ eɇ FƑ fƒ GƓǤ gǥɠ HĦ hħ IƗ iıɨ JɈ jȷɉ KƘ kƙ
    LŁȽ lłƚȴ NŊƝ nŋƞȵɲ OØ oø PƤ pƥ RɌ rɍ sȿ TŦƬƮ tŧƫƭȶʈ UɄ uʉ VƲ vʋ YƳɎ yƴɏ ZƵȤ zƶȥɀ
    اأإآٱ يى هة
    """
}
