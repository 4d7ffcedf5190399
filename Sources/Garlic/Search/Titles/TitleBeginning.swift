// How may a title begin that somebody types otherwise than it is written?

import GarlicText

/// What was typed, compared with the beginnings of titles.
protocol TitleBeginning {
  /// Where titles may begin.
  func roots(of starts: TitleStarts) -> [TitleStarts.Group]
  /// Whether a title may begin so.
  func mayGoOn(_ path: [UInt16]) -> Bool
  /// Whether the beginning stands for all that was typed.
  func isAtEnd(_ path: [UInt16]) -> Bool
}

extension TitleBeginning {
  fileprivate func scalars(_ path: [UInt16]) -> [Unicode.Scalar] {
    path.compactMap { Unicode.Scalar($0) }
  }
}

/// Latin letters for kana, and half-typed kana.
struct KanaBeginning: TitleBeginning {
  /// In loose kana.
  private let beginnings: [String]

  init?(_ typed: String) {
    beginnings = Romaji.beginnings(typed)
    if beginnings.isEmpty { return nil }
  }

  func roots(of starts: TitleStarts) -> [TitleStarts.Group] {
    Set(beginnings.compactMap { $0.utf16.first }).sorted().flatMap {
      Array(starts.groups(of: $0)) + Array(starts.groups(of: $0 + 0x60))
    }
  }

  func mayGoOn(_ path: [UInt16]) -> Bool {
    guard let loose = Romaji.looseKana(of: scalars(path)) else { return false }
    return beginnings.contains { $0.hasPrefix(loose) || loose.hasPrefix($0) }
  }

  func isAtEnd(_ path: [UInt16]) -> Bool {
    guard let loose = Romaji.looseKana(of: scalars(path)) else { return false }
    return beginnings.contains { loose.hasPrefix($0) }
  }
}

/// Initials of Hangul and half-typed syllables.
struct HangulBeginning: TitleBeginning {
  private let pattern: HangulInitials

  init?(_ typed: String) {
    let letters = typed.unicodeScalars.filter { !$0.properties.isWhitespace }
    guard let pattern = HangulInitials(String(String.UnicodeScalarView(letters))) else {
      return nil
    }
    self.pattern = pattern
  }

  func roots(of starts: TitleStarts) -> [TitleStarts.Group] {
    let range = pattern.firstCharacters
    guard let first = UInt16(exactly: range.lowerBound),
      let last = UInt16(exactly: range.upperBound)
    else { return [] }
    return Array(starts.groups(of: first...last))
  }

  func mayGoOn(_ path: [UInt16]) -> Bool { pattern.mayBegin(with: scalars(path)) }
  func isAtEnd(_ path: [UInt16]) -> Bool { pattern.match(scalars(path)) != nil }
}

/// What was typed but for one edit; of Hangul an edit is one of a letter.
struct SlipBeginning: TitleBeginning {
  private let typed: [UInt16]
  private let pattern: FuzzyPattern

  /// Letters from which on an edit is forgiven; a syllable of Hangul counts as two, kana as one and a half.
  private static let least = 4.0

  /// - Returns: nil for what is too short, and for Chinese characters.
  init?(_ typed: [UInt16]) {
    var length = 0.0
    for unit in typed {
      switch unit {
      case 0xAC00...0xD7A3: length += 2
      case 0x3041...0x30FF: length += 1.5
      case 0x2E80...0x9FFF: return nil
      default: length += 1
      }
    }
    if length < Self.least { return nil }
    self.typed = typed
    pattern = FuzzyPattern(String(decoding: typed, as: UTF16.self), edits: 1)
  }

  func roots(of starts: TitleStarts) -> [TitleStarts.Group] {
    // The first letter is seldom wrong; one too many, or two swapped, leave the second.
    if let first = typed.first, 0x3041...0x30FF ~= first {
      return Array(starts.groups(of: 0x3041...0x30FF))
    }
    if let first = typed.first, 0xAC00...0xD7A3 ~= first {
      return Array(starts.groups(of: 0xAC00...0xD7A3))
    }
    return Set(typed.prefix(2)).sorted().flatMap { Array(starts.groups(of: $0)) }
  }

  func mayGoOn(_ path: [UInt16]) -> Bool { pattern.mayContinue(prefix: Self.utf8(path)) }
  func isAtEnd(_ path: [UInt16]) -> Bool { pattern.distance(to: Self.utf8(path)) != nil }

  private static func utf8(_ path: [UInt16]) -> [UInt8] {
    Array(String(decoding: path, as: UTF16.self).utf8)
  }
}
