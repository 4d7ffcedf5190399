// Where does a word of letters and digits end, and what are its parts? c++, .net, at&t, iphone15.

/// Words that people write with punctuation inside, beyond what the word rules join.
///
/// A compound takes as many units as it has parts; the parts lie on consecutive units and the joined
/// word on the first. So the phrase "iphone 15" finds iPhone15, "at t" finds AT&T, and a phrase that
/// goes on after the compound agrees for both ways of writing.
enum WordCompound {
  private static let dot: UInt32 = 0x2E
  private static let plus: UInt32 = 0x2B
  private static let hash: UInt32 = 0x23
  private static let ampersand: UInt32 = 0x26
  static let degree: UInt32 = 0xB0
  private static let apostrophe = FoldOptions.apostrophe

  /// Whether a word begins at this element, which is no CJK character.
  static func begins(_ text: SegmentedText, at element: Int) -> Bool {
    let scalar = unsafe text.scalars[element]
    if scalar.has(FoldedScalar.contentBit) { return true }
    if scalar.isClass(.extendNumLet) {
      // Underscores count when a letter or digit is joined to them.
      var next = element + 1
      while unsafe next < text.count, next - element < 255, unsafe text.cuts[next] == 0 {
        let other = unsafe text.scalars[next]
        if other.takesUnit { return false }
        if other.has(FoldedScalar.contentBit) { return true }
        next += 1
      }
      return false
    }
    if scalar.scalar == dot { return unsafe isLeadingDot(text, at: element) }
    if scalar.scalar == degree { return unsafe isUnit(text, at: element) }
    return false
  }

  /// `.net`: a full stop right before Latin letters and not right after anything but space, CJK or an
  /// opening punctuation.
  private static func isLeadingDot(_ text: SegmentedText, at element: Int) -> Bool {
    guard unsafe element + 1 < text.count, unsafe isLatinLetter(text.scalars[element + 1]) else {
      return false
    }
    if element == 0 { return true }
    let before = unsafe text.scalars[element - 1]
    if before.scalar == dot || before.isExtend { return false }
    return before.takesUnit || !before.has(FoldedScalar.contentBit)
  }

  /// °C and °F, which ℃ and ℉ become.
  private static func isUnit(_ text: SegmentedText, at element: Int) -> Bool {
    guard unsafe element + 1 < text.count else { return false }
    let letter = unsafe text.scalars[element + 1].scalar | 0x20
    let ends =
      unsafe element + 2 == text.count || text.cuts[element + 2] != 0
      || text.scalars[element + 2].isCJK
    return ends && (letter == 0x63 || letter == 0x66)
  }

  private static func isLatinLetter(_ scalar: FoldedScalar) -> Bool {
    (0x61...0x7A).contains(scalar.scalar | 0x20)
  }

  private static func isLetter(_ scalar: FoldedScalar) -> Bool {
    scalar.isClass(.letter) || scalar.isClass(.hebrew)
  }

  /// The element after a word of letters alone or of digits alone, with no punctuation after that could
  /// join it: most words.
  ///
  /// Nil when the word has to be looked at more closely.
  ///
  /// Nor is one plain in which a capital follows a small letter.
  @inline(__always) static func plainEnd(
    _ text: SegmentedText, from start: Int, limit: Int
  ) -> Int? {
    let first = unsafe text.scalars[start]
    let kind = first.classNumber
    let isPlain =
      (kind == CharacterClass.letter.rawValue || kind == CharacterClass.numeric.rawValue)
      && !first.has(FoldedScalar.pictographicBit)
    if !isPlain { return nil }
    var end = start
    let count = unsafe text.count
    var before = first.bits
    var rises: UInt32 = 0
    repeat {
      let scalar = unsafe text.scalars[end]
      if scalar.classNumber != kind || !scalar.has(FoldedScalar.contentBit) { return nil }
      rises |= scalar.bits & ~before
      before = scalar.bits
      end &+= 1
      if end &- start > limit { return nil }
    } while end < count && (unsafe text.cuts[end] == 0)
    if rises & FoldedScalar.capitalBit != 0 { return nil }
    if end < count {
      let sign = unsafe text.scalars[end].scalar
      if sign == plus || sign == hash || sign == ampersand { return nil }
    }
    return end
  }

