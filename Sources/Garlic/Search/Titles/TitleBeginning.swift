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
