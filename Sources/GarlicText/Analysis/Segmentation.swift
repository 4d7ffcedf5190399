// How does a text pass from bytes to cut words? Folding, then the segmenter, in buffers that are kept.

/// The buffers of one tokenizer, and the text, or the window of a long text, that they hold.
///
/// An index takes a long text in windows, so that the buffers stay small enough for the processor's
/// caches. A window ends where nothing that follows can change what came before: after a character that no
/// rule joins to anything, inside a run of Han and kana where the lattice has settled, or between two
/// syllables of Hangul. The terms are those of the text taken whole.
@safe struct Segmentation: ~Copyable {
  private var text: FoldedText
  private var cuts = ScratchBuffer<UInt8>()
  private var entries = ScratchBuffer<UInt32>()
  // One of the two is set, by the analyzer's choice.
  private var lattice: LatticeCuts?
  private var breaker: BreakerCuts?
  /// What cuts runs of Han and kana in their place; nil for nothing.
  private let runSegmenter: (any RunSegmenter)?
  private let windowSize: Int
  private let hasWords: Bool
  /// The positions of the text whose tokens were told last.
  private(set) var tokenPositions = 0
  /// The last position inside a run of the window that no text after it can change; 0 for none.
  private var settled = 0

  init(_ analyzer: Analyzer, windowSize: Int) throws(AnalysisError) {
    self.windowSize = windowSize
    runSegmenter = analyzer.segmenter
    hasWords = analyzer.options.segmenter != .disabled || analyzer.segmenter != nil
    text = FoldedText(
      folds: FoldOptions(analyzer.options), table: analyzer.table, tables: analyzer.tables)
    if let dictionary = analyzer.dictionary {
      lattice = LatticeCuts(index: dictionary, tables: analyzer.tables)
      breaker = nil
    } else {
      lattice = nil
      breaker = try BreakerCuts()
    }
  }

  /// Malformed sequences of the text.
  var replacements: Int { text.replacements }

  /// Whether a grapheme cluster may be longer than an element with its marks: anything but Han, kana,
  /// Hangul syllables, ASCII and punctuation makes it so.
  var mayHaveLongClusters: Bool {
    if text.hasPieces { return true }
    for element in 0..<text.count {
      let scalar = unsafe text.scalars.base[element]
      if scalar.isExtend || scalar.isClass(.regional) || scalar.isClass(.hebrew) { return true }
      if scalar.isClass(.unspaced) { return true }
      if scalar.scalar >= 0x300, scalar.isClass(.letter) || scalar.isClass(.numeric) { return true }
    }
    return false
  }

  /// Folds and cuts a whole text.
  /// - Parameter findsWords: whether runs of Han and kana are cut too, which takes the most time.
  mutating func segment(
    _ utf8: Span<UInt8>, findsWords: Bool = true
  ) throws(AnalysisError) {
    text.removeAll()
    try text.append(utf8)
    try mark(resumes: false, findsWords: findsWords)
  }

  /// Cuts what is folded.
  private mutating func mark(
    resumes: Bool, findsWords: Bool = true
  ) throws(AnalysisError) {
    lattice?.findsWords = findsWords && hasWords && runSegmenter == nil
    let count = text.count
    cuts.reserve(count + 1, keeping: 0)
    entries.reserve(count + 1, keeping: 0)
    if lattice != nil {
      settled =
        try unsafe lattice?.mark(
          text.scalars.base, from: resumes ? 1 : 0, count: count, cuts: cuts.base,
          entries: entries.base) ?? 0
    } else {
      unsafe entries.base.update(repeating: 0, count: count + 1)
      let start = resumes ? 1 : 0
      try unsafe breaker?.mark(text.scalars.base, start..<count, cuts: cuts.base)
    }
    unsafe cuts.base[count] = 1
    if let runSegmenter, findsWords {
      cutRuns(by: runSegmenter, from: resumes ? 1 : 0)
      // What it would cut otherwise if the run went on, nobody knows.
      settled = 0
    }
    if text.hasIterationMarks {
      unsafe text.resolveIterationMarks(cuts: cuts.base, entries: entries.base)
    }
  }

  /// Cuts runs of Han and kana by a segmenter of the program.
  private func cutRuns(by segmenter: any RunSegmenter, from first: Int) {
    let count = text.count
    var run: [Unicode.Scalar] = []
    var start = first
    while start < count {
      var end = start
      run.removeAll(keepingCapacity: true)
      while end < count, case let next = unsafe text.scalars.base[end], next.isKanaOrHan {
        run.append(Unicode.Scalar(next.scalar) ?? "\u{FFFD}")
        end += 1
      }
      if run.count > 1 {
        for element in start + 1...end {
          if element < end { unsafe cuts.base[element] = 0 }
          unsafe entries.base[element] = 0
        }
        var last = 0
        for wordEnd in segmenter.wordEnds(in: run) where wordEnd > last && wordEnd < run.count {
          unsafe cuts.base[start + wordEnd] = 1
          last = wordEnd
        }
      }
      start = max(end, start + 1)
    }
  }

