// Where do titles begin that have what was typed with one edit?

/// What was typed but for one edit; of Hangul an edit is one of a letter.
struct SlipBeginning {
  private let typed: [UInt16]
  let automaton: SlipAutomaton

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
    automaton = SlipAutomaton(typed)
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
}
