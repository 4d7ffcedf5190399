// Which numbers does an index want of each term? The sink of the hot path.

/// Collects terms as packed numbers in scratch memory.
@safe struct IndexSink: TermSink, ~Copyable {
  private let known: TermCache
  var bigrams = ScratchBuffer<UInt64>()
  var otherTerms = ScratchBuffer<UInt64>()
  private(set) var bigramCount = 0
  private(set) var otherCount = 0
  private(set) var unrankedCount = 0

  init(vocabulary: Vocabulary) {
    known = vocabulary.known
  }

  /// Begins a window of `count` elements, of which each gives one bigram at most, and of other terms a
  /// word, a part and a unigram.
  mutating func begin(elements count: Int) {
    bigramCount = 0
    otherCount = 0
    unrankedCount = 0
    bigrams.shrink(to: 1 << 20)
    otherTerms.shrink(to: 1 << 20)
    bigrams.reserve(count + 1, keeping: 0)
    otherTerms.reserve(count * 3 + 1, keeping: 0)
  }

  /// Appends what was collected.
  func move(into terms: inout FieldTerms) {
    unsafe terms.bigrams.append(
      contentsOf: UnsafeBufferPointer(start: bigrams.base, count: bigramCount))
    unsafe terms.otherTerms.append(
      contentsOf: UnsafeBufferPointer(start: otherTerms.base, count: otherCount))
    terms.rankedCount += bigramCount + otherCount - unrankedCount
  }

  @inline(__always) mutating func unit(
    _ elements: Range<Int>, of text: SegmentedText, isCJK: Bool, startsRun: Bool
  ) {}

  @inline(__always) mutating func bigram(
    _ first: Int, _ second: Int, of text: SegmentedText, unit: Int
  ) {
    let left = unsafe text.scalars[first].scalar
    let right = unsafe text.scalars[second].scalar
    if left | right < 0x1_0000 {
      unsafe bigrams.base[bigramCount] =
        UInt64(left) << 48 | UInt64(right) << 32 | UInt64(truncatingIfNeeded: unit)
      bigramCount &+= 1
    } else {
      let id = known.withTable { table in
        table.begin(room: 8)
        table.append(scalar: left)
        table.append(scalar: right)
        return table.intern()
      }
      push(id, unit)
    }
  }

  @inline(__always) mutating func unigram(_ element: Int, of text: SegmentedText, unit: Int) {
    let scalar = unsafe text.scalars[element].scalar
    unrankedCount &+= 1
    if scalar < 0x1_0000, case let id = unsafe known.unigrams[Int(scalar)], id != 0 {
      push(id &- 1, unit)
    } else {
      internUnigram(scalar, unit)
    }
  }

  @inline(__always) mutating func cjkWord(
    _ elements: Range<Int>, of text: SegmentedText, unit: Int, unitCount: Int, entry: UInt32
  ) {
    if unitCount == 2 { return }
    if unitCount == 1 {
      let scalar = unsafe text.scalars[elements.lowerBound].scalar
      if scalar < 0x1_0000, case let id = unsafe known.singles[Int(scalar)], id != 0 {
        push(id &- 1, unit)
        return
      }
    } else if entry != 0, case let id = unsafe known.entries[Int(entry)], id != 0 {
      push(id &- 1, unit)
      return
    }
    unsafe internWord(elements, of: text, unit: unit, unitCount: unitCount, entry: entry)
  }

  mutating func word(
    _ elements: Range<Int>, of text: SegmentedText, unit: Int, unitCount: Int, kind: TokenKind
  ) {
    let scalars = unsafe text.scalars
    let id = known.withTable { table in
      table.begin(room: elements.count &* 4)
      // As in `copyWord`.
      for element in elements {
        let scalar = unsafe scalars[element].scalar
        if scalar < 0x30, unsafe text.isSilent(element, in: elements, unitCount: unitCount) {
          continue
        }
        table.append(scalar: scalar)
      }
      return table.intern()
    }
    push(id, unit)
  }

  @inline(never) mutating func innerWord(
    _ elements: Range<Int>, _ next: Range<Int>?, of text: SegmentedText, unit: Int
  ) {
    let scalars = unsafe text.scalars
    let id = known.withTable { table in
      table.begin(room: (elements.count &+ (next?.count ?? 0)) &* 4)
      for element in elements { table.append(scalar: unsafe scalars[element].scalar) }
      if let next {
        for element in next { table.append(scalar: unsafe scalars[element].scalar) }
      }
      return table.intern()
    }
    unrankedCount &+= 1
    push(id, unit)
  }

  @inline(__always) private mutating func push(_ id: UInt32, _ unit: Int) {
    unsafe otherTerms.base[otherCount] = UInt64(id) << 32 | UInt64(truncatingIfNeeded: unit)
    otherCount &+= 1
  }

  @inline(never) private mutating func internUnigram(_ scalar: UInt32, _ unit: Int) {
    let id = known.withTable { table in
      table.begin(room: 4)
      table.append(scalar: scalar)
      return table.intern()
    }
    if scalar < 0x1_0000 { unsafe known.unigrams[Int(scalar)] = id + 1 }
    push(id, unit)
  }

  @inline(never) private mutating func internWord(
    _ elements: Range<Int>, of text: SegmentedText, unit: Int, unitCount: Int, entry: UInt32
  ) {
    let scalars = unsafe text.scalars
    let id = known.withTable { table in
      table.begin(room: elements.count &* 4 &+ 1)
      table.append(Token.wordTag)
      for element in elements where unsafe text.isUnit(element) {
        table.append(scalar: unsafe scalars[element].scalar)
      }
      return table.intern()
    }
    let first = unsafe text.scalars[elements.lowerBound].scalar
    if unitCount == 1 {
      if first < 0x1_0000 { unsafe known.singles[Int(first)] = id + 1 }
    } else if entry != 0 {
      unsafe known.entries[Int(entry)] = id + 1
    }
    push(id, unit)
  }
}

extension SegmentedText {
  /// Replaces `bytes` by the term of a word of some units.
  func copyWord(_ elements: Range<Int>, unitCount: Int, into bytes: inout [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    for element in elements
    where unsafe !isSilent(element, in: elements, unitCount: unitCount) {
      bytes.append(utf8: unsafe scalars[element].scalar)
    }
  }

  /// Replaces `bytes` by the term of a word inside another, or of two in one.
  func copyInnerWord(_ elements: Range<Int>, _ next: Range<Int>?, into bytes: inout [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    for element in elements { bytes.append(utf8: unsafe scalars[element].scalar) }
    if let next {
      for element in next { bytes.append(utf8: unsafe scalars[element].scalar) }
    }
  }

  /// Whether a sign of a word is not in its term: an apostrophe that parts it, so that O'Hara is Ohara, and
  /// a comma between groups of digits.
  func isSilent(_ element: Int, in word: Range<Int>, unitCount: Int) -> Bool {
    switch unsafe scalars[element].scalar {
    case FoldOptions.apostrophe: unitCount > 1
    case 0x2C: unsafe WordCompound.groupsDigits(self, at: element, in: word)
    default: false
    }
  }

  /// Replaces `bytes` by the UTF-8 of the CJK characters among some elements.
  func copyCJK(_ elements: Range<Int>, into bytes: inout [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    for element in elements where unsafe isUnit(element) {
      bytes.append(utf8: unsafe scalars[element].scalar)
    }
  }
}
