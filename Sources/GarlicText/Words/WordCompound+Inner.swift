// Which words are inside a word, and which are written in two? fetchCropPrice, wi-fi, culti-⏎vation.

extension WordCompound {
  private static let hyphens: ClosedRange<UInt32> = 0x2010...0x2011
  /// A word that changes more often is a key and no name.
  private static let mostHumps = 8

  private static func isHyphen(_ scalar: UInt32) -> Bool {
    scalar == 0x2D || hyphens.contains(scalar)
  }

  /// Whether a word may go on after the sign or the line break before an element.
  static func breaksWord(_ scalars: UnsafePointer<FoldedScalar>, before element: Int) -> Bool {
    var last = element - 1
    if unsafe scalars[last].isClass(.lineFeed), last > 0 { last -= 1 }
    if unsafe scalars[last].isClass(.carriageReturn), last > 0 { last -= 1 }
    return unsafe isHyphen(scalars[last].scalar)
  }

  /// Fills `humps` with the words inside one that capitals tell apart: fetch, crop and price of
  /// fetchCropPrice, parse, JSON and file of parseJSONFile.
  ///
  /// Only where a capital follows a small letter, and not in names like iPhone and McDonald, whose pieces
  /// are no words: the first piece has two letters at least, and all have three if it begins with a capital.
  static func findHumps(
    _ text: SegmentedText, _ word: Range<Int>, into humps: inout [Range<Int>]
  ) {
    humps.removeAll(keepingCapacity: true)
    var start = word.lowerBound
    var rises = false
    for element in word.dropFirst() where unsafe isCapital(text.scalars[element]) {
      let follows = unsafe isSmall(text.scalars[element - 1])
      // The last capital of several begins a word: JSON File.
      let begins =
        unsafe element > start + 1 && element + 1 < word.upperBound
        && isCapital(text.scalars[element - 1]) && isSmall(text.scalars[element + 1])
      rises = rises || follows
      if follows || begins {
        humps.append(start..<element)
        start = element
      }
    }
    if humps.isEmpty { return }
    humps.append(start..<word.upperBound)
    let least = unsafe isCapital(text.scalars[word.lowerBound]) ? 3 : 2
    let isName =
      !rises || humps[0].count < least || humps.count > mostHumps
      || least == 3 && humps.contains { $0.count < least }
    if isName { humps.removeAll(keepingCapacity: true) }
    humps.removeAll { $0.count < 2 }
  }

  private static func isCapital(_ scalar: FoldedScalar) -> Bool {
    scalar.isClass(.letter) && scalar.has(FoldedScalar.capitalBit)
  }

  private static func isSmall(_ scalar: FoldedScalar) -> Bool {
    scalar.isClass(.letter) && !scalar.has(FoldedScalar.capitalBit)
      && (0x61...0x7A).contains(scalar.scalar)
  }

  /// The word that goes on after the hyphen at an element: fi of wi-fi, and vation where cultivation was
  /// hyphenated at the end of a line.
  ///
  /// Nil when there is none, or when the two are two of several, as in state-of-the-art.
  /// - Parameters:
  ///   - start: where the word before the hyphen begins.
  ///   - limit: characters of both words together.
  @inline(__always) static func continuation(
    _ text: SegmentedText, of start: Int, at hyphen: Int, limit: Int
  ) -> Range<Int>? {
    guard unsafe hyphen &+ 1 < text.count, unsafe isHyphen(text.scalars[hyphen].scalar) else {
      return nil
    }
    return unsafe continuation(text, ofHyphenated: start, at: hyphen, limit: limit)
  }

  @inline(never) private static func continuation(
    _ text: SegmentedText, ofHyphenated start: Int, at hyphen: Int, limit: Int
  ) -> Range<Int>? {
    var next = hyphen + 1
    if unsafe text.scalars[next].isClass(.carriageReturn) { next += 1 }
    let isBroken = unsafe next < text.count && text.scalars[next].isClass(.lineFeed)
    if isBroken { next += 1 } else { next = hyphen + 1 }
    guard unsafe next < text.count, unsafe isWordLetter(text.scalars[start]),
      unsafe isWordLetter(text.scalars[next])
    else { return nil }
    if isBroken, unsafe isCapital(text.scalars[next]) { return nil }
    if start > 0, unsafe isHyphen(text.scalars[start - 1].scalar) { return nil }
    guard let end = unsafe plainEnd(text, from: next, limit: limit),
      hyphen - start + end - next <= limit
    else { return nil }
    if !isBroken, unsafe end < text.count, unsafe isHyphen(text.scalars[end].scalar) { return nil }
    return next..<end
  }

  private static func isWordLetter(_ scalar: FoldedScalar) -> Bool {
    scalar.isClass(.letter) && scalar.has(FoldedScalar.contentBit)
  }

  /// Whether the comma at an element stands between groups of three digits, as in 5,000: then the number is
  /// that without it.
  static func groupsDigits(_ text: SegmentedText, at comma: Int, in word: Range<Int>) -> Bool {
    var start = comma
    while start > word.lowerBound, unsafe isDigitOrComma(text.scalars[start - 1]) { start -= 1 }
    var end = comma
    while end < word.upperBound, unsafe isDigitOrComma(text.scalars[end]) { end += 1 }
    var digits = 0
    var groups = 0
    for element in start..<end {
      if unsafe text.scalars[element].scalar != 0x2C {
        digits += 1
        continue
      }
      if groups == 0 ? !(1...3).contains(digits) : digits != 3 { return false }
      groups += 1
      digits = 0
    }
    // A number that begins with 0 is a decimal one.
    return unsafe digits == 3 && text.scalars[start].scalar != 0x30
  }

  private static func isDigitOrComma(_ scalar: FoldedScalar) -> Bool {
    (0x30...0x39).contains(scalar.scalar) || scalar.scalar == 0x2C
  }
}
