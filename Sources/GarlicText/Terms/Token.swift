// What is known of a term in a text? Its kind, position, range and weight.

/// A token: a term of a text with its position, its byte range and its query weight.
public struct Token: Sendable, Hashable {
  /// The prefix byte of segmented CJK words, which keeps them apart from bigrams and unigrams
  /// in one dictionary.
  @inlinable public static var wordTag: UInt8 { 0x01 }

  /// The bytes in the term dictionary: the text in UTF-8, with ``wordTag`` before a CJK word.
  public let term: [UInt8]
  /// The kind of the token.
  public let kind: TokenKind
  /// The unit position: one for each CJK character and for each word of other scripts.
  public var position: Int
  /// How many units the token covers: two for a bigram, the number of its characters for a CJK word, the
  /// number of its parts for a compound, otherwise one.
  public var unitCount: Int
  /// UTF-8 offsets in the original text, in bytes; never inside a grapheme cluster.
  public var range: Range<Int>
  /// The number of the CJK run or of the word that the token belongs to, counted from 0.
  public var run: Int
  /// The weight of the term in a query.
  public var weight: Double

  /// The folded text, without the tag.
  public var text: String { String(decoding: utf8, as: UTF8.self) }

  /// Whether it counts for the length of a field: all but single characters at the ends of runs and words inside others.
  package var isRanked: Bool { kind != .unigram && (kind != .part || weight > 0) }

  /// The folded text in UTF-8.
  var utf8: ArraySlice<UInt8> { kind == .cjkWord ? term.dropFirst() : term[...] }

  /// Creates a token.
  public init(
    text: String, kind: TokenKind, position: Int, unitCount: Int, range: Range<Int>, run: Int,
    weight: Double
  ) {
    self.init(
      term: (kind == .cjkWord ? [Self.wordTag] : []) + Array(text.utf8), kind: kind,
      position: position, unitCount: unitCount, range: range, run: run, weight: weight)
  }

  /// A token of a term with its tag.
  init(
    term: [UInt8], kind: TokenKind, position: Int, unitCount: Int, range: Range<Int>, run: Int,
    weight: Double
  ) {
    self.term = term
    self.kind = kind
    self.position = position
    self.unitCount = unitCount
    self.range = range
    self.run = run
    self.weight = weight
  }
}
