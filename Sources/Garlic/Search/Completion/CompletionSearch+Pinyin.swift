// Which Chinese words are meant by Latin letters?

import GarlicText

extension CompletionSearch {
  /// Characters that follow one another in the index, and how far they use up what was typed.
  private struct Chain {
    var characters: [UInt32]
    var places: PinyinPattern.Places
    /// Documents of its rarest bigram.
    var df: Int

    var text: String {
      var view = String.UnicodeScalarView()
      for character in characters {
        if let scalar = Unicode.Scalar(character) { view.append(scalar) }
      }
      return String(view)
    }
  }

  /// Chains that go on at each character.
  private static let mostChains = 48
  /// Characters of the longest chain.
  private static let longestChain = 12
  /// Chains whose longer words are looked for.
  private static let mostExtended = 8

  /// Adds words and sequences of words that are read as the letters say.
  ///
  /// Words of syllables in full come first; those of initials are added where there are too few others.
  mutating func addPinyin(of typed: String) throws(IndexError) {
    guard let pattern = PinyinPattern(typed, similarSounds: similarSounds) else { return }
    try addPinyin(pattern, initials: false)
    if foundCount < limit { try addPinyin(pattern, initials: true) }
  }

  private mutating func addPinyin(
    _ pattern: PinyinPattern, initials: Bool
  ) throws(IndexError) {
    var chains: [Chain] = []
    for first in pattern.firstCharacters(initials: initials) {
      var places = pattern.advanced(PinyinPattern.Places(), by: first)
      if !initials { places = pattern.withoutInitials(places) }
      if !places.isEmpty { chains.append(Chain(characters: [first], places: places, df: .max)) }
    }
    var ended: [Chain] = []
    for length in 2...Self.longestChain where !chains.isEmpty {
      var next: [Chain] = []
      for chain in try bigrams(after: chains) {
        let isEnd = length == 2 && pattern.isAtEnd(chain.before)
        var places =
          isEnd ? chain.before : pattern.advanced(chain.before, by: chain.characters[length - 1])
        if !initials { places = pattern.withoutInitials(places) }
        if places.isEmpty { continue }
        let longer = Chain(characters: chain.characters, places: places, df: chain.df)
        if pattern.isAtEnd(places) { ended.append(longer) } else { next.append(longer) }
      }
      chains = Self.best(next, Self.mostChains)
    }
    for (rank, chain) in Self.best(ended, 20 * limit).enumerated() {
      let word = chain.text
      guard let count = pattern.match(word.unicodeScalars) else { continue }
      var isWhole = true
      if rank < Self.mostExtended {
        isWhole = try !addLonger(chain, word, count)
      }
      if isWhole { addOnce(Candidate(word: word, typedCount: count), chain.df) }
    }
  }

  /// Adds longer words that begin with a chain.
  ///
  /// - Returns: whether the chain ends in the middle of a word, which is added in full.
  private mutating func addLonger(
    _ chain: Chain, _ word: String, _ count: Int
  ) throws(IndexError) -> Bool {
    var words: [(String, Int)] = []
    try forEachTerm(from: [Token.wordTag] + Array(word.utf8)) { (term, df) in
      words.append((String(decoding: term.dropFirst(), as: UTF8.self), df))
    }
    var isCut = false
    if chain.characters.count > 2, try !endsWithWord(word) {
      let longer = try bigrams(after: [chain]).map {
        Chain(characters: $0.characters, places: $0.before, df: $0.df)
      }
      for longer in Self.best(longer, limit) where try endsWithWord(longer.text) {
        words.append((longer.text, longer.df))
        isCut = true
      }
    }
    for (word, df) in words { addOnce(Candidate(word: word, typedCount: count), df) }
    return isCut
  }

  /// Whether the segmenter ends a run with a word of two and more characters.
  private func endsWithWord(_ text: String) throws(IndexError) -> Bool {
    guard let run = try QueryRun.runs(of: text, by: analyzer).last else { return false }
    return run.tokens.contains {
      ($0.kind == .cjkWord || $0.kind == .bigram && $0.weight >= TypedText.leastWordWeight)
        && $0.unitCount > 1 && $0.position + $0.unitCount == run.position + run.unitCount
    }
  }

  private static func best(_ chains: [Chain], _ count: Int) -> [Chain] {
    Array(
      chains.sorted {
        $0.df != $1.df
          ? $0.df > $1.df : $0.characters.lexicographicallyPrecedes($1.characters)
      }.prefix(count))
  }

  /// Chains of one more character: bigrams of the dictionaries that begin with the last one.
  private func bigrams(
    after chains: [Chain]
  ) throws(IndexError) -> [(characters: [UInt32], before: PinyinPattern.Places, df: Int)] {
    var frequencies: [UInt64: Int] = [:]
    let firsts = Set(chains.compactMap(\.characters.last)).sorted()
    for view in snapshot.views {
      for field in textFields {
        guard let dictionary = try view.reader.dictionary(field) else { continue }
        var deadline = deadline
        var terms = TermDictionaryCursor(dictionary)
        var isAhead = false
        for first in firsts {
          guard let scalar = Unicode.Scalar(first) else { continue }
          let prefix = Array(String(scalar).utf8)
          if !isAhead || terms.term.lexicographicallyPrecedes(prefix) {
            guard try terms.seek(prefix) else { break }
          }
          isAhead = true
          while terms.term.starts(with: prefix) {
            try deadline.tick()
            if let second = Self.onlyCharacter(terms.term[prefix.count...]) {
              frequencies[UInt64(first) << 32 | UInt64(second), default: 0] += terms.entry.df
            }
            guard try terms.next() else { break }
          }
        }
      }
    }
    var seconds: [UInt32: [(UInt32, Int)]] = [:]
    for (key, df) in frequencies {
      seconds[UInt32(key >> 32), default: []].append((UInt32(truncatingIfNeeded: key), df))
    }
    var longer: [(characters: [UInt32], before: PinyinPattern.Places, df: Int)] = []
    for chain in chains {
      for (second, df) in chain.characters.last.flatMap({ seconds[$0] }) ?? [] {
        longer.append((chain.characters + [second], chain.places, min(chain.df, df)))
      }
    }
    return longer
  }

  /// The character that three bytes are; nil for others.
  private static func onlyCharacter(_ utf8: ArraySlice<UInt8>) -> UInt32? {
    guard utf8.count == 3, let first = utf8.first, first & 0xF0 == 0xE0 else { return nil }
    let start = utf8.startIndex
    return UInt32(first & 0xF) << 12 | UInt32(utf8[start + 1] & 0x3F) << 6
      | UInt32(utf8[start + 2] & 0x3F)
  }
}
