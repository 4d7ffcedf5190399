// Which switches does an analyzer have, and what are their measured defaults?

extension Analyzer {
  /// What an analyzer forgets about characters, and how it finds words.
  ///
  /// The compatibility normal form (NFKC, UAX #15) is always taken, but for the width of characters
  /// when ``foldsWidth`` is off.
  public struct Options: Sendable, Hashable {
    /// Traditional characters become simplified ones, each by itself.
    ///
    /// On: cross-script queries gain 15 to 20 points of nDCG@10, queries of one script none or a
    /// little.
    public var foldsScripts: Bool
    /// Rare variants of a character become its common form (異體字).
    public var foldsVariants: Bool
    /// Upper and lower case are one.
    public var foldsCase: Bool
    /// Full and half width are one.
    public var foldsWidth: Bool
    /// Letters are found whatever their accents and points: crème and creme, Đà Nẵng and da nang, ё and е, Arabic
    /// with and without vowel signs.
    public var foldsAccents: Bool
    /// What cuts text into words.
    public var segmenter: SegmenterKind

    /// Creates the defaults: every fold on, and the lattice.
    public init() {
      foldsScripts = true
      foldsVariants = true
      foldsCase = true
      foldsWidth = true
      foldsAccents = true
      segmenter = .lattice
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
