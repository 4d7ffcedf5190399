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

    init(
      _ options: Options, _ userWords: UserWords, walks: Int,
      longestText: Int = FoldedText.longestText, segmenter: (any RunSegmenter)? = nil
    ) throws(AnalysisError) {
      self.longestText = longestText
      self.segmenter = segmenter
      self.options = options
      self.userWords = userWords
      tables = try SharedTables.shared()
      let folds = FoldOptions(options)
      table = try tables.table(folding: folds)
      dictionary =
        options.segmenter == .lattice
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
  /// - Throws: ``AnalysisError/icu(operation:status:)`` when ICU lacks its rules or normalization data,
  ///   ``AnalysisError/outOfMemory(byteCount:)``.
  /// - Complexity: constant; the first one of a process takes a fraction of a millisecond.
  public init(
    _ options: Options = Options(), userWords: UserWords = UserWords()
  ) throws(AnalysisError) {
    parts = try Parts(options, userWords, walks: DictionaryIndex.usualWalks)
  }

  /// Creates an analyzer with a segmenter of the program's own, which takes the place of dictionary and user words in
  /// runs of Han and kana.
  /// - Parameters:
  ///   - options: folds.
  ///   - segmenter: what cuts runs into words.
  /// - Throws: the errors of ``init(_:userWords:)``.
  public init(
    _ options: Options = Options(), segmenter: any RunSegmenter
  ) throws(AnalysisError) {
    parts = try Parts(
      options, UserWords(), walks: DictionaryIndex.usualWalks, segmenter: segmenter)
  }

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
  /// - Throws: ``AnalysisError/textTooLong(byteCount:)`` above 1 GiB,
  ///   ``AnalysisError/icu(operation:status:)`` when ICU fails, ``AnalysisError/outOfMemory(byteCount:)``.
  /// - Complexity: linear in the length of the text.
  public func tokens(in text: String) throws(AnalysisError) -> [Token] {
    let length = text.utf8.count
    if length >= parts.longestText { throw .textTooLong(byteCount: length) }
    return try parts.pool.withTokenizer(of: self) { (tokenizer) throws(AnalysisError) in
      try tokenizer.tokens(in: text)
    }
  }
}
