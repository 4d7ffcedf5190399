// How does a program drop, replace or add tokens?

/// A token filter of a program's own: it sees the tokens of a text after all other analysis and answers with those that
/// are indexed or looked for.
///
/// Stop words, synonyms at the time of indexing, foldings of one's own: the page on text analysis of Garlic has examples.
///
/// ```swift
/// struct StopWords: TokenFilter {
///   let fingerprint = "stop words 1"
///   func filter(_ tokens: [Token], for purpose: TokenPurpose) -> [Token] {
///     tokens.filter { $0.text != "the" && $0.text != "of" }
///   }
/// }
/// let analyzer = try Analyzer(filters: [StopWords()])
/// ```
public protocol TokenFilter: Sendable {
  /// A name with a version, up to 255 bytes of UTF-8, that changes whenever the answers may change.
  ///
  /// It is written into the index.
  var fingerprint: String { get }

  /// The tokens that take the place of these.
  ///
  /// Called once for each text, and for each part of about 128 KiB of a longer one that is indexed, from any thread. The
  /// same tokens must always have the same answer.
  ///
  /// Tokens may be left out, changed by ``Token/replaced(by:)``, and added at the positions of others. Positions that are
  /// left out stay empty, so that a phrase does not match over them. What the index keeps of a token is its term and
  /// position; highlights use ``Token/position`` and ``Token/unitCount``.
  ///
  /// - Parameters:
  ///   - tokens: ascending by position; those of one position in the order in which they were found.
  ///   - purpose: whether they are to be indexed, or to be looked for.
  /// - Returns: tokens, ascending by position, that lie within the positions and the ranges of the text. Others are
  ///   refused with ``AnalysisError/invalidTokens(filter:reason:)``.
  func filter(_ tokens: [Token], for purpose: TokenPurpose) -> [Token]
}

/// What tokens are for.
public enum TokenPurpose: Sendable, Hashable {
  /// They are those of a document.
  case indexing
  /// They are those of a query.
  case searching
}

extension Token {
  /// The token of another text at the same place, of the same kind and weight.
  public func replaced(by text: String) -> Token {
    Token(
      text: text, kind: kind, position: position, unitCount: unitCount, range: range, run: run,
      weight: weight)
  }
}
