// What is this text after folding, and where in the original did each character come from?

import Synchronization

/// One text, or a window of one, as folded scalars with the UTF-8 offset where each began.
///
/// A character that folds to one character by itself takes the short way through the table. The others
/// (marks that compose, squares that expand, ignorable characters) are normalized in pieces that begin
/// and end at normalization boundaries (UAX #15, 9.1); all scalars of a piece carry its start.
@safe struct FoldedText: ~Copyable {
  let table: CharacterTable
  private let normalizer: Normalizer
  private let classes: CharacterTable
  /// Nil when the text is taken as it is.
  private let folds: FoldOptions?

  var scalars = ScratchBuffer<FoldedScalar>()
  var starts = ScratchBuffer<UInt32>()
  private(set) var count = 0
  /// Malformed sequences read as U+FFFD so far.
  private(set) var replacements = 0
  /// Whether any character took the long way: ranges may then need care with grapheme clusters.
  private(set) var hasPieces = false
  /// Where lines were joined, in the order of the text.
  private(set) var joins: [LineJoin] = []
  /// Whether there are marks that repeat the character before them, and are to be read as that.
  private(set) var hasIterationMarks = false
  /// Elements before this are not taken back into a piece.
  private var sealed = 0

  /// Scalars of one piece at most; longer runs of combining marks are cut (compare UAX #15, 13).
  private static let longestPiece = 256

  /// A text folded by a table of `tables`.
  init(folds: FoldOptions, table: CharacterTable, tables: SharedTables) {
    self.table = table
    self.folds = folds
    classes = tables.classes
    normalizer = tables.normalizer
  }

  /// A text as it is, each scalar for itself.
  init(unfoldedBy tables: SharedTables) {
    table = tables.classes
    folds = nil
    classes = tables.classes
    normalizer = tables.normalizer
  }

  /// The most bytes of one text: positions and offsets have 32 bits, with room for flags.
  static let longestText = 1 << 30

  /// Appends a whole text.
  /// - Throws: ``AnalysisError/textTooLong(byteCount:)`` above 1 GiB.
  mutating func append(_ utf8: Span<UInt8>) throws(AnalysisError) {
    if utf8.count >= Self.longestText { throw AnalysisError.textTooLong(byteCount: utf8.count) }
    unsafe utf8.withUnsafeBufferPointer { buffer in
      if let base = buffer.baseAddress { unsafe append(base, from: 0, to: buffer.count) }
    }
  }

  /// Appends the offset after each element that the next one is cut from.
  func collectEnds(
    cuts: UnsafePointer<UInt8>, through buffer: inout ScratchBuffer<UInt32>,
    into ends: inout [UInt32]
  ) {
    buffer.reserve(count + 1, keeping: 0)
    let base = unsafe buffer.base
    let starts = unsafe self.starts.base
    var found = 0
    var element = 1
    while element <= count {
      unsafe base[found] = starts[element]
      found &+= Int(unsafe cuts[element])
      element &+= 1
    }
    unsafe ends.append(contentsOf: UnsafeBufferPointer(start: base, count: found))
  }

  mutating func removeAll(keepingReplacements: Bool = false) {
    count = 0
    sealed = 0
    if !keepingReplacements { replacements = 0 }
    hasPieces = false
    joins.removeAll(keepingCapacity: true)
    hasIterationMarks = false
    scalars.shrink(to: 1 << 20)
    starts.shrink(to: 1 << 20)
  }

  /// Forgets all elements but one, which stays as context of what is appended next.
  mutating func removeAll(but element: Int) {
    unsafe scalars.base[0] = scalars.base[element]
    unsafe starts.base[0] = starts.base[element]
    count = 1
    sealed = 1
    joins.removeAll(keepingCapacity: true)
    hasIterationMarks = false
  }

