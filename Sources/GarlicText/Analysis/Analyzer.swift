// How does a text become terms? Brings folds, segmenter and user words together.

/// A text analyzer: folding, word segmentation and user words.
///
/// Analyzers share their tables, so one is cheap to make and to copy. Any thread may use it; each thread has its own
/// tokenizer, which does the work.
public struct Analyzer: Sendable {
  /// The options of this analyzer.
  public var options: Options { parts.options }
  /// The user words.
  public var userWords: UserWords { parts.userWords }

  /// The segmenter that the program brought; nil for that of the options.
  public var segmenter: (any RunSegmenter)? { parts.segmenter }
  /// The token filters, in the order in which they are applied.
  public var filters: [any TokenFilter] { parts.filters }

  var tables: SharedTables { parts.tables }
  var table: CharacterTable { parts.table }
  /// The words of the lattice; nil when ICU's own iterator cuts, by choice or for want of a dictionary.
  var dictionary: DictionaryIndex? { parts.dictionary }

  /// What all copies of an analyzer share: a query that passes one on counts one reference.
  private final class Parts: Sendable {
    let options: Options
    let userWords: UserWords
    let tables: SharedTables
    let table: CharacterTable
    let dictionary: DictionaryIndex?
    let pool = TokenizerPool()
    let longestText: Int
    let segmenter: (any RunSegmenter)?
    let filters: [any TokenFilter]
    let filtersTokens: Bool
    /// What fields may name.
    let components: FieldComponents
    /// The analyzers of fields with an analysis of their own.
    ///
    /// They are few. The first dictionary of a kind of keys has the runtime look through all conformances there are,
    /// which takes longer than a query.
    let ofFields = Guarded<[(analysis: FieldAnalysis, analyzer: Analyzer)]>([])

    init(
      _ options: Options, _ userWords: UserWords, walks: Int,
      longestText: Int = FoldedText.longestText, segmenter: (any RunSegmenter)? = nil,
      filters: [any TokenFilter] = [], components: FieldComponents = FieldComponents()
    ) throws(AnalysisError) {
      if !options.bigrams, options.segmenter == .disabled, segmenter == nil {
        throw AnalysisError.invalidAnalysis(
          reason: "An analyzer without segmenter and without bigrams has no terms for Chinese, "
            + "Japanese and Korean. Leave one of them on.")
      }
      try components.check(filters)
      self.filters = filters
      filtersTokens = !filters.isEmpty || !options.bigrams || options.segmenter == .disabled
      self.components = components
      self.longestText = longestText
      self.segmenter = segmenter
      self.options = options
      self.userWords = userWords
      tables = try SharedTables.shared()
      let folds = FoldOptions(options)
      table = try tables.table(folding: folds)
      dictionary =
        options.segmenter != .icu
        ? try SharedDictionaries.dictionary(
          folding: folds, userWords: userWords.folded(by: folds, tables: tables), walks: walks)
        : nil
    }
  }

  private let parts: Parts

  /// The same for all copies of an analyzer, and for no other one while a copy is kept.
  package var identity: ObjectIdentifier { ObjectIdentifier(parts) }

  /// Creates an analyzer.
  /// - Parameters:
  ///   - options: folds and segmenter.
  ///   - userWords: words added to the dictionary, with their costs.
  ///   - segmenter: a segmenter of the program's own, which takes the place of dictionary and user words in runs of
  ///     Han and kana; nil for that of the options.
  ///   - filters: token filters, applied one after another to the tokens of texts and queries.
  ///   - fieldSegmenters: segmenters that fields of a schema name, see ``FieldAnalysis``; `segmenter` need not be among
  ///     them.
  ///   - fieldFilters: token filters that fields of a schema name; `filters` need not be among them.
  /// - Throws: ``AnalysisError/icu(operation:status:)`` when ICU lacks its rules or normalization data,
  ///   ``AnalysisError/outOfMemory(byteCount:)``, ``AnalysisError/invalidAnalysis(reason:)`` for options that leave no
  ///   terms and for fingerprints that are empty, longer than 255 bytes or given twice.
  /// - Complexity: constant; the first one of a process takes a fraction of a millisecond.
  public init(
    _ options: Options = Options(), userWords: UserWords = UserWords(),
    segmenter: (any RunSegmenter)? = nil, filters: [any TokenFilter] = [],
    fieldSegmenters: [any RunSegmenter] = [], fieldFilters: [any TokenFilter] = []
  ) throws(AnalysisError) {
    parts = try Parts(
      options, userWords, walks: DictionaryIndex.usualWalks, segmenter: segmenter,
      filters: filters,
      components: FieldComponents(segmenters: fieldSegmenters, filters: fieldFilters))
  }