  private func view(count: Int) -> SegmentedText {
    unsafe SegmentedText(
      scalars: text.scalars.base, starts: text.starts.base, cuts: cuts.base, entries: entries.base,
      count: count)
  }

  /// Folds, cuts and scans a text of any length, and fills `terms` with what an index wants.
  ///
  /// - Parameter between: gets the terms so far after each window but the last, and may take them away.
  mutating func analyze(
    _ utf8: Span<UInt8>, with scanner: inout TermScanner<IndexSink>, into terms: inout FieldTerms,
    between: (inout FieldTerms) -> Void
  ) throws(AnalysisError) {
    if utf8.count >= FoldedText.longestText {
      throw AnalysisError.textTooLong(byteCount: utf8.count)
    }
    scanner.restart(at: terms.origin)
    text.removeAll()
    try unsafe utf8.withUnsafeBufferPointer { buffer throws(AnalysisError) in
      guard let base = buffer.baseAddress else { return }
      try unsafe analyze(
        base, byteCount: buffer.count, with: &scanner, into: &terms, between: between)
    }
    terms.positionCount = scanner.unit - terms.origin
    terms.replacements = text.replacements
    if terms.replacements > 0, utf8.count > windowSize {
      // What lay after the end of a window was read twice.
      terms.replacements = unsafe utf8.withUnsafeBufferPointer { buffer in
        unsafe UTF8Decoding.malformedCount(buffer)
      }
    }
  }

  private mutating func analyze(
    _ utf8: UnsafePointer<UInt8>, byteCount: Int, with scanner: inout TermScanner<IndexSink>,
    into terms: inout FieldTerms, between: (inout FieldTerms) -> Void
  ) throws(AnalysisError) {
    var offset = 0
    var size = windowSize
    var resumes = false
    while offset < byteCount {
      var upper = min(offset + size, byteCount)
      // Not inside a sequence of UTF-8, if it is one.
      for _ in 0..<3 where upper < byteCount && (unsafe utf8[upper] & 0xC0 == 0x80) { upper -= 1 }
      unsafe text.append(utf8, from: offset, to: upper)
      try mark(resumes: resumes)
      var end = (element: text.count, suspends: false)
      if upper < byteCount {
        guard let found = windowEnd(mayBreakRuns: true) else {
          // Nothing to end at: take more at once.
          size *= 2
          rewind(resumes: resumes)
          continue
        }
        end = found
      }
      scanner.sink.begin(elements: end.element)
      unsafe scanner.scan(view(count: end.element), resumes: resumes, suspends: end.suspends)
      scanner.sink.move(into: &terms)
      offset = unsafe Int(text.starts.base[end.element])
      size = windowSize
      resumes = end.suspends
      if resumes {
        text.removeAll(but: end.element - 1)
      } else {
        text.removeAll(keepingReplacements: true)
      }
      if offset < byteCount {
        terms.positionCount = scanner.unit - terms.origin
        between(&terms)
      }
    }
  }

  /// Forgets the window that was too short, but for its context.
  private mutating func rewind(resumes: Bool) {
    if resumes { text.removeAll(but: 0) } else { text.removeAll(keepingReplacements: true) }
  }

  /// The last element that the rest of the text cannot reach after, and whether a run goes on there.
  ///
  /// - Parameter mayBreakRuns: whether it may be inside a run.
  private func windowEnd(mayBreakRuns: Bool) -> (element: Int, suspends: Bool)? {
    let settled = mayBreakRuns ? self.settled : 0
    // White space at the end may be that of a wrapped line.
    var element = text.count
    while element > 0, unsafe text.scalars.base[element - 1].scalar <= 0x20 { element -= 1 }
    element = min(element, text.count - 2)
    while element > max(settled, 1) {
      let before = unsafe text.scalars.base[element - 1]
      let after = unsafe text.scalars.base[element]
      let beginsPiece = unsafe text.starts.base[element] != text.starts.base[element - 1]
      if beginsPiece, !after.isExtend {
        if before.endsWindow, unsafe !WordCompound.breaksWord(text.scalars.base, before: element) {
          return (element, false)
        }
        if mayBreakRuns, before.isClass(.hangul), after.isClass(.hangul) { return (element, true) }
      }
      element -= 1
    }
    if settled <= 1 { return nil }
    let beginsPiece = unsafe text.starts.base[settled] != text.starts.base[settled - 1]
    // A window that begins with a mark would make a character of it.
    return unsafe beginsPiece && !text.scalars.base[settled].isExtend ? (settled, true) : nil
  }

