// Is this a word, when its first character has no table yet? The dictionary walked in place.

/// Words that begin at one position of a text, found character by character in ICU's own trie.
///
/// A folded text is not written as the dictionary is, so a walk goes along all words at once whose
/// characters fold to those of the text: few, as the next characters soon tell them apart.
@safe struct DictionaryWalk: ~Copyable {
  private let index: DictionaryIndex
  private var states = ScratchBuffer<WordTrie.State>(capacity: 8)
  private var next = ScratchBuffer<WordTrie.State>(capacity: 8)
  private var count = 0

  init(_ index: DictionaryIndex) { self.index = index }

  /// The most characters of a word, as in the tables.
  static let longestWord = WordSuffix.longest + 1

  /// Goes back to where all words begin.
  mutating func begin() {
    unsafe states.base[0] = .root
    count = 1
  }

  /// Goes on by one character.
  /// - Returns: the lowest cost of a word that ends with it, 0 when none does; nil when no word goes on
  ///   so, and nothing may follow until the next walk begins.
  mutating func follow(_ character: UInt32) -> UInt32? {
    guard let unit = UInt16(exactly: character) else { return nil }
    var found = 0
    var lowest: UInt32 = 0
    index.forEachForm(of: unit) { form in
      next.reserve(found + count, keeping: found)
      for state in 0..<count {
        guard let step = unsafe index.trie.follow(states.base[state], by: form) else { continue }
        unsafe next.base[found] = step.state
        found += 1
        let cost = UInt32(step.cost)
        if cost != 0, lowest == 0 || cost < lowest { lowest = cost }
      }
    }
    count = found
    swap(&states, &next)
    return found == 0 ? nil : lowest
  }
}