  /// The analyzer of a field with an analysis of its own; always the same one of a copy.
  ///
  /// - Throws: ``AnalysisError/invalidAnalysis(reason:)`` when the analyzer has no segmenter or token filter of a
  ///   fingerprint that the field names.
  package func analyzer(for analysis: FieldAnalysis) throws(AnalysisError) -> Analyzer {
    func known(_ all: [(analysis: FieldAnalysis, analyzer: Analyzer)]) -> Analyzer? {
      all.first { $0.analysis == analysis }?.analyzer
    }
    if let known = parts.ofFields.withLock({ known($0) }) { return known }
    let made = try Analyzer(self, analysis)
    return parts.ofFields.withLock { all in
      if let other = known(all) { return other }
      all.append((analysis, made))
      return made
    }
  }

  private init(_ base: Analyzer, _ analysis: FieldAnalysis) throws(AnalysisError) {
    var options = base.options
    if let folds = analysis.folds { options.folds = folds }
    if let bigrams = analysis.bigrams { options.bigrams = bigrams }
    var segmenter = base.segmenter
    let components = base.parts.components
    switch analysis.segmenter {
    case nil: break
    case .lattice: (options.segmenter, segmenter) = (.lattice, nil)
    case .icu: (options.segmenter, segmenter) = (.icu, nil)
    case .disabled: (options.segmenter, segmenter) = (.disabled, nil)
    case .custom(let name):
      segmenter = try components.segmenter(name, or: base.segmenter)
      if options.segmenter == .disabled { options.segmenter = .lattice }
    }
    var filters = base.filters
    if let names = analysis.filters {
      filters = []
      for name in names { filters.append(try components.filter(name, or: base.filters)) }
    }
    parts = try Parts(
      options, base.userWords, walks: DictionaryIndex.usualWalks,
      longestText: base.parts.longestText, segmenter: segmenter, filters: filters)
  }

  /// Whether its terms come from tokens, which takes longer than the usual way: without words or bigrams, and with
  /// token filters.
  package var filtersTokens: Bool { parts.filtersTokens }

  /// - Parameter walks: how often a first character is walked before its table is made; tests make it few
  ///   or many.
  init(_ options: Options, userWords: UserWords, walks: Int) throws(AnalysisError) {
    parts = try Parts(options, userWords, walks: walks)
  }

  /// - Parameter longestText: bytes of a text from which on it has no ``tokens(in:)``; tests make it small.
  package init(longestText: Int) throws(AnalysisError) {
    parts = try Parts(
      Options(), UserWords(), walks: DictionaryIndex.usualWalks, longestText: longestText)
  }

  /// Makes a tokenizer for one thread.
  /// - Throws: ``AnalysisError/icu(operation:status:)`` when ICU's iterator cannot be opened.
  package func makeTokenizer() throws(AnalysisError) -> Tokenizer {
    try Tokenizer(self)
  }

  /// - Parameter window: bytes of a long text that are analysed at once.
  package func makeTokenizer(window: Int) throws(AnalysisError) -> Tokenizer {
    try Tokenizer(self, windowSize: window)
  }

  /// The tokens of a text, in the order of their unit positions.
  ///
  /// For people, queries and tests: the same terms as an index gets, with their
  /// texts, positions and weights.
  /// - Parameters:
  ///   - text: the text.
  ///   - purpose: what token filters are told that the tokens are for.
  /// - Throws: ``AnalysisError/textTooLong(byteCount:)`` above 1 GiB,
  ///   ``AnalysisError/icu(operation:status:)`` when ICU fails, ``AnalysisError/outOfMemory(byteCount:)``,
  ///   ``AnalysisError/invalidTokens(filter:reason:)``.
  /// - Complexity: linear in the length of the text, but for what token filters do.
  public func tokens(
    in text: String, for purpose: TokenPurpose = .searching
  ) throws(AnalysisError) -> [Token] {
    let length = text.utf8.count
    if length >= parts.longestText { throw .textTooLong(byteCount: length) }
    return try parts.pool.withTokenizer(of: self) { (tokenizer) throws(AnalysisError) in
      try tokenizer.tokens(in: text, for: purpose)
    }
  }
}

extension Analyzer {
  var tokenStyle: TokenStyle {
    if !options.bigrams { return .words }
    return options.segmenter == .disabled && segmenter == nil ? .bigrams : .all
  }
}
