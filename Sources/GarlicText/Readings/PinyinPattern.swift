// Which Chinese words begin with what is typed in pinyin?

/// What somebody types in Latin letters who means Chinese words: syllables in full, their initials alone, or both
/// mixed, the last one half typed.
///
/// `dasuan`, `da suan`, `da4suan4`, `da'suan`, `ds`, `dsuan` and `dasu` match 大蒜. Characters between the letters
/// stand for themselves. A word is read as a set of places up to which what was typed is used up, as a
/// nondeterministic automaton is run.
package struct PinyinPattern: Sendable {
  /// How far what was typed is used up: a set of places, as bits.
  package struct Places: Sendable, Hashable {
    /// By syllables in full.
    fileprivate(set) var full: UInt64 = 1
    /// By syllables of which some are initials alone.
    fileprivate(set) var short: UInt64 = 0

    package var isEmpty: Bool { full | short == 0 }
    package init() {}
  }

  /// Longer texts are no patterns: a place is a bit.
  private static let longest = 60

  /// Small letters, 0 for the end of a syllable, and other characters.
  private let units: [UInt32]
  private let similarSounds: Bool
  /// The places after each syllable in full at each place, and after its initial; by place and syllable.
  private let fullEnds: [UInt64]
  private let shortEnds: [UInt64]
  private let pinyin = Pinyin.shared

  /// - Parameters:
  ///   - typed: Latin letters in any case, ü or v, tone numbers 1 to 5, apostrophes and white space between
  ///     syllables, and Chinese characters.
  ///   - similarSounds: whether z, c, s and n stand for zh, ch, sh and ng, too, and the other way round.
  /// - Returns: nil for other characters, for less than two letters without a Chinese character, and for more
  ///   than 60 characters.
  package init?(_ typed: String, similarSounds: Bool = false) {
    guard let units = Self.units(of: typed) else { return nil }
    self.init(units: units, similarSounds)
  }

  private init(units: [UInt32], _ similarSounds: Bool) {
    self.units = units
    self.similarSounds = similarSounds
    let count = pinyin.syllables.count
    var fullEnds = [UInt64](repeating: 0, count: units.count * count)
    var shortEnds = fullEnds
    for place in units.indices {
      for number in pinyin.syllables(beginningWith: units[place], any: Self.anyLetter) {
        let syllable = pinyin.syllables[number]
        let slot = place * count + number
        Self.add(
          syllable, at: place, units, full: &fullEnds[slot], short: &shortEnds[slot])
        if similarSounds {
          for spelling in PinyinSound.spellings(of: syllable).dropFirst() {
            Self.add(spelling, at: place, units, full: &fullEnds[slot], short: &shortEnds[slot])
          }
        }
        // ü has its dots after l and n alone, and there they are often left out before e.
        if syllable.count == 3, syllable[1] == 0x76 {
          Self.add(
            [syllable[0], 0x75, 0x65], at: place, units, full: &fullEnds[slot],
            short: &shortEnds[slot])
        }
      }
    }
    self.fullEnds = fullEnds
    self.shortEnds = shortEnds
  }

  /// Adds the places after a spelling at a place, and after its initial.
  private static func add(
    _ spelling: [UInt8], at place: Int, _ units: [UInt32], full: inout UInt64,
    short: inout UInt64
  ) {
    var length = 1
    while length < spelling.count, place + length < units.count,
      units[place + length] == UInt32(spelling[length]) || units[place + length] == anyLetter
    { length += 1 }
    let end = place + length
    if length == spelling.count || end == units.count { full |= bit(end, units) }
    // An initial of two letters is typed as one or two.
    let initial = spelling.count > 1 && spelling[1] == 0x68 ? 2 : 1
    for length in 1...initial where length < spelling.count && length <= end - place {
      short |= bit(place + length, units)
    }
  }

  /// Stands for any letter.
  private static let anyLetter: UInt32 = 0x3F

  /// Letters from which on a slip is forgiven.
  private static let leastForSlip = 5

  /// What may have been meant with one slip: two letters swapped, one too many, a wrong one or one left out, but for
  /// the first; none for what is short or has Chinese characters.
  package var slips: [PinyinPattern] {
    guard units.count >= Self.leastForSlip, units.allSatisfy({ 0x61...0x7A ~= $0 }) else {
      return []
    }
    var found: [PinyinPattern] = []
    for place in 1..<units.count {
      var other = units
      if place + 1 < units.count, units[place] != units[place + 1] {
        other.swapAt(place, place + 1)
        found.append(PinyinPattern(units: other, similarSounds))
        other = units
      }
      other[place] = Self.anyLetter
      found.append(PinyinPattern(units: other, similarSounds))
      other.remove(at: place)
      found.append(PinyinPattern(units: other, similarSounds))
      if units.count < Self.longest {
        other = units
        other.insert(Self.anyLetter, at: place)
        found.append(PinyinPattern(units: other, similarSounds))
      }
    }
    return found.filter(\.isOfSyllables)
  }

  /// Whether it may be syllables in full from the beginning to the end, the last one half typed.
  private var isOfSyllables: Bool {
    let count = pinyin.syllables.count
    var reached: UInt64 = 1
    for place in units.indices where reached >> UInt64(place) & 1 == 1 {
      for slot in place * count..<(place + 1) * count { reached |= fullEnds[slot] }
    }
    return reached >> UInt64(units.count) & 1 == 1
  }

  /// The Latin letter that it begins with; nil for a Chinese character.
  package var firstLetter: UInt8? {
    units.first.flatMap { 0x61...0x7A ~= $0 ? UInt8($0) : nil }
  }

  /// The Chinese character that it begins with; nil for a letter.
  package var firstCharacter: UInt16? {
    units.first.flatMap { $0 > 0x7F ? UInt16(exactly: $0) : nil }
  }

  /// A place as a bit, after the end of a syllable that stands there.
  private static func bit(_ place: Int, _ units: [UInt32]) -> UInt64 {
    1 << UInt64(place < units.count && units[place] == 0 ? place + 1 : place)
  }

  private static func units(of typed: String) -> [UInt32]? {
    var units: [UInt32] = []
    var letters = 0
    var hasCharacter = false
    for scalar in typed.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A: units.append(scalar.value + 0x20)
      case 0x61...0x7A: units.append(scalar.value)
      case 0xFF21...0xFF3A: units.append(scalar.value - 0xFF21 + 0x61)
      case 0xFF41...0xFF5A: units.append(scalar.value - 0xFF41 + 0x61)
      case 0xDC, 0xFC: units.append(0x76)
      case 0x27, 0x2019, 0x31...0x35, 0x20, 0x3000:
        if units.isEmpty { return nil }
        if units.last != 0 { units.append(0) }
        continue
      default:
        if Pinyin.shared.readings(of: scalar.value).isEmpty { return nil }
        units.append(TraditionalCharacters.shared.simplified(scalar.value))
        hasCharacter = true
        continue
      }
      letters += 1
    }
    while units.last == 0 { units.removeLast() }
    guard letters > (hasCharacter ? 0 : 1), units.count <= longest else { return nil }
    return units
  }

  /// Reads one more character of a word.
  ///
  /// - Returns: empty when the word does not match.
  /// - Complexity: O(places · readings).
  package func advanced(_ places: Places, by scalar: UInt32) -> Places {
    var next = Places()
    next.full = 0
    let simplified = TraditionalCharacters.shared.simplified(scalar)
    advance(places, scalar, to: &next)
    if simplified != scalar { advance(places, simplified, to: &next) }
    return next
  }

  private func advance(_ places: Places, _ scalar: UInt32, to next: inout Places) {
    let readings = pinyin.readings(of: scalar)
    var left = places.full | places.short
    while left != 0 {
      let place = left.trailingZeroBitCount
      left &= left - 1
      if place >= units.count { continue }
      let isFull = places.full >> UInt64(place) & 1 == 1
      var full: UInt64 = units[place] == scalar ? Self.bit(place + 1, units) : 0
      for reading in readings {
        let slot = place * pinyin.syllables.count + Int(reading)
        full |= fullEnds[slot]
        next.short |= shortEnds[slot]
      }
      if isFull { next.full |= full } else { next.short |= full }
    }
  }

  /// Whether all that was typed is used up.
  package func isAtEnd(_ places: Places) -> Bool {
    (places.full | places.short) >> UInt64(units.count) & 1 == 1
  }

  /// The same places without those after initials.
  package func withoutInitials(_ places: Places) -> Places {
    var places = places
    places.short = 0
    return places
  }

  /// How many characters of a word what was typed stands for; nil when the word does not begin so.
  ///
  /// - Parameter initials: whether syllables may be initials alone.
  package func match(
    _ word: some Sequence<Unicode.Scalar>, initials: Bool = true
  ) -> Int? {
    var places = Places()
    var count = 0
    for scalar in word {
      places = advanced(places, by: scalar.value)
      if !initials { places = withoutInitials(places) }
      count += 1
      if isAtEnd(places) { return count }
      if places.isEmpty { return nil }
    }
    return nil
  }

  /// The characters that a word which matches may begin with, in the order of their numbers.
  ///
  /// - Parameter initials: whether the first syllable may be its initial alone.
  package func firstCharacters(initials: Bool) -> [UInt32] {
    if let first = units.first, first > 0x7F { return [first] }
    return pinyin.characters { fullEnds[$0] != 0 || initials && shortEnds[$0] != 0 }
  }
}
