// How likely is it that somebody wrote these characters, if each takes two or four bytes?

/// Texts in UTF-16 and UTF-32 without a byte order mark.
enum WideModel {
  /// Natural logarithms of probabilities, summed up over all characters.
  static func logLikelihood(_ text: [UInt32]) -> Double {
    text.reduce(0) { $0 + logProbability($1) }
  }

  private static func logProbability(_ scalar: UInt32) -> Double {
    switch scalar {
    case 0..<0x80: SingleByteModel.ascii
    case 0x3001...0x3002, 0x300A...0x3011, 0x2013...0x2026, 0xFF01...0xFF20: -6
    case 0x3041...0x30FF: -5.5
    case 0x4E00...0x9FFF, 0xAC00...0xD7A3:
      FrequentCharacters.all.contains(scalar) ? -6.6 : -10
    case 0x80..<0x250, 0x370..<0x700, 0x0E00..<0x0E80: -6
    case 0xFF21...0xFF9F: -10
    default: -14
    }
  }
}
