// Which words go on as what was typed, but for a slip?

extension CompletionSearch {
  /// Words that begin so but for one edit.
  mutating func addNear(_ word: String) throws(IndexError) {
    let pattern = FuzzyPattern(word, edits: 1)
    let utf8 = Array(word.utf8)
    var words: [[UInt8]: Int] = [:]
    let half = utf8.count / 2
    let (start, end) = (utf8[..<half], utf8[half...])
    // Words that have the first three letters, then those with an edit of the second or third one, whose beginnings
    // are known; of other alphabets those with the first letter.
    let isASCII = utf8.allSatisfy { $0 < 0x80 }
    let first = isASCII ? Array(utf8.prefix(3)) : Array(String(word.unicodeScalars.prefix(1)).utf8)
    let edited = isASCII ? Self.edited(utf8, at: 1).union(Self.edited(utf8, at: 2)) : []
    let others = edited.filter {
      // What begins as another one is found with it.
      !$0.starts(with: first) && !edited.contains($0.dropLast()) && !edited.contains($0.dropLast(2))
    }
    for prefix in [first] + others {
      try forEachTerm(from: prefix) { (term, df) in
        // One edit leaves one half as it is, or swaps the letters where they meet.
        guard term.count > half + 1 else { return }
        let isNear =
          term.starts(with: start) || term[half...].starts(with: end)
          || term[(half - 1)...].starts(with: end) || term[(half + 1)...].starts(with: end)
          || term[half - 1] == utf8[half] && term[half] == utf8[half - 1]
        guard isNear else { return }
        for length in [utf8.count, utf8.count + 1, utf8.count - 1]
        where length <= term.count && pattern.distance(to: term[..<length]) != nil {
          words[term, default: 0] += df
          return
        }
      }
    }
    for (word, df) in words {
      add(Candidate(word: String(decoding: word, as: UTF8.self), typedCount: 0), df)
    }
  }

  /// What was typed with another letter at a place, without the one there, with the next two swapped, or with one more;
  /// each once.
  private static func edited(_ utf8: [UInt8], at place: Int) -> Set<[UInt8]> {
    guard utf8.count > place + 1 else { return [] }
    let (head, tail) = (Array(utf8[..<place]), utf8[(place + 1)...])
    var found: Set<[UInt8]> = [
      head + tail, head + [utf8[place + 1], utf8[place]] + utf8[(place + 2)...],
    ]
    for letter in UInt8(0x61)...0x7A where letter != utf8[place] {
      found.insert(head + [letter] + tail)
      found.insert(head + [letter] + utf8[place...])
    }
    return found
  }
}
