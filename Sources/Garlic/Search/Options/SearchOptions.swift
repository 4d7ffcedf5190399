// What can be chosen about a search?

import GarlicText

/// Options of a search: the page of hits, matching and scoring rules, and limits of time and memory.
public struct SearchOptions: Sendable {
  /// How clauses that spaces separate are combined.
  public enum Mode: Sendable {
    /// Up to three short ones must all match; when that finds too few, and in longer queries, they
    /// rank by how much of the query matches.
    case standard
    /// All must match.
    case all
    /// Any may match.
    case any
  }

  /// How exactly matching documents are counted.
  public enum Counting: Sendable {
    /// As many as were seen on the way to the best: at least so many there are.
    case bounded
    /// All of them, at the price of visiting each.
    case exact
  }

  /// Which CJK terms contribute to the score; the others only match.
  ///
  /// The baselines are what a plain engine does with such terms: BM25 over all of them, in
  /// ``SearchOptions/Mode/standard`` however short the query is, and without regard to positions.
  public enum Ranking: Sendable {
    /// Words, and bigrams with less weight, and in long queries their positions: what
    /// measured best.
    case standard
    /// Bigrams alone, all alike: a baseline.
    case bigrams
    /// Words of the segmenter alone, all alike: a baseline. Hangul has bigrams for words.
    case words

    func weight(of token: Token) -> Double { weight(of: token.kind, token.weight) }

    /// The same for a token of this kind and weight.
    func weight(of kind: TokenKind, _ weight: Double) -> Double {
      switch self {
      case .standard: weight
      case .bigrams: kind == .bigram || kind == .word ? 1 : 0
      case .words:
        switch kind {
        case .cjkWord, .word: 1
        // The least that a bigram weighs which is a word: that of hiragana.
        case .bigram: weight >= 0.5 ? 1 : 0
        case .part, .unigram: 0
        }
      }
    }
  }

  /// Which terms rank.
  public var ranking = Ranking.standard
  /// The most hits to return.
  public var limit = 10
  /// Hits to skip: for the pages after the first.
  public var offset = 0
  /// Where to go on: the cursor of the last hit of the page before; nil for the first page.
  ///
  /// The query and the other options must be those of that page, and `offset` 0.
  public var after: SearchCursor?
  /// How groups are joined.
  public var mode = Mode.standard
  /// Fields to search where the query names none; nil for all text fields.
  public var fields: [String]?
  /// How matches are counted.
  public var counting = Counting.bounded
  /// BM25's k1: how soon more occurrences count no more.
  public var k1 = SearchOptions.usualK1
  /// When to give up, as an instant of the continuous clock; nil for never.
  public var deadline: ContinuousClock.Instant?
  /// Memory that a search may take for lists of documents, in bytes.
  public var memoryBudget = 256 << 20
  /// Threads that search different segments side by side.
  public var threads = 1
  /// Whether a query that cannot be read as meant is an error instead of being read leniently.
  public var isStrict = false
  /// Whether documents in the query's own script come before the same text in the other: of simplified and
  /// traditional characters, which are one in the index unless its analyzer keeps them apart.
  ///
  /// Costs nothing where all documents are in one script, or the query is in neither.
  public var prefersOwnScript = true
  /// Multiplies the score of each hit, by id: for recency or popularity.
  ///
  /// Never above `factorLimit`.
  public var factor: (@Sendable (String) -> Double)?
  /// The most that `factor` counts for, greater values are cut: what keeps the best exact without
  /// asking for every document.
  public var factorLimit = 1.0

  static let usualK1 = 1.2

  /// Why to end a search, asked whenever it looks at the clock; for tests.
  var stop: (@Sendable () -> IndexError?)?

  /// Lists of one part of a phrase, such as the terms of its last word that may go on, that are walked side
  /// by side; the occurrences of more are gathered.
  ///
  /// Tests make it few.
  var cursorLimit = 1024

  /// The defaults.
  public init() {}

  /// The defaults with another limit.
  public init(limit: Int) { self.limit = limit }
}