  /// Appends the folded text of bytes `lower..<upper` and the sentinel offset after it.
  @inline(never) mutating func append(_ utf8: UnsafePointer<UInt8>, from lower: Int, to upper: Int)
  {
    // Every byte gives one scalar at most, but for pieces, which reserve by themselves.
    scalars.reserve(count + (upper - lower) + 1, keeping: count)
    starts.reserve(count + (upper - lower) + 1, keeping: count)
    var at = lower
    var scalarsBase = unsafe scalars.base
    var startsBase = unsafe starts.base
    var filled = count
    let ascii = unsafe table.firstPage
    // What cannot go the short way: complex characters, or without folds those never met.
    let flags = folds == nil ? FoldedScalar.unmade.bits : FoldedScalar.complexBit
    let table = self.table
    while at < upper {
      let first = UInt32(unsafe utf8[at])
      var entry: FoldedScalar
      var length = 1
      if first < 0x80 {
        if first <= 0x20, filled > 0, folds != nil, unsafe scalarsBase[filled &- 1].isKanaOrHan,
          let next = unsafe joined(utf8, Int(startsBase[filled &- 1]), at, upper)
        {
          joins.append(LineJoin(end: UInt32(at), next: UInt32(next)))
          at = next
          continue
        }
        entry = FoldedScalar(bits: unsafe ascii[Int(first)].load(ordering: .relaxed))
        while entry.bits & flags != flags {
          unsafe scalarsBase[filled] = entry
          unsafe startsBase[filled] = UInt32(truncatingIfNeeded: at)
          filled &+= 1
          at &+= 1
          guard at < upper, case let next = unsafe utf8[at], next < 0x80 else { break }
          entry = FoldedScalar(bits: unsafe ascii[Int(next)].load(ordering: .relaxed))
        }
        if entry.bits & flags != flags { continue }
      } else if let scalar = unsafe Self.threeBytes(utf8, at, upper) {
        entry = table.madeEntry(scalar)
        while entry.bits & flags != flags {
          unsafe scalarsBase[filled] = entry
          unsafe startsBase[filled] = UInt32(truncatingIfNeeded: at)
          filled &+= 1
          at &+= 3
          guard let next = unsafe Self.threeBytes(utf8, at, upper) else { break }
          entry = table.madeEntry(next)
        }
        if entry.bits & flags != flags { continue }
        length = 3
      } else {
        let decoded = unsafe UTF8Decoding.scalar(in: utf8, at: at, end: upper)
        if decoded.isMalformed { replacements &+= 1 }
        entry = table.entry(decoded.scalar)
        length = decoded.length
      }
      if entry.bits & flags == flags {
        if entry.bits == FoldedScalar.unmade.bits {
          // The same again, with its entry made.
          _ = unsafe table.entry(UTF8Decoding.scalar(in: utf8, at: at, end: upper).scalar)
          continue
        }
        count = filled
        at = unsafe foldPiece(utf8, at: at, length: length, entry: entry, end: upper)
        filled = count
        scalars.reserve(filled + (upper - at) + 1, keeping: filled)
        starts.reserve(filled + (upper - at) + 1, keeping: filled)
        unsafe scalarsBase = scalars.base
        unsafe startsBase = starts.base
        continue
      }
      unsafe scalarsBase[filled] = entry
      unsafe startsBase[filled] = UInt32(truncatingIfNeeded: at)
      filled &+= 1
      at &+= length
    }
    count = filled
    unsafe starts.base[filled] = UInt32(truncatingIfNeeded: upper)
  }

  /// The character that a wide one at `start` is joined to over the white space at `space`; nil for none.
  @inline(never) private func joined(
    _ utf8: UnsafePointer<UInt8>, _ start: Int, _ space: Int, _ end: Int
  ) -> Int? {
    if let next = unsafe joinedLine(utf8, space, end) { return next }
    return unsafe joinedCharacter(utf8, start, space, end)
  }

