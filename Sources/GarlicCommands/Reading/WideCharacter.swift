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
  static func begins(_ utf8: ArraySlice<UInt8>) -> Bool { contains(firstScalar(utf8) ?? 0) }

  /// Whether UTF-8 ends with one.
  static func ends(_ utf8: ArraySlice<UInt8>) -> Bool { contains(lastScalar(utf8) ?? 0) }

  /// The scalar that UTF-8 ends with.
  static func lastScalar(_ utf8: ArraySlice<UInt8>) -> UInt32? {
    let tail = utf8.suffix(4)
    guard let start = tail.lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return nil }
    return firstScalar(tail[start...])
  }

  /// The scalar that UTF-8 begins with; nil where it is malformed.
  static func firstScalar(_ utf8: ArraySlice<UInt8>) -> UInt32? {
    guard let lead = utf8.first else { return nil }
    let length: Int
    var scalar: UInt32
    switch lead {
    case 0..<0x80: return UInt32(lead)
    case 0xC0..<0xE0: (length, scalar) = (2, UInt32(lead & 0x1F))
    case 0xE0..<0xF0: (length, scalar) = (3, UInt32(lead & 0x0F))
    case 0xF0..<0xF8: (length, scalar) = (4, UInt32(lead & 0x07))
    default: return nil
    }
    if utf8.count < length { return nil }
    for byte in utf8.prefix(length).dropFirst() { scalar = scalar << 6 | UInt32(byte & 0x3F) }
    return scalar
  }
}
