// How do people mistype a word?

import Foundation

/// One slip of the finger, of the ear or of the input method.
struct Slip {
  private static let rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map(Array.init)
  private static let voiced: [Character: Character] = Dictionary(
    uniqueKeysWithValues: zip(
      "かきくけこさしすせそたちつてとはひふへほカキクケコサシスセソタチツテトハヒフヘホ", "がぎぐげござじずぜぞだぢづでどばびぶべぼガギグゲゴザジズゼゾダヂヅデドバビブベボ"))
  /// Vowels of Hangul, by their order, that are taken for each other: ㅐ and ㅔ, ㅓ and ㅏ, ㅗ and ㅜ.
  private static let vowels: [UInt32: UInt32] = [1: 5, 5: 1, 4: 0, 0: 4, 8: 13, 13: 8]

  /// Characters by their sound without its tone.
  private var characters: [String: [Character]] = [:]

  /// - Parameter words: those of the collection, whose characters stand for each other.
  init(_ words: [String]) {
    for character in Set(words.joined()).sorted() where Self.isHan(character) {
      characters[Self.sound(character), default: []].append(character)
    }
  }

  /// The word with one slip; nil when it has none for it.
  func broken(_ word: String, using random: inout SplitMix64) -> String? {
    var letters = Array(word)
    guard let first = letters.first, letters.count > 1 else { return nil }
    let place = Int.random(in: 0..<letters.count, using: &random)
    if Self.isHan(first) {
      let others = characters[Self.sound(letters[place])]?.filter { $0 != letters[place] } ?? []
      guard let other = others.randomElement(using: &random) else { return nil }
      letters[place] = other
    } else if first.isASCII {
      Self.mistype(&letters, max(1, place), &random)
    } else if let scalar = letters[place].unicodeScalars.first, 0xAC00...0xD7A3 ~= scalar.value {
      let value = scalar.value - 0xAC00
      let vowel = value / 28 % 21
      guard let other = Self.vowels[vowel],
        let slipped = Unicode.Scalar(scalar.value - vowel * 28 + other * 28)
      else { return nil }
      letters[place] = Character(slipped)
    } else if let other = Self.voiced[letters[place]] {
      letters[place] = other
    } else {
      return nil
    }
    let broken = String(letters)
    return broken == word ? nil : broken
  }

  /// Letters swapped, left out, doubled, or taken from the next key; the first one is seldom wrong.
  private static func mistype(
    _ letters: inout [Character], _ place: Int, _ random: inout SplitMix64
  ) {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: letters.swapAt(place, place > 1 ? place - 1 : min(place + 1, letters.count - 1))
    case 1: letters.remove(at: place)
    case 2: letters.insert(letters[place], at: place)
    default:
      for row in rows {
        guard let at = row.firstIndex(of: letters[place]) else { continue }
        letters[place] = row[at > 0 ? at - 1 : at + 1]
        return
      }
    }
  }

  private static func isHan(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { 0x4E00...0x9FFF ~= $0.value } ?? false
  }

  private static func sound(_ character: Character) -> String {
    let latin = String(character).applyingTransform(.mandarinToLatin, reverse: false)
    return latin?.applyingTransform(.stripDiacritics, reverse: false) ?? ""
  }
}
