// Which syllables of pinyin is a Chinese character read as?

/// The common readings of Chinese characters: syllables without tones, ü as v.
///
/// Made of ``PinyinTable`` at the first use, in about a millisecond; 100 KB.
package struct Pinyin: Sendable {
  package static let shared = Pinyin()

  /// The spellings of all syllables, in small letters, in the order of the alphabet.
  let syllables: [[UInt8]]
  /// Where the readings of a character begin in `readings`, by its distance from ``first``.
  private let starts: [UInt16]
  /// Indices of syllables.
  private let readings: [UInt16]

  /// The characters of each syllable, and where those of a syllable begin.
  private let characters: [UInt16]
  private let characterStarts: [UInt16]
  /// The indices of the syllables by their first letters.
  private let byLetter: [[Int]]

  private static let first: UInt32 = 0x4E00
  private static let count = 0x5200

  private init() {
    var syllables: [[UInt8]] = []
    var pairs: [UInt32] = []
    pairs.reserveCapacity(24_000)
    var starts = [UInt16](repeating: 0, count: Self.count + 1)
    var syllable: [UInt8] = []
    let utf8 = PinyinTable.groups.utf8Span.span
    var at = 0
    while at < utf8.count {
      let byte = UInt32(utf8[at])
      if byte & 0xF0 == 0xE0 {
        let scalar =
          (byte & 0xF) << 12 | UInt32(utf8[at + 1] & 0x3F) << 6 | UInt32(utf8[at + 2] & 0x3F)
        if !syllable.isEmpty {
          syllables.append(syllable)
          syllable = []
        }
        let number = UInt32(syllables.count - 1)
        if scalar >= Self.first, scalar - Self.first < UInt32(Self.count) {
          pairs.append((scalar - Self.first) << 16 | number)
          starts[Int(scalar - Self.first) + 1] += 1
        }
        at += 3
      } else {
        if byte != 0x2F { syllable.append(UInt8(byte)) }
        at += 1
      }
    }
    for index in 1...Self.count { starts[index] += starts[index - 1] }
    var places = starts
    var readings = [UInt16](repeating: 0, count: pairs.count)
    for pair in pairs {
      let character = Int(pair >> 16)
      readings[Int(places[character])] = UInt16(pair & 0xFFFF)
      places[character] += 1
    }
    self.syllables = syllables
    // The table names the characters of one syllable after another.
    characters = pairs.map { UInt16(Self.first + ($0 >> 16)) }
    var characterStarts = [UInt16](repeating: 0, count: syllables.count + 1)
    for pair in pairs { characterStarts[Int(pair & 0xFFFF) + 1] += 1 }
    for number in syllables.indices { characterStarts[number + 1] += characterStarts[number] }
    self.characterStarts = characterStarts
    var byLetter = [[Int]](repeating: [], count: 26)
    for (number, syllable) in syllables.enumerated() where 0x61...0x7A ~= syllable[0] {
      byLetter[Int(syllable[0] - 0x61)].append(number)
    }
    self.byLetter = byLetter
    self.starts = starts
    self.readings = readings
  }

  /// The syllables that a character is read as, as indices; none for what is no Chinese character.
  ///
  /// - Complexity: O(1).
  func readings(of scalar: UInt32) -> ArraySlice<UInt16> {
    guard scalar >= Self.first, scalar - Self.first < UInt32(Self.count) else {
      return []
    }
    let character = Int(scalar - Self.first)
    return readings[Int(starts[character])..<Int(starts[character + 1])]
  }

  /// The spellings of the readings of a character.
  package func spellings(of character: Unicode.Scalar) -> [String] {
    readings(of: character.value).map { String(decoding: syllables[Int($0)], as: UTF8.self) }
  }

  /// The indices of the syllables that begin with a small letter.
  ///
  /// - Parameter any: what stands for any letter.
  func syllables(beginningWith letter: UInt32, any: UInt32) -> [Int] {
    if letter == any { return Array(syllables.indices) }
    return 0x61...0x7A ~= letter ? byLetter[Int(letter - 0x61)] : []
  }

  /// The first letters of the readings of a character, each once.
  package func firstLetters(of character: UInt32) -> [UInt8] {
    var letters: [UInt8] = []
    for reading in readings(of: character) {
      let letter = syllables[Int(reading)][0]
      if !letters.contains(letter) { letters.append(letter) }
    }
    return letters
  }

  /// The characters that are read as any of these syllables, in the order of their numbers.
  ///
  /// - Complexity: O(syllables + n · log n) for n characters.
  func characters(where isWanted: (Int) -> Bool) -> [UInt32] {
    var found: [UInt32] = []
    for number in syllables.indices where isWanted(number) {
      for character in characters[Int(characterStarts[number])..<Int(characterStarts[number + 1])] {
        found.append(UInt32(character))
      }
    }
    found.sort()
    var last: UInt32 = 0
    return found.filter { character in
      defer { last = character }
      return character != last
    }
  }

  /// The other characters that share a sound with one, and whether it is the very sound, but for the tone, or a
  /// similar one, see `PinyinSound`.
  ///
  /// - Complexity: O(characters).
  package func soundAlikes(
    of character: Unicode.Scalar
  ) -> [(character: Unicode.Scalar, isSame: Bool)] {
    let same = Set(readings(of: character.value).map { Int($0) })
    let spellings = Set(same.flatMap { PinyinSound.spellings(of: syllables[$0]) })
    let similar = Set(syllables.indices.filter { spellings.contains(syllables[$0]) })
    return characters { similar.contains($0) }.compactMap { scalar in
      guard scalar != character.value, let other = Unicode.Scalar(scalar) else { return nil }
      return (other, readings(of: scalar).contains { same.contains(Int($0)) })
    }
  }
}
