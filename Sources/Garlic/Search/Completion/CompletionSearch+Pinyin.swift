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

  /// The chains of most documents of those that were added.
  private struct BestChains {
    private let count: Int
    private var chains: [Chain] = []
    /// Chains of fewer documents are not among the best.
    private(set) var least = 0

    init(_ count: Int) { self.count = count }

    mutating func add(_ chain: Chain) {
      if chain.df < least { return }
      chains.append(chain)
      if chains.count >= 4 * count {
        chains = sorted
        least = chains.last?.df ?? 0
      }
    }

    /// The best, those of most documents first.
    var sorted: [Chain] {
      Array(
        chains.sorted {
          $0.df != $1.df ? $0.df > $1.df : $0.characters.lexicographicallyPrecedes($1.characters)
        }.prefix(count))
    }
  }

  /// Chains that go on at each character.
  private static let mostChains = 48
  /// Letters that may be initials where words of whole syllables begin so as well.
  private static let mostInitials = 4
  /// Characters of the longest chain.
  private static let longestChain = 12
  /// Chains whose longer words are looked for.
  private static let mostExtended = 8

  /// Adds words and sequences of words that are read as the letters say.
  ///
  /// Words of syllables in full come first; those of initials are added where there are too few others, and
  /// for more than four letters where there are none.
  mutating func addPinyin(of typed: String) throws(IndexError) {
    guard let pattern = PinyinPattern(typed, similarSounds: similarSounds) else { return }
    try addPinyin(pattern, initials: false)
    if foundCount == 0 || foundCount < limit && typed.utf8.count <= Self.mostInitials {
      try addPinyin(pattern, initials: true)
    }
  }

  private mutating func addPinyin(
    _ pattern: PinyinPattern, initials: Bool
  ) throws(IndexError) {
    try addDictionaryWords(pattern, initials: initials)
    var chains: [Chain] = []
    for first in pattern.firstCharacters(initials: initials) {
      var places = pattern.advanced(PinyinPattern.Places(), by: first)
      if !initials { places = pattern.withoutInitials(places) }
      if !places.isEmpty { chains.append(Chain(characters: [first], places: places, df: .max)) }
    }
    var ended = BestChains(20 * limit)
    for _ in 2...Self.longestChain where !chains.isEmpty {
      var next = BestChains(initials ? Self.mostChains / 2 : Self.mostChains)
      try forEachLonger(
        chains, pattern, initials: initials, least: { min(ended.least, next.least) }
      ) { chain in
        if pattern.isAtEnd(chain.places) { ended.add(chain) } else { next.add(chain) }
      }
      chains = next.sorted
    }
    for (rank, chain) in ended.sorted.enumerated() {
      let word = chain.text
      guard let count = pattern.match(word.unicodeScalars) else { continue }
      var isWhole = true
      if rank < Self.mostExtended {
        isWhole = try !addLonger(chain, word, count)
      }
      if isWhole { addOnce(Candidate(word: word, typedCount: count), chain.df) }
    }
  }

  /// Adds words of three and more characters that the segmenter found in texts.
  private mutating func addDictionaryWords(
    _ pattern: PinyinPattern, initials: Bool
  ) throws(IndexError) {
    let table = try snapshot.context().characterTerms
    func advance(_ places: PinyinPattern.Places, _ character: UInt16) -> PinyinPattern.Places {
      let next = pattern.advanced(places, by: UInt32(character))
      return initials ? next : pattern.withoutInitials(next)
    }
    var best = BestWords(20 * limit)
    for first in pattern.firstCharacters(initials: initials) {
      guard let first = UInt16(exactly: first) else { continue }
      let start = advance(PinyinPattern.Places(), first)
      if start.isEmpty { continue }
      try deadline.check()
      for word in try table.terms(of: first, textFields, snapshot, deadline).words {
        // Those that come after it are in fewer documents.
        if word.df < best.least { break }
        var places = start
        var count = 1
        while count < word.characters.count, !places.isEmpty, !pattern.isAtEnd(places) {
          places = advance(places, word.characters[count])
          count += 1
        }
        if pattern.isAtEnd(places) { best.add(word, count) }
      }
    }
    for (word, count) in best.words {
      addOnce(Candidate(word: word.text, typedCount: count), word.df)
    }
  }

  /// The words of most documents of those that were added, and some more.
  private struct BestWords {
    private let count: Int
    private(set) var words: [(word: CharacterTerms.Word, typedCount: Int)] = []
    /// Words of fewer documents are not among the best.
    private(set) var least = 0

    init(_ count: Int) { self.count = count }

    mutating func add(_ word: CharacterTerms.Word, _ typedCount: Int) {
      words.append((word, typedCount))
      if words.count >= 2 * count {
        words.sort { $0.word.df > $1.word.df }
        words.removeLast(words.count - count)
        least = words.last?.word.df ?? 0
      }
    }
  }

  /// Adds longer words that begin with a chain.
  ///
  /// - Returns: whether the chain ends in the middle of a word, which is added in full.
  private mutating func addLonger(
    _ chain: Chain, _ word: String, _ count: Int
  ) throws(IndexError) -> Bool {
    var words: [(String, Int)] = []
    let characters = chain.characters.compactMap { UInt16(exactly: $0) }
    if let first = characters.first {
      let table = try snapshot.context().characterTerms
      for word in try table.terms(of: first, textFields, snapshot, deadline).words
      where word.characters.starts(with: characters) { words.append((word.text, word.df)) }
    }
    var isCut = false
    if chain.characters.count > 2, try !endsWithWord(word) {
      var longer = BestChains(limit)
      try forEachLonger([chain], nil, initials: true, least: { longer.least }) { longer.add($0) }
      // A bigram that goes on may stand elsewhere: 周杰伦 is not cut because of 伦敦.
      for longer in longer.sorted where try endsWithWord(longer.text) {
        if try self.count(.all(of: longer.text)) == 0 { continue }
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

  /// Calls `body` with chains of one more character: bigrams of the dictionaries that begin with the last one.
  ///
  /// - Parameters:
  ///   - pattern: what was typed, of which a chain that has not used it up must use more; nil for any
  ///   characters.
  ///   - least: chains of fewer documents are not wanted; it may grow.
  private func forEachLonger(
    _ chains: [Chain], _ pattern: PinyinPattern?, initials: Bool, least: () -> Int,
    _ body: (Chain) -> Void
  ) throws(IndexError) {
    let table = try snapshot.context().characterTerms
    for chain in chains {
      guard let last = chain.characters.last.flatMap({ UInt16(exactly: $0) }) else { continue }
      try deadline.check()
      for follower in try table.terms(of: last, textFields, snapshot, deadline).followers {
        // Those that come after it are in fewer documents.
        if Int(follower.df) < least() { break }
        guard let places = Self.goesOn(chain, UInt32(follower.character), pattern, initials) else {
          continue
        }
        let df = min(chain.df, Int(follower.df))
        body(
          Chain(
            characters: chain.characters + [UInt32(follower.character)], places: places, df: df))
      }
    }
  }

  /// How far a chain uses up what was typed with one more character; nil when it does not go on so.
  private static func goesOn(
    _ chain: Chain, _ character: UInt32, _ pattern: PinyinPattern?, _ initials: Bool
  ) -> PinyinPattern.Places? {
    guard let pattern, !pattern.isAtEnd(chain.places) else { return chain.places }
    var places = pattern.advanced(chain.places, by: character)
    if !initials { places = pattern.withoutInitials(places) }
    return places.isEmpty ? nil : places
  }
}
