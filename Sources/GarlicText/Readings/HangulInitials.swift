// Which Hangul words begin with what is typed, of which syllables are half typed or initials alone?

/// What somebody types who writes Hangul: whole syllables, a last one that may go on, and initial consonants that
/// stand for any syllable that begins with them (초성).
///
/// It matches from the beginning of a word: `ㅁㄴ`, `마느` and `만` match 마늘, `ㅅㅅ전자` matches 삼성전자.
package struct HangulInitials: Sendable, Hashable {
  private enum Part: Sendable, Hashable {
    /// Any syllable with this initial.
    case initial(UInt32)
    case character(UInt32)
    /// The last syllable, which may go on.
    case open(UInt32)
  }

  private let parts: [Part]

  /// Whether it is made of initials alone.
  package let isInitialsAlone: Bool

  /// How many characters were typed, joined consonants taken apart.
  package var count: Int { parts.count }

  /// - Parameter typed: what was typed, without white space, composed.
  /// - Returns: nil when it has no Hangul, or a vowel that belongs to no syllable.
  package init?(_ typed: String) {
    var parts: [Part] = []
    var hasHangul = false
    for scalar in typed.unicodeScalars {
      let value = scalar.value
      switch value {
      case 0x3131...0x314E:
        for initial in Self.initials(ofLetter: value) { parts.append(.initial(initial)) }
        hasHangul = true
      case 0x1100...0x1112:
        parts.append(.initial(value - 0x1100))
        hasHangul = true
      case 0x314F...0x318E, 0x1113...0x11FF: return nil
      default:
        if Self.isSyllable(value) { hasHangul = true }
        parts.append(.character(value))
      }
    }
    guard hasHangul else { return nil }
    if case .character(let last)? = parts.last, Self.isSyllable(last) {
      parts[parts.count - 1] = .open(last)
    }
    self.parts = parts
    isInitialsAlone = parts.allSatisfy {
      if case .initial = $0 { return true }
      return false
    }
  }

  /// The characters, both ends included, that a word which matches may begin with.
  package var firstCharacters: ClosedRange<UInt32> {
    switch parts[0] {
    case .initial(let initial): return Self.syllables(ofInitial: initial)
    case .character(let value): return value...value
    case .open(let value): return Self.syllables(ofInitial: (value - Self.first) / 588)
    }
  }

  /// How many characters of a word what was typed stands for; nil when the word begins otherwise.
  ///
  /// - Complexity: O(characters typed).
  package func match(_ word: some Sequence<Unicode.Scalar>) -> Int? {
    var word = word.makeIterator()
    var count = 0
    for part in parts {
      guard let value = word.next()?.value else { return nil }
      count += 1
      switch part {
      case .initial(let initial):
        guard Self.isSyllable(value), (value - Self.first) / 588 == initial else { return nil }
      case .character(let expected):
        if value != expected { return nil }
      case .open(let typed):
        if Self.goesOn(typed, as: value) { return count }
        // Its final is the initial of what comes next: 만 on the way to 마늘.
        guard let (before, initial) = Self.parted(typed), value == before,
          let next = word.next()?.value, Self.isSyllable(next),
          (next - Self.first) / 588 == initial
        else { return nil }
        return count + 1
      }
    }
    return count
  }

  /// Whether words that match may begin with these characters.
  package func mayBegin(with beginning: some Sequence<Unicode.Scalar>) -> Bool {
    var beginning = beginning.makeIterator()
    for part in parts {
      guard let value = beginning.next()?.value else { return true }
      switch part {
      case .initial(let initial):
        guard Self.isSyllable(value), (value - Self.first) / 588 == initial else { return false }
      case .character(let expected):
        if value != expected { return false }
      case .open(let typed):
        if Self.goesOn(typed, as: value) { return true }
        guard let (before, initial) = Self.parted(typed), value == before else { return false }
        guard let next = beginning.next()?.value else { return true }
        return Self.isSyllable(next) && (next - Self.first) / 588 == initial
      }
    }
    return true
  }

  private static let first: UInt32 = 0xAC00

  private static func isSyllable(_ value: UInt32) -> Bool {
    CJKRanges.hangulSyllables.contains(value)
  }

  private static func syllables(ofInitial initial: UInt32) -> ClosedRange<UInt32> {
    first + 588 * initial...first + 588 * initial + 587
  }

  /// Vowels, by their order, that another goes on as: ㅗ as ㅘ, ㅙ and ㅚ.
  private static let vowels: [UInt32: ClosedRange<UInt32>] = [8: 9...11, 13: 14...16, 18: 19...19]
  /// Finals, by their order, that join two consonants: the first as a final, the second as an initial.
  private static let joined: [UInt32: (UInt32, UInt32)] = [
    3: (1, 9), 5: (4, 12), 6: (4, 18), 9: (8, 0), 10: (8, 6), 11: (8, 7), 12: (8, 9), 13: (8, 16),
    14: (8, 17), 15: (8, 18), 18: (17, 9),
  ]
  /// The initials of the finals, by their order, that are one consonant.
  private static let initialsOfFinals: [UInt32: UInt32] = [
    1: 0, 2: 1, 4: 2, 7: 3, 8: 5, 16: 6, 17: 7, 19: 9, 20: 10, 21: 11, 22: 12, 23: 14, 24: 15,
    25: 16, 26: 17, 27: 18,
  ]
  /// The initials of the letters from U+3131 on; those that join two consonants are both.
  private static let letters: [[UInt32]] = [
    [0], [1], [0, 9], [2], [2, 12], [2, 18], [3], [4], [5], [5, 0], [5, 6], [5, 7], [5, 9],
    [5, 16], [5, 17], [5, 18], [6], [7], [8], [7, 9], [9], [10], [11], [12], [13], [14], [15],
    [16], [17], [18],
  ]

  private static func initials(ofLetter value: UInt32) -> [UInt32] { letters[Int(value - 0x3131)] }

  /// Whether a syllable is what was typed, or becomes another by further letters.
  private static func goesOn(_ typed: UInt32, as value: UInt32) -> Bool {
    if typed == value { return true }
    guard isSyllable(value) else { return false }
    let (start, end) = (typed - first, value - first)
    if start % 28 == 0 {
      guard start / 588 == end / 588 else { return false }
      let (vowel, other) = (start / 28 % 21, end / 28 % 21)
      return vowel == other || vowels[vowel]?.contains(other) == true
    }
    return start / 28 == end / 28 && joined[end % 28]?.0 == start % 28
  }

  /// A syllable without its last consonant, and that as an initial; nil when it ends with a vowel.
  private static func parted(_ typed: UInt32) -> (UInt32, UInt32)? {
    let final = (typed - first) % 28
    if let (before, initial) = joined[final] { return (typed - final + before, initial) }
    return initialsOfFinals[final].map { (typed - final, $0) }
  }
}
