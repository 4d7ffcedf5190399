// Which terms has a run of characters: bigrams, words, or both?

/// What an analyzer makes of runs of characters.
enum TokenStyle {
  case all
  case words
  case bigrams

  /// The tokens of a text without the words of its runs.
  ///
  /// No bigram is more of a word than another then, as it is in Hangul.
  static func withoutWords(_ tokens: [Token]) -> [Token] {
    var kept = tokens.filter { $0.kind != .cjkWord }
    for index in kept.indices where kept[index].kind == .bigram {
      kept[index].weight = TermWeights.wordBigram * TokenSink.share(ofHiragana: kept[index].utf8)
    }
    return kept
  }
}
