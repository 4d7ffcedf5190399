// Which character does this mark repeat?

/// The marks that stand for the character before them: 々 and 〻 after Han, ゝ ゞ after hiragana, ヽ ヾ after
/// katakana.
enum IterationMark {
  static func isOne(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3005, 0x303B, 0x309D, 0x309E, 0x30FD, 0x30FE: true
    default: false
    }
  }

  /// The character that a mark stands for; nil where it repeats nothing.
  /// - Parameter before: the character before it.
  static func character(of mark: UInt32, after before: FoldedScalar) -> UInt32? {
    switch mark {
    case 0x3005, 0x303B: before.isClass(.han) ? before.scalar : nil
    case 0x309D: (0x3041...0x3096).contains(before.scalar) ? unvoiced(before.scalar) : nil
    case 0x309E: (0x3041...0x3096).contains(before.scalar) ? voiced(before.scalar) : nil
    case 0x30FD: (0x30A1...0x30F6).contains(before.scalar) ? unvoiced(before.scalar) : nil
    case 0x30FE: (0x30A1...0x30F6).contains(before.scalar) ? voiced(before.scalar) : nil
    default: nil
    }
  }

  /// The distance of katakana from hiragana.
  private static let katakana: UInt32 = 0x60

  private static func voiced(_ kana: UInt32) -> UInt32 {
    let plain = unvoiced(kana)
    let hiragana = plain > 0x3096 ? plain - katakana : plain
    return switch hiragana {
    case 0x3046: plain + 0x4E
    case 0x304B...0x3062 where hiragana & 1 == 1: plain + 1
    case 0x3064...0x3069 where hiragana & 1 == 0: plain + 1
    case 0x306F...0x307D where hiragana % 3 == 0: plain + 1
    default: plain
    }
  }

  private static func unvoiced(_ kana: UInt32) -> UInt32 {
    let hiragana = kana > 0x3096 ? kana - katakana : kana
    return switch hiragana {
    case 0x3094: kana - 0x4E
    case 0x304C...0x3062 where hiragana & 1 == 0: kana - 1
    case 0x3065...0x3069 where hiragana & 1 == 1: kana - 1
    case 0x3070...0x307D where hiragana % 3 == 1: kana - 1
    default: kana
    }
  }
}