  /// The next line's first character, when nothing but one line break and white space around it stands
  /// between a wide character and that one, which is wide too: a line that was wrapped.
  ///
  /// An ideographic space begins a paragraph and joins nothing, nor does an empty line.
  private func joinedLine(
    _ utf8: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int? {
    var at = start
    var breaks = 0
    while at < end {
      switch unsafe utf8[at] {
      case 0x20, 0x09: break
      case 0x0A: breaks += 1
      case 0x0D:
        breaks += 1
        if at + 1 < end, unsafe utf8[at + 1] == 0x0A { at += 1 }
      default:
        if breaks != 1 { return nil }
        let scalar = unsafe UTF8Decoding.scalar(in: utf8, at: at, end: end).scalar
        return classes.entry(scalar).isKanaOrHan ? at : nil
      }
      if breaks > 1 { return nil }
      at += 1
    }
    return nil
  }

  /// The next character, when it and the one before the space are wide and stand alone, with one space
  /// between them: 大 蒜, as programs that read scanned pages write 大蒜.
  ///
  /// To stand alone is to have no letter or digit on the other side.
  /// - Parameters:
  ///   - start: where the wide character before the space begins.
  ///   - space: where the space is.
  private func joinedCharacter(
    _ utf8: UnsafePointer<UInt8>, _ start: Int, _ space: Int, _ end: Int
  ) -> Int? {
    let next = space + 1
    guard next < end, unsafe utf8[space] == 0x20 else { return nil }
    let before = unsafe UTF8Decoding.scalar(in: utf8, at: start, end: space)
    let after = unsafe UTF8Decoding.scalar(in: utf8, at: next, end: end)
    guard start + before.length == space, classes.entry(before.scalar).isKanaOrHan,
      classes.entry(after.scalar).isKanaOrHan
    else { return nil }
    if start > 0 {
      var at = start - 1
      while at > max(0, start - 4), unsafe utf8[at] & 0xC0 == 0x80 { at -= 1 }
      let scalar = unsafe UTF8Decoding.scalar(in: utf8, at: at, end: start).scalar
      if joinsLetters(classes.entry(scalar)) { return nil }
    }
    let following = next + after.length
    if following < end {
      let scalar = unsafe UTF8Decoding.scalar(in: utf8, at: following, end: end).scalar
      if joinsLetters(classes.entry(scalar)) { return nil }
    }
    return next
  }

  /// Whether a character belongs to one beside it.
  private func joinsLetters(_ entry: FoldedScalar) -> Bool {
    entry.has(FoldedScalar.contentBit) || entry.isExtend
  }

  /// The character of three bytes at an offset, as most of Chinese and Japanese are; nil for others, and
  /// for those so near the end that four bytes cannot be read at once.
  @inline(__always) private static func threeBytes(
    _ utf8: UnsafePointer<UInt8>, _ at: Int, _ end: Int
  ) -> UInt32? {
    guard at &+ 4 <= end else { return nil }
    let four = UInt32(
      littleEndian: unsafe UnsafeRawPointer(utf8 + at).loadUnaligned(as: UInt32.self))
    let scalar = (four & 0xF) << 12 | (four >> 2 & 0xFC0) | (four >> 16 & 0x3F)
    // Neither overlong nor a surrogate.
    return four & 0xC0_C0F0 == 0x80_80E0 && scalar >= 0x800 && scalar >> 11 != 0x1B ? scalar : nil
  }

  private mutating func push(_ entry: FoldedScalar, at start: Int) {
    scalars.reserve(count + 2, keeping: count)
    starts.reserve(count + 2, keeping: count)
    unsafe scalars.base[count] = entry
    unsafe starts.base[count] = UInt32(truncatingIfNeeded: start)
    count += 1
  }

  /// Folds the piece that the character at `at` belongs to and returns where the next piece begins.
  @inline(never) private mutating func foldPiece(
    _ utf8: UnsafePointer<UInt8>, at: Int, length: Int, entry: FoldedScalar, end: Int
  ) -> Int {
    let scalar = entry.scalar
    if let folds, folds.variants, IterationMark.isOne(scalar) {
      hasIterationMarks = true
      push(single(scalar), at: at)
      return at + length
    }
    hasPieces = true
    let foldsCase = folds?.case ?? false
    if unsafe isKept(scalar, utf8, next: at + length, end: end) {
      push(classes.entry(scalar), at: at)
      return at + length
    }
    // Points of Hebrew and Arabic stand after most letters where they are written at all.
    if let folds, folds.accents, AccentedLetters.isPoint(scalar) { return at + length }
    var begin = at
    if !normalizer.hasBoundaryBefore(scalar, foldsCase: foldsCase), count > sealed,
      unsafe !CharacterClass.isSpelledJamo(scalars.base[count - 1].scalar)
    {
      begin = Int(unsafe starts.base[count - 1])
      while count > sealed, Int(unsafe starts.base[count - 1]) == begin { count -= 1 }
    }
    var units: [UInt16] = []
    var next = begin
    var taken = 0
    while next < end {
      let decoded = unsafe UTF8Decoding.scalar(in: utf8, at: next, end: end)
      if next > at {
        if taken >= Self.longestPiece { break }
        if normalizer.hasBoundaryBefore(decoded.scalar, foldsCase: foldsCase) { break }
        if CharacterClass.isSpelledJamo(decoded.scalar) { break }
        if unsafe isKept(decoded.scalar, utf8, next: next + decoded.length, end: end, after: units)
        {
          break
        }
        if decoded.isMalformed { replacements += 1 }
      }
      units.append(utf16: decoded.scalar)
      taken += 1
      next += decoded.length
    }
    append(units, at: begin)
    if taken >= Self.longestPiece { sealed = count }
    return next
  }

  /// Appends the normal form of a piece that began at an offset.
  private mutating func append(_ units: [UInt16], at begin: Int) {
    guard let folds else { return }
    let normal = normalizer.normalize(units, foldsCase: folds.case)
    for scalar in String(decoding: normal, as: UTF16.self).unicodeScalars {
      // NFKC alone keeps what NFKC_Casefold drops.
      if scalar.properties.isDefaultIgnorableCodePoint || folds.drops(scalar.value) { continue }
      if let (first, second) = folds.pair(scalar.value) {
        push(single(first), at: begin)
        push(single(second), at: begin)
      } else {
        if folds.variants, IterationMark.isOne(scalar.value) { hasIterationMarks = true }
        push(single(folds.character(scalar.value)), at: begin)
      }
    }
  }

  /// Puts the characters that iteration marks stand for in their place.
  ///
  /// Only when words are cut, for the dictionary has words with marks: 時々 is one.
  /// - Parameter entries: the numbers of words by the element after them; a word that begins with a mark
  ///   has none, as it is not always the same.
  func resolveIterationMarks(
    cuts: UnsafePointer<UInt8>, entries: UnsafeMutablePointer<UInt32>
  ) {
    let scalars = unsafe self.scalars.base
    var element = 1
    while element < count {
      let scalar = unsafe scalars[element].scalar
      if IterationMark.isOne(scalar),
        let character = unsafe IterationMark.character(of: scalar, after: scalars[element - 1])
      {
        unsafe scalars[element] = single(character)
        if unsafe cuts[element] != 0 {
          var end = element + 1
          while end < count, unsafe cuts[end] == 0 { end += 1 }
          unsafe entries[end] = 0
        }
      }
      element += 1
    }
  }

  /// The entry of a folded character.
  private func single(_ scalar: UInt32) -> FoldedScalar {
    FoldedScalar(bits: classes.entry(scalar).bits & ~FoldedScalar.complexBit)
  }

  /// Whether an ignorable character means something here: a joiner between two pictographs, or a tag
  /// in a flag sequence (UTS #51).
  private func isKept(
    _ scalar: UInt32, _ utf8: UnsafePointer<UInt8>, next: Int, end: Int, after units: [UInt16] = []
  ) -> Bool {
    let isTag = (0xE0020...0xE007F).contains(scalar)
    if scalar != 0x200D && !isTag { return false }
    guard follows(aPictographOf: units) else { return false }
    if isTag { return true }
    if next >= end { return false }
    let following = unsafe UTF8Decoding.scalar(in: utf8, at: next, end: end).scalar
    return classes.entry(following).has(FoldedScalar.pictographicBit)
  }

  private func follows(aPictographOf units: [UInt16]) -> Bool {
    for scalar in String(decoding: units, as: UTF16.self).unicodeScalars.reversed() {
      let entry = classes.entry(scalar.value)
      if entry.isExtend { continue }
      return entry.has(FoldedScalar.pictographicBit)
    }
    var last = count - 1
    let earliest = max(0, count - Self.longestPiece)
    while last >= earliest, unsafe scalars.base[last].isExtend { last -= 1 }
    return last >= earliest && (unsafe scalars.base[last].has(FoldedScalar.pictographicBit))
  }
}
