// What is the ranking measured against?

import GarlicText

extension SearchOptions {
  /// Which CJK terms contribute to the score; the others only match.
  ///
  /// The baselines are what a plain engine does with such terms: BM25 over all of them, in
  /// ``SearchOptions/Mode/standard`` however short the query is, and without regard to positions.
  @_spi(Measuring) public enum Ranking: Sendable {
    /// Words, bigrams with less weight, and in long queries positions.
    case standard
    /// Bigrams alone, with equal weights: a baseline.
    case bigrams
    /// Words of the segmenter alone, with equal weights: a baseline. Hangul has bigrams for words.
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
}
