// How much does a term count in a query?

/// Weights of query terms, picked on eight retrieval sets and confirmed on seven held-out ones: words rank,
/// bigrams guarantee (see the page on ranking).
enum TermWeights {
  /// A bigram that is a word of two characters, and a bigram of Hangul, which has no dictionary.
  static let wordBigram = 1.0
  /// A bigram across the border of two words, or inside a longer one.
  static let otherBigram = 0.4
  /// A segmented word of one character, or of three and more.
  static let cjkWord = 0.7
  /// A word or number of another script, which has but one term where CJK words have several.
  static let word = 1.5
  /// A part of a compound, beside the compound itself.
  static let part = 0.5
  /// The share that a CJK term of hiragana alone keeps: mostly particles, endings and question words.
  static let hiragana = 0.5
  /// A word that is found inside another, or is written in two: a query means the whole.
  static let innerWord = 0.0
  /// Only queries of one character ask for it, by range.
  static let unigram = 0.0
}
