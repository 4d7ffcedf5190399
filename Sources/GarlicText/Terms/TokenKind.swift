// What kinds of term are there?

/// The kind of a token.
public enum TokenKind: UInt8, Sendable, Hashable, CaseIterable {
  /// A word of a script that is not CJK, a number, or an emoji sequence.
  case word = 0
  /// A part of a mixed word: `iphone` and `15` of `iphone15`.
  case part = 1
  /// Two adjacent CJK characters.
  case bigram = 2
  /// The last character of a CJK run, for queries of one character.
  case unigram = 3
  /// A segmented word of one CJK character or of three and more, in a name space of its own.
  case cjkWord = 4
}
