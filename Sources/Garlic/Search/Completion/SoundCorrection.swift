// Which words of the index sound like a Chinese one that no document has?

import GarlicText

/// Chinese words with other characters of the same sound: how Chinese is mistyped, as input methods offer all
/// characters of a sound.
struct SoundCorrection {
  private let snapshot: Snapshot
  private let analyzer: Analyzer
  private let fields: [Int]
  private let deadline: Deadline
  private let word: [Unicode.Scalar]

  /// A word of the index and how likely it is meant.
  private struct Candidate {
    var word: [Unicode.Scalar]
    /// The characters that differ.
    var changed: Range<Int>
    var weight: Double
  }

  /// Characters of a word: of more, no input method offers the wrong ones at once.
  private static let lengths = 2...12
  /// What a candidate weighs beside one that differs in one character of the very sound: two characters, a sound
  /// that is similar, and a first character, which is seldom wrong.
  private static let twoWeight = 0.001
  private static let similarWeight = 0.05
  private static let firstWeight = 0.2
  /// Candidates that are cut into words.
  private static let mostTried = 40

  /// - Parameter word: the word, folded.
  /// - Returns: nil unless it is two to twelve Chinese characters.
  init?(
    _ word: String, _ snapshot: Snapshot, _ analyzer: Analyzer, _ fields: [Int],
    _ deadline: Deadline
  ) {
    let scalars = Array(word.unicodeScalars)
    guard Self.lengths.contains(scalars.count),
      scalars.allSatisfy({ !Pinyin.shared.spellings(of: $0).isEmpty })
    else { return nil }
    self.word = scalars
    self.snapshot = snapshot
    self.analyzer = analyzer
    self.fields = fields
    self.deadline = deadline
  }

  /// Words that sound alike and are words to the segmenter, the likeliest first.
  ///
  /// Both bigrams at the border of what differs are in the index; whether the whole is has to be searched for.
  ///
  /// - Complexity: O(characters² of a sound) lookups.
  func words() throws(IndexError) -> [String] {
    var candidates: [Candidate] = []
    let alike = word.map { Pinyin.shared.soundAlikes(of: $0) }
    for place in word.indices {
      let before = try place > 0 ? followers(of: word[place - 1]) : nil
      for (character, isSame) in alike[place] {
        try deadline.check()
        let left = before.map { $0[character] ?? 0 } ?? .max
        if left == 0 { continue }
        let weight = (isSame ? 1 : Self.similarWeight) * (place == 0 ? Self.firstWeight : 1)
        if place + 1 == word.count {
          add([character], at: place, left, weight, to: &candidates)
          continue
        }
        let after = try followers(of: character)
        add([character], at: place, min(left, after[word[place + 1]] ?? 0), weight, to: &candidates)
        for (next, isNextSame) in alike[place + 1] {
          guard let df = after[next] else { continue }
          let both = weight * Self.twoWeight * (isNextSame ? 1 : Self.similarWeight)
          let right = place + 2 < word.count ? try followers(of: next)[word[place + 2]] ?? 0 : .max
          add([character, next], at: place, min(left, df, right), both, to: &candidates)
        }
      }
    }
    candidates.sort {
      $0.weight != $1.weight
        ? $0.weight > $1.weight : $0.word.lexicographicallyPrecedes($1.word)
    }
    var words: [String] = []
    for candidate in candidates.prefix(Self.mostTried) where try isWord(candidate) {
      words.append(String(String.UnicodeScalarView(candidate.word)))
    }
    return words
  }

  private func add(
    _ characters: [Unicode.Scalar], at place: Int, _ df: Int, _ weight: Double,
    to candidates: inout [Candidate]
  ) {
    if df == 0 { return }
    var word = word
    let changed = place..<place + characters.count
    word.replaceSubrange(changed, with: characters)
    candidates.append(Candidate(word: word, changed: changed, weight: Double(df) * weight))
  }

  /// The characters after one in the bigrams of the index, and the documents of each bigram.
  private func followers(of first: Unicode.Scalar) throws(IndexError) -> [Unicode.Scalar: Int] {
    var found: [Unicode.Scalar: Int] = [:]
    let prefix = Array(String(first).utf8)
    try snapshot.forEachTerm(of: fields, from: prefix, deadline) { (term, df) in
      if term.count == prefix.count { return }
      let rest = String(decoding: term[prefix.count...], as: UTF8.self).unicodeScalars
      if let second = rest.first, rest.count == 1 { found[second, default: 0] += df }
    }
    return found
  }

  /// Whether all that differs is part of words that the segmenter knows.
  private func isWord(_ candidate: Candidate) throws(IndexError) -> Bool {
    let runs = try QueryRun.runs(of: String(String.UnicodeScalarView(candidate.word)), by: analyzer)
    guard runs.count == 1, let run = runs.first else { return false }
    return candidate.changed.allSatisfy { place in
      run.tokens.contains {
        ($0.kind == .cjkWord || $0.kind == .bigram && $0.weight >= TypedText.leastWordWeight)
          && ($0.position..<$0.position + $0.unitCount).contains(run.position + place)
      }
    }
  }
}
