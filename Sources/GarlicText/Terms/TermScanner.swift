// Which terms does a segmented text have? Runs of characters give bigrams and words, the rest words.

/// Walks over a segmented text once and tells a sink every term.
///
/// All that reads terms goes through here, so an index, a query and a highlight can never disagree.
struct TermScanner<Sink: TermSink & ~Copyable>: ~Copyable {
  var sink: Sink
  /// The next unit position.
  private(set) var unit = 0
  private var parts: [Range<Int>] = []
  private var humps: [Range<Int>] = []

  /// Words longer than this are cut, as Lucene's standard tokenizer does.
  static var longestWord: Int { 255 }

  init(sink: consuming Sink) {
    self.sink = sink
  }

  /// Begins a new text, whose first unit has this position.
  mutating func restart(at position: Int = 0) { unit = position }

  /// Tells the terms of a text, or of a window of one.
  /// - Parameters:
  ///   - resumes: whether the first element was told with the window before, and its run goes on.
  ///   - suspends: whether the run that ends the window goes on in the next.
  @inline(__always) mutating func scan(
    _ text: SegmentedText, resumes: Bool = false, suspends: Bool = false
  ) {
    var at = resumes ? unsafe scanRun(text, from: 0, resumes: true, suspends: suspends) : 0
    while unsafe at < text.count {
      let scalar = unsafe text.scalars[at]
      if scalar.takesUnit {
        at = unsafe scanRun(text, from: at, resumes: false, suspends: suspends)
      } else if unsafe WordCompound.begins(text, at: at) {
        at = unsafe scanWord(text, from: at)
      } else {
        at &+= 1
      }
    }
  }

  /// A maximal run of characters that take units; combining marks inside do not end it.
  @inline(__always) private mutating func scanRun(
    _ text: SegmentedText, from start: Int, resumes: Bool, suspends: Bool
  ) -> Int {
    var last = start
    if resumes {
      // The element goes on with the run of the one before it.
      last = start &+ 1
      unsafe sink.bigram(start, last, of: text, unit: unit)
      unit &+= 1
    }
    var wordStart = last
    var wordUnit = unit
    var cutByMark = false
    unsafe sink.unit(last..<last &+ 1, of: text, isCJK: true, startsRun: !resumes)
    var at = last &+ 1
    while unsafe at < text.count {
      let scalar = unsafe text.scalars[at]
      if unsafe text.isUnit(at) {
        if unsafe text.cuts[at] != 0 || cutByMark {
          unsafe close(
            text, wordStart..<at, unit: wordUnit, unitCount: unit &+ 1 &- wordUnit,
            entry: cutByMark ? 0 : text.entries[at])
          wordStart = at
          wordUnit = unit &+ 1
          cutByMark = false
        }
        unsafe sink.bigram(last, at, of: text, unit: unit)
        unit &+= 1
        unsafe sink.unit(at..<at &+ 1, of: text, isCJK: true, startsRun: false)
        last = at
      } else if scalar.isExtend {
        cutByMark = unsafe cutByMark || text.cuts[at] != 0
      } else {
        break
      }
      at &+= 1
    }
    unsafe close(
      text, wordStart..<at, unit: wordUnit, unitCount: unit &+ 1 &- wordUnit,
      entry: cutByMark ? 0 : text.entries[at])
    if suspends, unsafe at == text.count { return at }
    unsafe sink.unigram(last, of: text, unit: unit)
    unit &+= 1
    return at
  }

  @inline(__always) private mutating func close(
    _ text: SegmentedText, _ elements: Range<Int>, unit: Int, unitCount: Int, entry: UInt32
  ) {
    if unsafe text.scalars[elements.lowerBound].isUncut { return }
    unsafe sink.cjkWord(elements, of: text, unit: unit, unitCount: unitCount, entry: entry)
  }

  /// A word of another script: joined, and its parts on consecutive units.
  private mutating func scanWord(_ text: SegmentedText, from start: Int) -> Int {
    if let end = unsafe WordCompound.plainEnd(text, from: start, limit: Self.longestWord) {
      unsafe sink.word(start..<end, of: text, unit: unit, unitCount: 1, kind: .word)
      unsafe sink.unit(start..<end, of: text, isCJK: false, startsRun: true)
      if let next = unsafe WordCompound.continuation(
        text, of: start, at: end, limit: Self.longestWord)
      {
        unsafe sink.innerWord(start..<end, next, of: text, unit: unit)
      }
      unit &+= 1
      return end
    }
    let end = unsafe WordCompound.end(text, from: start, limit: Self.longestWord)
    unsafe WordCompound.split(text, start..<end, into: &parts)
    let isWhole = parts.isEmpty || (parts.count == 1 && parts[0] == start..<end)
    let unitCount = max(parts.count, 1)
    unsafe sink.word(start..<end, of: text, unit: unit, unitCount: unitCount, kind: .word)
    if isWhole {
      unsafe scanHumps(text, start..<end, unit: unit)
    } else {
      // Each part with what is inside it: the positions of a term never fall.
      for (index, part) in parts.enumerated() {
        unsafe sink.word(part, of: text, unit: unit + index, unitCount: 1, kind: .part)
        unsafe scanHumps(text, part, unit: unit + index)
      }
    }
    if unitCount == 1 {
      let elements = unsafe WordCompound.unit(text, start..<end, parts)
      unsafe sink.unit(elements, of: text, isCJK: false, startsRun: true)
    } else {
      for (index, part) in parts.enumerated() {
        unsafe sink.unit(part, of: text, isCJK: false, startsRun: index == 0)
      }
    }
    unit += unitCount
    return end
  }

  /// The words inside one that capitals tell apart; they take no positions of their own.
  private mutating func scanHumps(_ text: SegmentedText, _ word: Range<Int>, unit: Int) {
    unsafe WordCompound.findHumps(text, word, into: &humps)
    for hump in humps { unsafe sink.innerWord(hump, nil, of: text, unit: unit) }
  }
}
