// Where does the text break by the word rules and the dictionary, as ICU would break it?

/// The word rules of UAX #29 as ICU tailors them, and the lattice inside what they leave whole.
@safe struct LatticeCuts: ~Copyable {
  private var lattice: WordLattice
  private let tables: SharedTables
  /// Whether runs of Han and kana are cut; a highlighter asks for their characters alone.
  var findsWords = true
  /// For the scripts whose dictionaries ICU alone has; opened when first met.
  private var breaker: BreakerCuts?

  // A run in its normal form, when that differs from what is written.
  private var pieceScalars = ScratchBuffer<FoldedScalar>()
  private var pieceCuts = ScratchBuffer<UInt8>()
  private var pieceEntries = ScratchBuffer<UInt32>()

  init(index: DictionaryIndex, tables: SharedTables) {
    lattice = WordLattice(index: index)
    self.tables = tables
    breaker = nil
  }

  /// Sets `cuts` to 1 at each element where a segment begins and to 0 elsewhere, but for the one after
  /// the last, which the caller owns.
  /// - Parameter start: 1 when the first element is there for context alone, and the second goes on
  ///   with its run at a settled position; else 0.
  /// - Returns: the last position inside a run that no text after the end can change; 0 for none.
  mutating func mark(
    _ scalars: UnsafePointer<FoldedScalar>, from start: Int = 0, count: Int,
    cuts: UnsafeMutablePointer<UInt8>, entries: UnsafeMutablePointer<UInt32>
  ) throws(AnalysisError) -> Int {
    lattice.begin(count: count)
    lattice.finalLimit = count - WordLattice.reach
    lattice.resumePosition = start == 0 ? -1 : start
    unsafe cuts.update(repeating: 0, count: count)
    unsafe cuts[0] = 1
    var at = start
    while at < count {
      unsafe cuts[at] = 1
      let first = unsafe scalars[at]
      if first.isKanaOrHan {
        // By far the most frequent: adjacent Han and kana, all of them the dictionary's.
        var common = first.bits
        var any = first.bits
        var end = at &+ 1
        while end < count, case let next = unsafe scalars[end], next.isKanaOrHan {
          common &= next.bits
          any |= next.bits
          end &+= 1
        }
        let isPlain =
          common & FoldedScalar.dictionaryBit != 0 && any & FoldedScalar.complexBit == 0
        let following = end < count ? unsafe scalars[end].classNumber : 0
        if isPlain, following < CharacterClass.extend.rawValue,
          following != CharacterClass.extendNumLet.rawValue
        {
          if end &- at > 1, findsWords {
            unsafe lattice.segment(scalars, from: at, to: end, cuts: cuts, entries: entries)
          } else {
            unsafe entries[end] = 0
          }
          at = end
          continue
        }
      }
      let simple = unsafe Self.simpleEnd(scalars, from: at, count: count)
      if simple != at {
        at = simple
        continue
      }
      let end = unsafe WordRules.segmentEnd(scalars, from: at, count: count)
      if end &- at > 1 {
        try unsafe markDictionary(scalars, at..<end, cuts: cuts, entries: entries)
      }
      at = end
    }
    lattice.shrink()
    return lattice.lastFinal
  }

  /// The end of a segment that is plain to see, or the start when the rules have to be asked: letters
  /// and digits up to a space, syllables of Hangul, and punctuation that nothing joins.
  @inline(__always) private static func simpleEnd(
    _ scalars: UnsafePointer<FoldedScalar>, from start: Int, count: Int
  ) -> Int {
    let first = unsafe scalars[start]
    let kind = first.classNumber
    var end = start &+ 1
    switch kind {
    case CharacterClass.hangul.rawValue:
      while end < count, unsafe scalars[end].classNumber == kind { end &+= 1 }
      return end < count && (unsafe scalars[end].isExtend) ? start : end
    case CharacterClass.letter.rawValue, CharacterClass.numeric.rawValue:
      if first.has(FoldedScalar.complexContextBit) { return start }
      while end < count, case let next = unsafe scalars[end],
        next.isClass(.letter) || next.isClass(.numeric),
        !next.has(FoldedScalar.complexContextBit)
      {
        end &+= 1
      }
      if end == count { return end }
      let next = unsafe scalars[end].classNumber
      return next <= CharacterClass.hangul.rawValue || next == CharacterClass.space.rawValue
        || next >= CharacterClass.carriageReturn.rawValue
          && next <= CharacterClass.newline.rawValue
        ? end : start
    case CharacterClass.other.rawValue, CharacterClass.midLetter.rawValue,
      CharacterClass.midNum.rawValue, CharacterClass.midNumLet.rawValue,
      CharacterClass.space.rawValue:
      if end == count { return end }
      let next = unsafe scalars[end].classNumber
      let isPairOfSpaces = kind == CharacterClass.space.rawValue && next == kind
      return next >= CharacterClass.extend.rawValue || isPairOfSpaces ? start : end
    default: return start
    }
  }