  /// The element after the word that begins at `start`.
  static func end(_ text: SegmentedText, from start: Int, limit: Int) -> Int {
    let sign = unsafe text.scalars[start].scalar
    let first = sign == dot || sign == degree ? start + 1 : start
    // Nothing is looked at beyond the limit, so that cost stays linear however long a word is.
    let furthest = unsafe min(start + limit, text.count)
    var end = unsafe segmentEnd(text, from: first, limit: furthest)
    // at&t, r&d: letters on both sides, nothing between.
    while end + 1 < furthest, unsafe text.scalars[end].scalar == ampersand,
      unsafe isLetter(text.scalars[end - 1]), unsafe isLetter(text.scalars[end + 1])
    {
      end = unsafe segmentEnd(text, from: end + 1, limit: furthest)
    }
    if end < furthest, unsafe isLatinLetter(text.scalars[end - 1]) {
      let sign = unsafe text.scalars[end].scalar
      if sign == plus, unsafe end + 1 < text.count, unsafe text.scalars[end + 1].scalar == plus,
        unsafe isOpen(text, at: end + 2, after: plus)
      {
        end += 2
      } else if sign == hash, unsafe isOpen(text, at: end + 1, after: hash) {
        end += 1
      }
    }
    return min(end, furthest)
  }

  /// Whether nothing at the element would make the punctuation before it part of something else.
  private static func isOpen(_ text: SegmentedText, at element: Int, after sign: UInt32) -> Bool {
    if unsafe element >= text.count { return true }
    let scalar = unsafe text.scalars[element]
    return scalar.takesUnit || (scalar.scalar != sign && !scalar.has(FoldedScalar.contentBit))
  }

  private static func segmentEnd(
    _ text: SegmentedText, from start: Int, limit: Int
  ) -> Int {
    var end = start + 1
    while end < limit, unsafe text.cuts[end] == 0, unsafe !text.scalars[end].takesUnit {
      end += 1
    }
    guard unsafe end < text.count, unsafe text.cuts[end] == 0, unsafe text.scalars[end].takesUnit
    else { return end }
    // What goes on as a run is no part of the word, nor is a sign that would join the two.
    var sign = end - 1
    while sign > start, unsafe text.scalars[sign].isExtend { sign -= 1 }
    guard sign > start, unsafe joinsLetters(text, at: sign) else { return end }
    return sign
  }

  /// Whether a sign is in a word only because of the letter after it.
  private static func joinsLetters(_ text: SegmentedText, at sign: Int) -> Bool {
    let scalar = unsafe text.scalars[sign]
    if scalar.has(FoldedScalar.contentBit) { return false }
    if scalar.isClass(.singleQuote) {
      // After a letter of Hebrew it is a letter's sign.
      var before = sign - 1
      while before > 0, unsafe text.scalars[before].isExtend { before -= 1 }
      return unsafe !text.scalars[before].isClass(.hebrew)
    }
    return scalar.isClass(.midLetter) || scalar.isClass(.midNumLet)
  }

  /// What takes the unit of a word with fewer than two parts: all of it, but for farmer's the farmer, and
  /// for an emoji of some skin tone the emoji.
  static func unit(_ text: SegmentedText, _ word: Range<Int>, _ parts: [Range<Int>]) -> Range<Int> {
    guard parts.count == 1, parts[0].lowerBound == word.lowerBound,
      parts[0].upperBound < word.upperBound
    else { return word }
    let next = unsafe text.scalars[parts[0].upperBound].scalar
    return next == apostrophe || EmojiTone.isOne(next) ? parts[0] : word
  }

  /// What is after an apostrophe between two letters.
  private enum Ending {
    /// A part of its own: l'ail, O'Hara.
    case part
    /// The s of farmer's, which is no part.
    case possessive
    /// What belongs to the word before: don't, they've.
    case contraction
  }

