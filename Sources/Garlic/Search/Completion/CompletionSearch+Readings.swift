// Which words are meant by initials, half-typed syllables and Latin letters?

import GarlicText

extension CompletionSearch {
  /// Bigrams of Hangul whose texts are read.
  private static let mostBigrams = 16
  /// Texts that are read of each.
  private static let mostTexts = 4

  /// Adds the words that a word stands for as it was typed.
  mutating func addReadings(of typed: String) throws(IndexError) {
    if let pattern = HangulInitials(typed) {
      try addHangul(pattern)
    } else {
      try addKana(Romaji.beginnings(typed))
      try addPinyin(of: typed)
    }
  }

  /// Words of Hangul: their first two syllables are a bigram of the dictionary, and whether a word begins with
  /// them is read from texts.
  private mutating func addHangul(_ pattern: HangulInitials) throws(IndexError) {
    let table = try snapshot.context().characterTerms
    var bigrams: [(text: String, df: Int)] = []
    for first in pattern.firstCharacters {
      guard let first = UInt16(exactly: first), let scalar = Unicode.Scalar(first) else { break }
      let terms = try table.terms(of: first, textFields, snapshot, deadline)
      // Without bigrams terms are words.
      if !analyzer.options.bigrams {
        for word in terms.words {
          guard let count = pattern.match(word.text.unicodeScalars) else { continue }
          add(Candidate(word: word.text, typedCount: count), word.df)
        }
      }
      for follower in terms.followers {
        guard let second = Unicode.Scalar(follower.character),
          pattern.mayBegin(with: [scalar, second])
        else { continue }
        bigrams.append(
          (String(String.UnicodeScalarView([scalar, second])), Int(follower.df)))
      }
    }
    bigrams.sort { $0.df != $1.df ? $0.df > $1.df : $0.text < $1.text }
    for (bigram, df) in bigrams.prefix(Self.mostBigrams) {
      try deadline.check()
      let words = try table.hangulWords(beginningWith: bigram, textFields) {
        () throws(IndexError) in try hangulWords(beginningWith: bigram)
      }
      for word in words {
        guard let count = pattern.match(word.unicodeScalars) else { continue }
        // What follows the second syllable may be a particle, so both are offered.
        add(Candidate(word: word, typedCount: count), 1)
        if count <= 2, word != bigram { add(Candidate(word: bigram, typedCount: count), df) }
      }
    }
  }

  /// The words that begin with a bigram in the best documents of it, as often as they are there.
  private func hangulWords(beginningWith bigram: String) throws(IndexError) -> [String] {
    // What is kept for all must not depend on a filter.
    var options = options
    options.filter = nil
    options.limit = Self.mostTexts
    options.counting = .bounded
    var words: [String] = []
    for hit in try snapshot.search(.text(bigram), options) {
      let document = try hit.document()
      for field in textFields {
        guard let text = document[snapshot.schema.fields[field].name]?.text else { continue }
        words += Self.hangulWords(of: text).filter { $0.hasPrefix(bigram) }
      }
    }
    return words
  }

  /// The runs of letters and syllables in the first kilobytes of a text.
  static func hangulWords(of text: String) -> [String] {
    let most = 16_384
    return text.unicodeScalars.prefix(most).split { !$0.properties.isAlphabetic }
      .map { String($0) }
  }

  /// Words in kana whose loose form begins with one of these.
  private mutating func addKana(_ beginnings: [String]) throws(IndexError) {
    let table = try snapshot.context().characterTerms
    for first in Set(beginnings.compactMap { $0.utf16.first }) {
      for character in [first, first + 0x60] {
        let terms = try table.terms(of: character, textFields, snapshot, deadline)
        for word in terms.words where !word.loose.isEmpty {
          guard let beginning = beginnings.first(where: { word.loose.hasPrefix($0) }) else {
            continue
          }
          addKana(word.characters, beginning, word.df)
        }
        for follower in terms.followers {
          let characters = [character, follower.character]
          guard let loose = Self.loose(characters[...]),
            let beginning = beginnings.first(where: { loose.hasPrefix($0) })
          else { continue }
          addKana(characters, beginning, Int(follower.df))
        }
      }
    }
  }

  private static func loose(_ characters: ArraySlice<UInt16>) -> String? {
    Romaji.looseKana(of: characters.compactMap { Unicode.Scalar($0) })
  }

  private mutating func addKana(_ characters: [UInt16], _ beginning: String, _ df: Int) {
    // The shortest beginning of the word that was typed.
    let count = (1...characters.count).first {
      Self.loose(characters.prefix($0))?.hasPrefix(beginning) == true
    }
    add(
      Candidate(
        word: String(decoding: characters, as: UTF16.self), typedCount: count ?? characters.count),
      df)
  }
}
