// How does somebody type a title?

import Foundation

/// A way to type a title or its beginning.
enum TypedForm: String, CaseIterable {
  /// All of it, in small letters.
  case full
  /// Its beginning.
  case beginning
  /// The sounds of its first characters in Latin letters: pinyin, or romaji as input methods take it.
  case sounds
  /// The first letters of pinyin, or the initial consonants of Hangul.
  case initials
  /// Its beginning, of Chinese its pinyin, with one slip.
  case slip

  /// The whole title as the form has it, one part a character: what is typed is some of the first parts, joined.
  ///
  /// Empty where the title cannot be typed so.
  func parts(of title: String) -> [String] {
    let letters = Array(title.lowercased())
    switch self {
    case .full, .beginning: return letters.map { String($0) }
    case .slip:
      if let first = letters.first, Self.isHan(first) { return TypedForm.sounds.parts(of: title) }
      return letters.map { String($0) }
    case .sounds:
      guard let first = letters.first else { return [] }
      if Self.isHan(first) { return letters.prefix(while: Self.isHan).map(Self.pinyin) }
      if Self.isKana(first) { return Self.romaji(letters.prefix(while: Self.isKana)) }
      return []
    case .initials:
      guard let first = letters.first else { return [] }
      if Self.isHan(first) {
        return letters.prefix(while: Self.isHan).map { String(Self.pinyin($0).prefix(1)) }
      }
      return letters.prefix(while: Self.isHangul).compactMap { syllable -> String? in
        guard let value = syllable.unicodeScalars.first?.value else { return nil }
        return String(Self.consonants[Int(value - 0xAC00) / 588])
      }
    }
  }

  /// The fewest and the most parts that are typed.
  var lengths: ClosedRange<Int> {
    switch self {
    case .full: 1...200
    case .beginning: 2...12
    case .sounds: 2...6
    case .initials: 3...8
    case .slip: 3...10
    }
  }

  static func isHan(_ character: Character) -> Bool { isIn(character, 0x4E00...0x9FFF) }
  static func isHangul(_ character: Character) -> Bool { isIn(character, 0xAC00...0xD7A3) }
  static func isKana(_ character: Character) -> Bool { isIn(character, 0x3041...0x30FE) }

  private static func isIn(_ character: Character, _ range: ClosedRange<UInt32>) -> Bool {
    character.unicodeScalars.first.map { range.contains($0.value) } ?? false
  }

  private static let consonants = Array("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")

  /// As ICU reads it, which knows nothing of the table that is measured.
  private static func pinyin(_ character: Character) -> String {
    let latin = String(character).applyingTransform(.mandarinToLatin, reverse: false) ?? ""
    return latin.replacingOccurrences(of: "ü", with: "v").applyingTransform(
      .stripDiacritics, reverse: false)?.filter(\.isLetter).lowercased() ?? ""
  }

  /// One part for each kana but small ones, which belong to the one before.
  private static func romaji(_ kana: ArraySlice<Character>) -> [String] {
    var groups: [String] = []
    for character in kana {
      let isSmall = "ゃゅょぁぃぅぇぉャュョァィゥェォー".contains(character)
      let isAfterSmallTsu = groups.last.map { $0 == "っ" || $0 == "ッ" } ?? false
      if (isSmall || isAfterSmallTsu) && !groups.isEmpty {
        groups[groups.count - 1].append(character)
      } else {
        groups.append(String(character))
      }
    }
    return groups.map { group in
      let plain = group.replacingOccurrences(of: "ー", with: "")
      let latin = plain.applyingTransform(.latinToKatakana, reverse: true) ?? ""
      let letters = latin.applyingTransform(.stripDiacritics, reverse: false) ?? latin
      return letters.lowercased().filter { $0.isASCII && $0.isLetter }
        + (group.contains("ー") ? "-" : "")
    }
  }
}