  /// Fills `units` with what a highlighter wants.
  func scan(vocabulary: Vocabulary, into units: inout TextUnits) {
    var scanner = TermScanner(
      sink: UnitSink(vocabulary: vocabulary, units: units, joins: text.joins))
    unsafe scanner.scan(view(count: text.count))
    units = scanner.sink.units
  }

  /// Every token by position.
  mutating func tokens(_ style: TokenStyle) -> [Token] {
    tokens(style, elements: text.count, from: 0)
  }

  private mutating func tokens(
    _ style: TokenStyle, elements: Int, from position: Int
  ) -> [Token] {
    if style == .words {
      var scanner = TermScanner(sink: WordTokenSink(elements: elements, joins: text.joins))
      scanner.restart(at: position)
      unsafe scanner.scan(view(count: elements))
      tokenPositions = scanner.unit
      return scanner.sink.finished()
    }
    var scanner = TermScanner(sink: TokenSink(elements: elements, joins: text.joins))
    scanner.restart(at: position)
    unsafe scanner.scan(view(count: elements))
    tokenPositions = scanner.unit
    let tokens = scanner.sink.finished()
    return style == .all ? tokens : TokenStyle.withoutWords(tokens)
  }

  /// The tokens of a text, or of a part of it that nothing joins to the next.
  struct TokenBatch {
    var tokens: [Token]
    /// Their unit positions, and UTF-8 offsets.
    var positions: Range<Int>
    var offsets: Range<Int>
    var mayHaveLongClusters: Bool
  }

  /// Calls `body` with the tokens of a text of any length, batch after batch.
  ///
  /// - Returns: the unit positions of the text, and its malformed sequences.
  mutating func forEachTokenBatch(
    _ utf8: Span<UInt8>, _ style: TokenStyle, _ body: (TokenBatch) throws(AnalysisError) -> Void
  ) throws(AnalysisError) -> (positionCount: Int, replacements: Int) {
    if utf8.count >= FoldedText.longestText {
      throw AnalysisError.textTooLong(byteCount: utf8.count)
    }
    text.removeAll()
    var position = 0
    try unsafe utf8.withUnsafeBufferPointer { buffer throws(AnalysisError) in
      guard let base = buffer.baseAddress else { return }
      var offset = 0
      var size = windowSize
      var run = 0
      while offset < buffer.count {
        var upper = min(offset + size, buffer.count)
        // Not inside a sequence of UTF-8, if it is one.
        for _ in 0..<3 where upper < buffer.count && (unsafe base[upper] & 0xC0 == 0x80) {
          upper -= 1
        }
        unsafe text.append(base, from: offset, to: upper)
        try mark(resumes: false)
        var end = text.count
        if upper < buffer.count {
          guard let found = windowEnd(mayBreakRuns: false) else {
            // Nothing to end at: take more at once.
            size *= 2
            text.removeAll(keepingReplacements: true)
            continue
          }
          end = found.element
        }
        let mayHaveLongClusters = mayHaveLongClusters
        var tokens = tokens(style, elements: end, from: position)
        for index in tokens.indices { tokens[index].run += run }
        run = (tokens.map(\.run).max() ?? run - 1) + 1
        let next = unsafe Int(text.starts.base[end])
        try body(
          TokenBatch(
            tokens: tokens, positions: position..<tokenPositions, offsets: offset..<next,
            mayHaveLongClusters: mayHaveLongClusters))
        position = tokenPositions
        offset = next
        size = windowSize
        text.removeAll(keepingReplacements: true)
      }
    }
    var replacements = text.replacements
    if replacements > 0, utf8.count > windowSize {
      // What lay after the end of a window was read twice.
      replacements = unsafe utf8.withUnsafeBufferPointer { buffer in
        unsafe UTF8Decoding.malformedCount(buffer)
      }
    }
    return (position, replacements)
  }
}

extension FoldedScalar {
  /// Whether no rule and no compound joins anything to this character from either side.
  fileprivate var endsWindow: Bool {
    if has(Self.pictographicBit) || has(Self.contentBit) { return false }
    if isClass(.other) {
      return scalar != 0x2B && scalar != 0x23 && scalar != 0x26 && scalar != 0x2E
        && scalar != WordCompound.degree
    }
    return isClass(.lineFeed) || isClass(.space)
  }
}
