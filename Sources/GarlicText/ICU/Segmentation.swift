// How does a text pass from bytes to cut words? Folding, then the segmenter, in buffers that are kept.

/// The buffers of one tokenizer, and the text that they hold.
@safe struct Segmentation: ~Copyable {
  private var text: FoldedText
  private var cuts = ScratchBuffer<UInt8>()
  private var entries = ScratchBuffer<UInt32>()
  // One of the two is set, by the analyzer's choice.
  private var lattice: LatticeCuts?
  private var breaker: BreakerCuts?

  init(_ analyzer: Analyzer) throws(AnalysisError) {
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
      if scalar.scalar >= 0x300, scalar.isClass(.letter) || scalar.isClass(.numeric) { return true }
    }
    return false
  }

  /// Folds and cuts a text.
  mutating func segment(_ utf8: Span<UInt8>) throws(AnalysisError) {
    text.removeAll()
    try text.append(utf8)
    cuts.reserve(text.count + 1, keeping: 0)
    entries.reserve(text.count + 1, keeping: 0)
    unsafe cuts.base[text.count] = 1
    if lattice != nil {
      try unsafe lattice?.mark(
        text.scalars.base, count: text.count, cuts: cuts.base, entries: entries.base)
    } else {
      unsafe entries.base.update(repeating: 0, count: text.count + 1)
      try unsafe breaker?.mark(text.scalars.base, 0..<text.count, cuts: cuts.base)
    }
  }

  private var view: SegmentedText {
    unsafe SegmentedText(
      scalars: text.scalars.base, starts: text.starts.base, cuts: cuts.base, entries: entries.base,
      count: text.count)
  }

  /// Fills `terms` with what an index wants.
  mutating func scan(into scanner: inout TermScanner<IndexSink>, terms: inout FieldTerms) {
    scanner.restart()
    scanner.sink.removeAll()
    scanner.sink.reserve(elements: text.count)
    unsafe scanner.scan(view)
    scanner.sink.move(into: &terms)
    terms.positionCount = scanner.unit
  }

  /// Fills `units` with what a highlighter wants.
  func scan(vocabulary: Vocabulary, into units: inout TextUnits) {
    var scanner = TermScanner(sink: UnitSink(vocabulary: vocabulary, units: units))
    unsafe scanner.scan(view)
    units = scanner.sink.units
  }

  /// Every token by position.
  func tokens() -> [Token] {
    var scanner = TermScanner(sink: TokenSink())
    unsafe scanner.scan(view)
    return scanner.sink.finished()
  }
}

extension IndexSink {
  /// Appends what was collected.
  func move(into terms: inout FieldTerms) {
    unsafe terms.pairs.append(
      contentsOf: UnsafeBufferPointer(start: pairs.base, count: pairCount))
    unsafe terms.words.append(
      contentsOf: UnsafeBufferPointer(start: words.base, count: wordCount))
    terms.rankedCount += pairCount + wordCount - finalCount
  }
}
