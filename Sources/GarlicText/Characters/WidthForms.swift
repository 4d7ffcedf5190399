// Which character has another width?

/// The characters of the block Halfwidth and Fullwidth Forms, and the ideographic space, with those that they are a form
/// of: the decompositions `<wide>` and `<narrow>` of UnicodeData, which never change.
enum WidthForms {
  /// The character of the usual width; nil when it has that.
  static func form(of scalar: UInt32) -> Unicode.Scalar? {
    switch scalar {
    case 0x3000: " "
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar - 0xFF01 + 0x21)
    case 0xFF5F...0xFF60: Unicode.Scalar(scalar - 0xFF5F + 0x2985)
    case 0xFF61...0xFF9F: Unicode.Scalar(kana[Int(scalar - 0xFF61)])
    case 0xFFA0: Unicode.Scalar(0x3164 as UInt32)
    case 0xFFA1...0xFFBE: Unicode.Scalar(scalar - 0xFFA1 + 0x3131)
    case 0xFFC2...0xFFC7: Unicode.Scalar(scalar - 0xFFC2 + 0x314F)
    case 0xFFCA...0xFFCF: Unicode.Scalar(scalar - 0xFFCA + 0x3155)
    case 0xFFD2...0xFFD7: Unicode.Scalar(scalar - 0xFFD2 + 0x315B)
    case 0xFFDA...0xFFDC: Unicode.Scalar(scalar - 0xFFDA + 0x3161)
    case 0xFFE0...0xFFE6: Unicode.Scalar(signs[Int(scalar - 0xFFE0)])
    case 0xFFE8...0xFFEE: Unicode.Scalar(lines[Int(scalar - 0xFFE8)])
    default: nil
    }
  }

  /// The syllable that a katakana of the usual width and a voicing mark of half width are.
  static func voiced(_ kana: UInt32, by mark: UInt32) -> Unicode.Scalar? {
    switch mark {
    case 0xFF9E:
      switch kana {
      case 0x30AB...0x30C1 where kana % 2 == 1, 0x30C4, 0x30C6, 0x30C8, 0x30FD:
        Unicode.Scalar(kana + 1)
      case 0x30CF...0x30DB where kana % 3 == 0: Unicode.Scalar(kana + 1)
      case 0x30A6: "ヴ"

      case 0x30EF...0x30F2: Unicode.Scalar(kana + 8)
      default: nil
      }
    case 0xFF9F: (0x30CF...0x30DB).contains(kana) && kana % 3 == 0 ? Unicode.Scalar(kana + 2) : nil
    default: nil
    }
  }

  /// Of U+FF61 to U+FF9F; the marks alone are those that combine, as in NFKC.
  private static let kana: [UInt32] =
    Array(
      "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars
    ).map(\.value) + [0x3099, 0x309A]
  private static let signs: [UInt32] = [0xA2, 0xA3, 0xAC, 0xAF, 0xA6, 0xA5, 0x20A9]
  private static let lines: [UInt32] = [
    0x2502, 0x2190, 0x2191, 0x2192, 0x2193, 0x25A0, 0x25CB,
  ]
}
