// What of a text is one step of a synonym?

import GarlicText

/// A word, or a Chinese, Japanese or Korean character, of a text.
struct SynonymUnit: Sendable {
  /// Folded, in UTF-8.
  var text: [UInt8]
  /// What forms of an English word share; of others the text.
  var stem: [UInt8]
  /// Where it is in the text, in bytes of UTF-8.
  var range: Range<Int>
  /// Whether something with synonyms may begin or end here: not inside a word that the segmenter cut.
  var mayBegin = true
  var mayEnd = true

  private init(_ text: [UInt8], _ range: Range<Int>) {
    self.text = text
    self.range = range
    stem = text
    if EnglishStemmer.isWord(text) {
      var stemmer = EnglishStemmer()
      stem = stemmer.stem(text)
    }
  }

  func isSame(as other: SynonymUnit, _ findsForms: Bool) -> Bool {
    text == other.text || findsForms && stem == other.stem
  }

  /// The units of a text, in order.
  ///
  /// - Parameter tokens: of the whole text.
  static func units(of tokens: [Token]) -> [SynonymUnit] {
    var byRun: [Int: [Token]] = [:]
    for token in tokens { byRun[token.run, default: []].append(token) }
    return byRun.keys.sorted().flatMap { run -> [SynonymUnit] in
      let tokens = byRun[run] ?? []
      return tokens.contains { $0.kind == .bigram || $0.kind == .unigram }
        ? characters(of: tokens) : words(of: tokens)
    }
  }

  private static func words(of tokens: [Token]) -> [SynonymUnit] {
    guard let word = tokens.first(where: { $0.kind == .word }) else { return [] }
    return [SynonymUnit(word.term, word.range)]
  }

  private static func characters(of tokens: [Token]) -> [SynonymUnit] {
    let start = tokens.map(\.position).min() ?? 0
    let end = tokens.map { $0.position + $0.unitCount }.max() ?? start
    var found: [Int: SynonymUnit] = [:]
    for token in tokens where token.kind == .bigram || token.kind == .unigram {
      let scalars = token.text.unicodeScalars.map { Array(String($0).utf8) }
      // What is more than a character to a position, as a vowel sign, has no synonyms.
      guard scalars.count == token.unitCount, let first = scalars.first else { return [] }
      if found[token.position] == nil {
        found[token.position] = SynonymUnit(first, token.range)
      }
      if token.unitCount == 2 {
        found[token.position + 1] = SynonymUnit(scalars[1], token.range)
      }
    }
    var units: [SynonymUnit] = []
    for position in start..<end {
      guard var unit = found[position] else { return [] }
      // Bigrams overlap: each tells where one of its characters begins and the other ends.
      let lower = tokens.first { $0.position == position }?.range.lowerBound
      let upper = tokens.first { $0.position + $0.unitCount == position + 1 }?.range.upperBound
      unit.range = (lower ?? unit.range.lowerBound)..<(upper ?? unit.range.upperBound)
      units.append(unit)
    }
    if let first = units.first?.text,
      String(decoding: first, as: UTF8.self).unicodeScalars.allSatisfy({
        (0xac00...0xd7a3).contains($0.value)
      })
    {
      // Particles follow a word, and nothing comes before it.
      for index in units.indices.dropFirst() { units[index].mayBegin = false }
      return units
    }
    for token in tokens
    where token.kind == .cjkWord || token.kind == .bigram && token.weight >= 1 {
      let first = token.position - start
      for inside in first + 1..<max(first + 1, first + token.unitCount) where inside < units.count {
        units[inside].mayBegin = false
        units[inside - 1].mayEnd = false
      }
    }
    return units
  }
}