  /// Cuts inside one rule segment where dictionaries do.
  private mutating func markDictionary(
    _ scalars: UnsafePointer<FoldedScalar>, _ segment: Range<Int>,
    cuts: UnsafeMutablePointer<UInt8>, entries: UnsafeMutablePointer<UInt32>
  ) throws(AnalysisError) {
    for element in segment where unsafe scalars[element].isOfComplexContext {
      if breaker == nil { breaker = try BreakerCuts() }
      let after = unsafe cuts[segment.upperBound]
      try unsafe breaker?.mark(scalars, segment, cuts: cuts)
      unsafe cuts[segment.upperBound] = after
      for element in segment { unsafe entries[element + 1] = 0 }
      return
    }
    var at = findsWords ? segment.lowerBound : segment.upperBound
    while at < segment.upperBound {
      let scalar = unsafe scalars[at]
      guard scalar.isCJK else {
        at += 1
        continue
      }
      var end = at + 1
      guard scalar.has(FoldedScalar.dictionaryBit) else {
        // ICU passes over a character that no dictionary has together with what follows of its script.
        // For kana characters of script Common, that takes prolonged sound marks out of the next run.
        if !scalar.isClass(.hangul) {
          while end < segment.upperBound, unsafe CharacterTable.isCommon(scalars[end].scalar) {
            end += 1
          }
        }
        at = end
        continue
      }
      var any = scalar.bits
      while end < segment.upperBound, unsafe scalars[end].has(FoldedScalar.dictionaryBit) {
        any |= unsafe scalars[end].bits
        end += 1
      }
      if any & FoldedScalar.complexBit != 0 {
        unsafe markNormalized(scalars, at..<end, cuts: cuts)
      } else if end - at > 1 {
        unsafe lattice.segment(scalars, from: at, to: end, cuts: cuts, entries: entries)
      }
      at = end
    }
    // A run that begins or ends inside a rule segment is no whole word: no numbers here.
    for element in segment { unsafe entries[element + 1] = 0 }
  }

  /// Cuts a run by the words of its normal form.
  ///
  /// Everything that a piece becomes counts as its start.
  @inline(never) private mutating func markNormalized(
    _ scalars: UnsafePointer<FoldedScalar>, _ run: Range<Int>, cuts: UnsafeMutablePointer<UInt8>
  ) {
    var starts: [Int] = []
    var count = 0
    var changes = false
    var at = run.lowerBound
    while at < run.upperBound {
      var units: [UInt16] = []
      var end = at
      repeat {
        units.append(utf16: unsafe scalars[end].scalar)
        end += 1
      } while end < run.upperBound
        && !tables.normalizer.hasBoundaryBefore(
          unsafe scalars[end].scalar, foldsCase: false)
      let normal = tables.normalizer.normalize(units, foldsCase: false)
      changes = changes || normal != units
      for scalar in String(decoding: normal, as: UTF16.self).unicodeScalars {
        pieceScalars.reserve(count + 1, keeping: count)
        unsafe pieceScalars.base[count] = tables.classes.entry(scalar.value)
        starts.append(at)
        count += 1
      }
      at = end
    }
    if !changes { starts = Array(run) }
    pieceCuts.reserve(count + 1, keeping: 0)
    pieceEntries.reserve(count + 1, keeping: 0)
    unsafe pieceCuts.base.update(repeating: 0, count: count + 1)
    unsafe lattice.segmentAlone(
      pieceScalars.base, count: count, cuts: pieceCuts.base, entries: pieceEntries.base)
    for position in 1..<max(count, 1) where unsafe pieceCuts.base[position] != 0 {
      if starts[position] > run.lowerBound { unsafe cuts[starts[position]] = 1 }
    }
  }
}
