// How likely is it that somebody wrote these letters, if a byte is a letter?

/// Texts in alphabets: what stands beside a letter tells words from noise.
enum SingleByteModel {
  /// The logarithm for a letter of ASCII.
  static let ascii = -3.5

  private enum Class { case lower, upper, letter, mark, typography, other }

  /// Natural logarithms of probabilities, summed up over the characters beyond ASCII.
  static func logLikelihood(_ text: [UInt32]) -> Double {
    var sum = 0.0
    var before: (scalar: UInt32, kind: Class) = (0x20, .other)
    for (index, scalar) in text.enumerated() {
      let kind = kind(scalar)
      if scalar >= 0x80 {
        let next = index + 1 < text.count ? text[index + 1] : 0x20
        sum += logProbability(scalar, kind, before: before, next: next)
      }
      before = (scalar, kind)
    }
    return sum
  }

  private static func logProbability(
    _ scalar: UInt32, _ kind: Class, before: (scalar: UInt32, kind: Class), next: UInt32
  ) -> Double {
    let isLatin = scalar < 0x250
    switch kind {
    case .upper where before.kind == .lower: return -12
    case .upper, .lower, .letter, .mark:
      // No word is of two alphabets.
      let other = isLetter(before.kind) && (before.scalar < 0x250) != isLatin
      if other { return -12 }
      if kind == .upper { return isLatin ? -8 : -6.5 }
      if !isLatin { return -3.7 }
      // Between the letters of ASCII stand few others, seldom two together.
      let isAlone = !isASCIILetter(before.scalar) && !isASCIILetter(next)
      return isAlone ? -8.5 : before.scalar >= 0x80 && isLetter(before.kind) ? -7.5 : -5
    case .typography: return -6
    case .other: return -10
    }
  }

  private static func isLetter(_ kind: Class) -> Bool {
    kind == .upper || kind == .lower || kind == .letter
  }

  private static func isASCIILetter(_ scalar: UInt32) -> Bool {
    (0x61...0x7A).contains(scalar | 0x20)
  }

  private static func kind(_ value: UInt32) -> Class {
    guard let scalar = Unicode.Scalar(value) else { return .other }
    switch value {
    case 0xA0, 0xAB, 0xBB, 0xA7, 0xA9, 0xAE, 0xB0, 0xB7, 0x2013...0x2026, 0x20AC, 0x2116, 0x2122:
      return .typography
    default: break
    }
    return switch scalar.properties.generalCategory {
    case .lowercaseLetter: .lower
    case .uppercaseLetter: .upper
    case .otherLetter: .letter
    case .nonspacingMark: .mark
    default: .other
    }
  }
}
