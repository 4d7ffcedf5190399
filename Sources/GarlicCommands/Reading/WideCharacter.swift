// Which characters are written without spaces between them?

/// Han characters, kana, and the punctuation between them; not Hangul, which has spaces.
enum WideCharacter {
  static func contains(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2E80...0x2FFF, 0x3001...0x312F, 0x31A0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFF60, 0xFF66...0xFF9F, 0x1AFF0...0x1B16F,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// Whether UTF-8 begins with one.
  static func begins(_ utf8: ArraySlice<UInt8>) -> Bool { scalar(utf8).map(contains) ?? false }

  /// Whether UTF-8 ends with one.
  static func ends(_ utf8: ArraySlice<UInt8>) -> Bool {
    let tail = utf8.suffix(4)
    guard let start = tail.lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return false }
    return begins(tail[start...])
  }

  /// The first scalar; nil for fewer than three bytes, where there is no wide one.
  private static func scalar(_ utf8: ArraySlice<UInt8>) -> UInt32? {
    let bytes = utf8.prefix(4).map { UInt32($0) }
    guard bytes.count >= 3 else { return nil }
    if bytes[0] & 0xF0 == 0xE0 {
      return (bytes[0] & 0x0F) << 12 | (bytes[1] & 0x3F) << 6 | bytes[2] & 0x3F
    }
    guard bytes.count == 4, bytes[0] & 0xF8 == 0xF0 else { return nil }
    return (bytes[0] & 0x07) << 18 | (bytes[1] & 0x3F) << 12 | (bytes[2] & 0x3F) << 6 | bytes[3]
      & 0x3F
  }
}
