// What can be chosen about a search?

import GarlicText

/// Options of a search: the page of hits, matching and scoring rules, and limits of time and memory.
public struct SearchOptions: Sendable {
  /// How clauses that spaces separate are combined.
  public enum Mode: Sendable {
    /// Up to three short clauses must all match; if that finds too few documents, and in longer queries,
    /// documents rank by how much of the query they match.
    case standard
    /// All clauses must match.
    case all
    /// At least one clause must match.
    case any
  }

  /// A language whose words are found in their other forms.
  public enum Language: Sendable, Hashable, CaseIterable {
    /// English, by the stemmer of Snowball ("Porter2").
    case english
  }

  /// How exactly matching documents are counted.
  public enum Counting: Sendable {
    /// A lower bound: documents that were seen while the best were searched.
    case bounded
    /// The exact number; every matching document is visited, but those of terms and of alternatives of terms are
    /// counted unseen.
    case exact
  }

  /// Which CJK terms contribute to the score: others than the standard are baselines to measure against.
  @_spi(Measuring) public var ranking = Ranking.standard
  /// Whether every match is scored where matches are counted exactly: the measure of every faster way.
  @_spi(Measuring) public var scoresEveryMatch = false
  /// The most hits to return.
  public var limit = 10
  /// Hits to skip: for the pages after the first.
  public var offset = 0
  /// The languages whose words are found in their other forms, too: stored and storing for "store".
  ///
  /// Forms count less than the word as typed. Texts in quotes, prefixes, patterns, fuzzy words, filters and what is
  /// excluded stay as typed. The index need not know of it.
  public var inflections: Set<Language> {
    get { inflectsEnglish ? [.english] : [] }
    set { inflectsEnglish = newValue.contains(.english) }
  }
  /// A set would be made for each search.
  var inflectsEnglish = true
  /// How clauses are combined.
  public var mode = Mode.standard
  /// Fields to search where the query names none; nil for all text fields.
  public var fields: [String]?
  /// How exactly matching documents are counted; a lower bound unless set.
  public var counting = Counting.bounded
  /// BM25's k1, the saturation of term frequency.
  public var k1 = SearchOptions.usualK1
  /// Memory for hits and lists of documents, in bytes, 256 MiB unless set; a search that needs more throws
  /// `IndexError.searchTooLarge`.
  ///
  /// A hit counts 64 bytes, so the default bounds ``limit`` and ``offset`` together to about four millions.
  public var memoryBudget = 256 << 20
  /// The number of threads, which search different segments.
  public var threads = 1
  /// Whether a query text with a syntax error throws `IndexError.invalidQuery`.
  public var isStrict = false
  /// Whether documents in the script of the query, simplified or traditional, rank before the same text in the other.
  ///
  /// Costs nothing where all documents are in one script, or the query is in neither.
  public var prefersOwnScript = true
  /// Whether words in kana are found in the other kana, and with or without a long vowel mark at their end.
  ///
  /// Those that are written as typed count more.
  public var findsOtherKana = true
  static let usualK1 = 1.2

  /// Lists of one part of a phrase, such as the terms of its last word that may go on, that are walked side
  /// by side; the occurrences of more are gathered.
  ///
  /// Tests make it few.
  var cursorLimit = 1024

  /// What few searches have; nil where they have nothing of it.
  var rare: RareOptions?

  /// The defaults.
  public init() {}

  /// The defaults with another limit.
  public init(limit: Int) { self.limit = limit }
}

extension SearchOptions {
  /// Memory that a hit takes while it is searched, in bytes.
  private static let bytesPerHit = 64

  /// The hits of this page and of those that the offset leaves out.
  ///
  /// - Throws: `IndexError.invalidArgument` when one of the two is negative, `.searchTooLarge` when their memory
  ///   exceeds the budget.
  func wantedHits() throws(IndexError) -> Int {
    guard limit >= 0, offset >= 0 else {
      throw .invalidArgument("limit \(limit) and offset \(offset) must not be negative")
    }
    let (wanted, overflows) = limit.addingReportingOverflow(offset)
    let (needed, overflowsToo) = wanted.multipliedReportingOverflow(by: Self.bytesPerHit)
    if overflows || overflowsToo || needed > memoryBudget || wanted == .max {
      throw .searchTooLarge(
        needed: overflows || overflowsToo ? .max : needed, allowed: memoryBudget)
    }
    return wanted
  }
}
