// Which switches does an analyzer have, and what are their measured defaults?

extension Analyzer {
  /// Options of an analyzer: which characters are folded together, and which segmenter finds words.
  ///
  /// The compatibility normal form (NFKC, UAX #15) is always taken, but for the width of characters
  /// when ``foldsWidth`` is off.
  public struct Options: Sendable, Hashable {
    /// Whether traditional characters become simplified ones, one for one.
    ///
    /// On: cross-script queries gain 15 to 20 points of nDCG@10, queries of one script none or a
    /// little.
    public var foldsScripts: Bool
    /// Whether variants of a character become its common form (異體字).
    public var foldsVariants: Bool
    /// Whether upper case becomes lower case.
    public var foldsCase: Bool
    /// Whether full and half width become one form.
    public var foldsWidth: Bool
    /// Whether letters lose their accents and points: crème and creme, Đà Nẵng and da nang, ё and е, Arabic
    /// with and without vowel signs.
    public var foldsAccents: Bool
    /// The word segmenter.
    public var segmenter: SegmenterKind
    /// Whether pairs of Chinese, Japanese or Korean characters are terms.
    ///
    /// On: whoever contains the query is found, wherever words are cut. Off: only words are terms, as in a text in
    /// letters.
    public var bigrams: Bool

    /// Creates the default options: every fold, the lattice segmenter, and bigrams.
    public init() {
      foldsScripts = true
      foldsVariants = true
      foldsCase = true
      foldsWidth = true
      foldsAccents = true
      segmenter = .lattice
      bigrams = true
    }
  }
}

extension FoldOptions {
  init(_ options: Analyzer.Options) {
    self.init(
      scripts: options.foldsScripts, variants: options.foldsVariants, case: options.foldsCase,
      width: options.foldsWidth, accents: options.foldsAccents)
  }
}
