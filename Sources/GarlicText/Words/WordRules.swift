// Where does the segment end that begins here, by the word rules alone?

/// The word boundary rules of UAX #29 with ICU's tailoring: adjacent syllables of Hangul stay together, and
/// so do adjacent Han and kana.
enum WordRules {
  /// The element after the rule segment that begins at `start`.
  static func segmentEnd(
    _ scalars: UnsafePointer<FoldedScalar>, from start: Int, count: Int
  ) -> Int {
    let first = unsafe scalars[start]
    if first.isClass(.carriageReturn) {
      let pair = unsafe start + 1 < count && scalars[start + 1].isClass(.lineFeed)
      return start + (pair ? 2 : 1)
    }
    if first.isClass(.lineFeed) || first.isClass(.newline) { return start + 1 }
    // The class of the last character that is no mark; `other` before the first.
    var last = first.isExtend ? CharacterClass.other.rawValue : kind(of: first)
    var endsWithJoiner = first.isClass(.joiner)
    var flags = 0
    if last == CharacterClass.regional.rawValue { flags = 1 }
    var at = start + 1
    while true {
      var isAdjacent = !first.isExtend || at > start + 1
      while at < count, unsafe scalars[at].isExtend {
        endsWithJoiner = unsafe scalars[at].isClass(.joiner)
        isAdjacent = false
        at += 1
      }
      if at >= count { return count }
      let next = unsafe scalars[at]
      if endsWithJoiner, next.has(FoldedScalar.pictographicBit) {
        last = kind(of: next)
        endsWithJoiner = false
        flags = 0
        at += 1
        continue
      }
      endsWithJoiner = false
      let (after, newLast) = unsafe step(
        scalars, at: at, count: count, last: last, isAdjacent: isAdjacent, flags: &flags)
      if after == at { return at }
      at = after
      last = newLast
    }
  }

  private static let han = CharacterClass.han.rawValue
  private static let katakana = CharacterClass.katakana.rawValue
  private static let hangul = CharacterClass.hangul.rawValue
  private static let letter = CharacterClass.letter.rawValue
  private static let hebrew = CharacterClass.hebrew.rawValue
  private static let numeric = CharacterClass.numeric.rawValue
  private static let extendNumLet = CharacterClass.extendNumLet.rawValue
  private static let midLetter = CharacterClass.midLetter.rawValue
  private static let midNum = CharacterClass.midNum.rawValue
  private static let midNumLet = CharacterClass.midNumLet.rawValue
  private static let singleQuote = CharacterClass.singleQuote.rawValue
  private static let doubleQuote = CharacterClass.doubleQuote.rawValue
  private static let regional = CharacterClass.regional.rawValue
  private static let space = CharacterClass.space.rawValue

  /// The class of a character in these rules, to which letters of all scripts are letters.
  @inline(__always) private static func kind(of scalar: FoldedScalar) -> UInt32 {
    let kind = scalar.classNumber
    return kind == CharacterClass.unspaced.rawValue ? letter : kind
  }

  /// Where the segment goes on to from the character at `at`, or `at` when it ends before it.
  private static func step(
    _ scalars: UnsafePointer<FoldedScalar>, at: Int, count: Int, last: UInt32, isAdjacent: Bool,
    flags: inout Int
  ) -> (Int, UInt32) {
    let next = unsafe kind(of: scalars[at])
    let isLetter = next == letter || next == hebrew
    switch last {
    case letter, hebrew:
      if isLetter || next == numeric || next == extendNumLet { return (at + 1, next) }
      let joins = next == midLetter || next == midNumLet || next == singleQuote
      if joins, let (after, kind) = unsafe following(scalars, at, count),
        kind == letter || kind == hebrew
      {
        return (after, kind)
      }
      if last == hebrew, next == singleQuote { return (at + 1, next) }
      if last == hebrew, next == doubleQuote,
        let (after, kind) = unsafe following(scalars, at, count), kind == hebrew
      {
        return (after, kind)
      }
    case numeric:
      if isLetter || next == numeric || next == extendNumLet { return (at + 1, next) }
      let joins = next == midNum || next == midNumLet || next == singleQuote
      if joins, let (after, kind) = unsafe following(scalars, at, count), kind == numeric {
        return (after, kind)
      }
    case extendNumLet:
      if isLetter || next == numeric || next == katakana || next == extendNumLet {
        return (at + 1, next)
      }
    case hangul:
      if isAdjacent, next == hangul { return (at + 1, next) }
    case han...katakana:
      if isAdjacent, (han...katakana).contains(next) { return (at + 1, next) }
      if last == katakana, next == katakana || next == extendNumLet { return (at + 1, next) }
    case space:
      if isAdjacent, next == space { return (at + 1, next) }
    case regional:
      // Flags pair up from the start of the segment.
      if flags == 1, next == regional {
        flags = 2
        return (at + 1, next)
      }
    default: break
    }
    return (at, last)
  }

  /// The first character after the one at `at` that is no mark: where it ends, and its class.
  private static func following(
    _ scalars: UnsafePointer<FoldedScalar>, _ at: Int, _ count: Int
  ) -> (Int, UInt32)? {
    var next = at + 1
    while next < count, unsafe scalars[next].isExtend { next += 1 }
    return next < count ? (next + 1, unsafe kind(of: scalars[next])) : nil
  }
}
