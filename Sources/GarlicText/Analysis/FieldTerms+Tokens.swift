// How do tokens become the terms of a field?

extension FieldTerms {
  /// Adds tokens, whose positions count from the beginning of the field.
  ///
  /// - Parameters:
  ///   - style: which tokens they are.
  ///   - tables: tell which characters make pairs.
  ///   - vocabulary: what numbers their terms.
  mutating func add(
    _ tokens: [Token], _ style: TokenStyle, _ tables: SharedTables,
    numberedBy vocabulary: Vocabulary
  ) {
    for token in tokens {
      let position = UInt64(truncatingIfNeeded: UInt32(truncatingIfNeeded: origin + token.position))
      if style != .words, let key = bigramKey(of: token, tables) {
        bigrams.append(UInt64(key) << 32 | position)
      } else {
        otherTerms.append(UInt64(vocabulary.intern(token.term)) << 32 | position)
      }
      if token.isRanked { rankedCount += 1 }
    }
  }

  /// The key of two characters of a run; nil for other terms.
  ///
  /// Two characters of the basic plane are a bigram whatever a token filter calls them: a term has one list.
  private func bigramKey(of token: Token, _ tables: SharedTables) -> UInt32? {
    if token.kind == .cjkWord { return nil }
    var scalars = token.text.unicodeScalars.makeIterator()
    guard let first = scalars.next()?.value, let second = scalars.next()?.value,
      scalars.next() == nil, first | second < 0x1_0000,
      token.kind == .bigram || tables.classes.entry(first).takesUnit
    else { return nil }
    return first << 16 | second
  }
}