  private static func ending(
    _ text: SegmentedText, after element: Int, in word: Range<Int>
  ) -> Ending {
    var letters: UInt32 = 0
    var at = element + 1
    while at < word.upperBound, case let scalar = unsafe text.scalars[at],
      scalar.isExtend || isLetter(scalar)
    {
      if at > element + 2 { return .part }
      letters = letters << 8 | min(scalar.scalar | 0x20, 0xFF)
      at += 1
    }
    switch letters {
    case 0x73: return .possessive
    // t, m and d; re, ve and ll.
    case 0x74, 0x6D, 0x64, 0x7265, 0x7665, 0x6C6C: return .contraction
    default: return .part
    }
  }

  /// Fills `parts` with the runs of letters and of digits inside a word.
  static func split(_ text: SegmentedText, _ word: Range<Int>, into parts: inout [Range<Int>]) {
    parts.removeAll(keepingCapacity: true)
    let first = unsafe text.scalars[word.lowerBound]
    if first.has(FoldedScalar.pictographicBit) {
      unsafe splitPictographs(text, word, into: &parts)
      return
    }
    if first.isClass(.regional) { return }
    var start: Int?
    var skipped = word.lowerBound
    for element in word where element >= skipped {
      if unsafe belongs(text, element, in: word) {
        // Marks and apostrophes belong to what they follow, and begin nothing.
        let scalar = unsafe text.scalars[element]
        if start == nil, !scalar.isExtend, scalar.has(FoldedScalar.contentBit) { start = element }
      } else if let begun = start {
        unsafe splitDigits(text, begun..<element, into: &parts)
        start = nil
        if unsafe text.scalars[element].scalar == apostrophe,
          case .possessive = unsafe ending(text, after: element, in: word)
        {
          skipped = element + 2
        }
      }
    }
    if let start { unsafe splitDigits(text, start..<word.upperBound, into: &parts) }
  }

  /// Letters, digits, their marks, apostrophes, and the points inside numbers belong to a part.
  private static func belongs(_ text: SegmentedText, _ element: Int, in word: Range<Int>) -> Bool {
    let scalar = unsafe text.scalars[element]
    if scalar.isExtend { return true }
    if scalar.has(FoldedScalar.contentBit) { return scalar.scalar != 0x40 }
    guard element > word.lowerBound, element + 1 < word.upperBound else { return false }
    let before = unsafe text.scalars[element - 1]
    let after = unsafe text.scalars[element + 1]
    let isApostrophe = scalar.isClass(.singleQuote)
    if isApostrophe || scalar.isClass(.doubleQuote),
      before.isExtend || isLetter(before), isLetter(after), after.scalar != 0x40
    {
      // In Hebrew it is a letter's sign.
      if !isApostrophe || after.isClass(.hebrew) { return true }
      if case .contraction = unsafe ending(text, after: element, in: word) { return true }
      return false
    }
    let isPoint = scalar.isClass(.midNum) || scalar.isClass(.midNumLet) || isApostrophe
    return isPoint && before.isClass(.numeric) && after.isClass(.numeric)
  }

  /// Cuts between letters and digits, unless they change so often that it is a number of its own kind
  /// (a hash, a licence key).
  private static func splitDigits(
    _ text: SegmentedText, _ part: Range<Int>, into parts: inout [Range<Int>]
  ) {
    let before = parts.count
    var start = part.lowerBound
    for element in part.dropFirst() {
      let left = unsafe text.scalars[element - 1]
      let right = unsafe text.scalars[element]
      if (isLetter(left) && right.isClass(.numeric)) || (left.isClass(.numeric) && isLetter(right))
      {
        parts.append(start..<element)
        start = element
      }
    }
    parts.append(start..<part.upperBound)
    if parts.count - before > 4 {
      parts.removeLast(parts.count - before)
      parts.append(part)
    }
  }

  /// The pictographs of an emoji sequence, without joiners and modifiers.
  private static func splitPictographs(
    _ text: SegmentedText, _ word: Range<Int>, into parts: inout [Range<Int>]
  ) {
    for element in word where unsafe text.scalars[element].has(FoldedScalar.pictographicBit) {
      parts.append(element..<element + 1)
    }
  }
}
