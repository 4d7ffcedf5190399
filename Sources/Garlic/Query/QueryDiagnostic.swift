// What did the parser read differently than it was written?

/// A diagnostic of the query parser: a part of the text that was read differently than written.
public struct QueryDiagnostic: Sendable, Hashable {
  /// The kind of a diagnostic.
  ///
  /// New kinds become cases in minor versions: a `switch` over kinds needs a `default`.
  public enum Kind: Sendable, Hashable {
    /// A quotation mark that is never closed: the phrase ends with the query.
    case unclosedQuote
    /// A parenthesis that is never closed: the group ends with the query.
    case unclosedGroup
    /// A set that is never closed: it ends with the query.
    case unclosedSet
    /// A `)` that closes nothing: ignored.
    case strayParenthesis
    /// A closing quotation mark that closes nothing: ignored.
    case strayQuote
    /// An operator, or a field, without anything to apply to: a literal word.
    case missingOperand
    /// Quotation marks with nothing between them: dropped.
    case emptyPhrase
    /// A group or set with nothing in it: dropped.
    case emptyGroup
    /// A name before a colon that is no field: literal text.
    case unknownField
    /// A `^` or `~` without a number that makes sense: literal text.
    case badNumber
    /// A `~` after a pattern, which cannot be fuzzy: ignored.
    case fuzzyPattern
    /// A `*` or `?` with no letter beside it: ignored.
    case loneWildcard
    /// A `?` that ends a question: punctuation.
    case questionMark
    /// Quotation marks inside a sentence without spaces: punctuation.
    case quotation
    /// A bracket that opens no range: literal text.
    case unreadableRange
    /// A value that no field it is asked of could have, as `price:>abc`: it matches nothing.
    case unreadableValue
    /// Hangul that no document has as it stands, and that may be the beginning or the initials of words: they are
    /// searched for.
    case halfTyped
    /// A range whose lower bound is above its upper bound: it matches nothing.
    case reversedRange
    /// Control characters and lone surrogates: dropped.
    case droppedCharacters
    /// The query is longer than the limit: the rest is ignored.
    case queryTooLong
    /// Parentheses are nested deeper than the limit: the inner ones are ignored.
    case nestingTooDeep
    /// There are more clauses than the limit: the rest is ignored.
    case tooManyClauses

    /// Whether ``QueryParser/parseStrictly(_:)`` refuses a query for it.
    public var isError: Bool {
      switch self {
      case .halfTyped, .emptyPhrase, .loneWildcard, .questionMark, .quotation, .reversedRange,
        .droppedCharacters:
        false
      default: true
      }
    }
  }

  /// The offset of the part, in UTF-8 bytes from the start of the query.
  public var offset: Int
  /// The length of the part, in UTF-8 bytes.
  public var length: Int
  /// The kind.
  public var kind: Kind
  /// A message that says what was read instead.
  public var message: String
}
