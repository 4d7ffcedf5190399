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
    var bigrams: [String: Int] = [:]
    let range = pattern.firstCharacters
    for view in snapshot.views {
      for field in textFields {
        guard let dictionary = try view.reader.dictionary(field) else { continue }
        var deadline = deadline
        var terms = TermDictionaryCursor(dictionary)
        guard let first = Unicode.Scalar(range.lowerBound) else { return }
        var more = try terms.seek(Array(String(first).utf8))
        while more {
          try deadline.tick()
          let term = String(decoding: terms.term, as: UTF8.self)
          let scalars = term.unicodeScalars
          guard let start = scalars.first, range.contains(start.value) else { break }
          if scalars.count == 2, pattern.mayBegin(with: scalars) {
            bigrams[term, default: 0] += terms.entry.df
          }
          more = try terms.next()
        }
      }
    }
    let best = bigrams.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    var options = options
    options.limit = Self.mostTexts
    options.counting = .bounded
    for (bigram, df) in best.prefix(Self.mostBigrams) {
      try deadline.check()
      for hit in try snapshot.search(.text(bigram), options) {
        let document = try hit.document()
        for field in textFields {
          guard let text = document[snapshot.schema.fields[field].name]?.text else { continue }
          for word in Self.hangulWords(of: text) {
            guard word.hasPrefix(bigram), let count = pattern.match(word.unicodeScalars) else {
              continue
            }
            // What follows the second syllable may be a particle, so both are offered.
            add(Candidate(word: word, typedCount: count), 1)
            if count <= 2, word != bigram { add(Candidate(word: bigram, typedCount: count), df) }
          }
        }
      }
    }
  }

  /// The runs of letters and syllables in the first kilobytes of a text.
  static func hangulWords(of text: String) -> [String] {
    let most = 16_384
    return text.unicodeScalars.prefix(most).split { !$0.properties.isAlphabetic }
      .map { String($0) }
  }

  /// Words in kana whose loose form begins with one of these.
  private mutating func addKana(_ beginnings: [String]) throws(IndexError) {
    var words: [(String, Int, Int)] = []
    for first in Set(beginnings.compactMap { $0.unicodeScalars.first }) {
      let inKatakana = Unicode.Scalar(first.value + 0x60) ?? first
      for scalar in [first, inKatakana] {
        for tag in [[], [Token.wordTag]] {
          try forEachTerm(from: tag + Array(String(scalar).utf8)) { (term, df) in
            let word = String(decoding: term.dropFirst(tag.count), as: UTF8.self)
            let scalars = word.unicodeScalars
            guard scalars.count > 1, let loose = Romaji.looseKana(of: scalars),
              let beginning = beginnings.first(where: { loose.hasPrefix($0) })
            else { return }
            // The shortest beginning of the word that was typed.
            let count = (1...scalars.count).first {
              Romaji.looseKana(of: scalars.prefix($0))?.hasPrefix(beginning) == true
            }
            words.append((word, count ?? scalars.count, df))
          }
        }
      }
    }
    for (word, count, df) in words { add(Candidate(word: word, typedCount: count), df) }
  }
}
