// Into which runs does a text of the query fall?

import GarlicText

/// A maximal run of Chinese, Japanese or Korean characters of a query, or one word of another
/// script, with its tokens.
struct QueryRun {
  var tokens: [Token]

  var isCJK: Bool { tokens.contains { $0.kind == .bigram || $0.kind == .unigram } }
  /// Whether it begins with a syllable of Hangul.
  var isHangul: Bool {
    tokens.first?.text.unicodeScalars.first.map { (0xac00...0xd7a3).contains($0.value) } ?? false
  }
  var position: Int { tokens.reduce(tokens.first?.position ?? 0) { min($0, $1.position) } }
  /// Unit positions that it takes.
  var unitCount: Int { tokens.reduce(0) { max($0, $1.position + $1.unitCount) } - position }

  /// The runs of a text, in order.
  static func runs(
    of text: String, by analyzer: Analyzer
  ) throws(IndexError) -> [QueryRun] {
    var tokens = try analyzer.queryTokens(in: text)
    for (token, next) in zip(tokens, tokens.dropFirst()) where token.run > next.run {
      tokens.sort { $0.run < $1.run }
      break
    }
    guard let first = tokens.first, let last = tokens.last else { return [] }
    if first.run == last.run { return [QueryRun(tokens: tokens)] }
    var runs: [QueryRun] = []
    var start = 0
    for end in tokens.indices.dropFirst() where tokens[end].run != tokens[start].run {
      runs.append(QueryRun(tokens: Array(tokens[start..<end])))
      start = end
    }
    runs.append(QueryRun(tokens: Array(tokens[start...])))
    return runs
  }

  /// Whether nothing but punctuation that joins a name stands between the runs of a text, as in
  /// 瑞贝卡·明可弗 or state-of-the-art, and not those of a sentence.
  static func isName(_ text: String, of runs: [QueryRun]) -> Bool {
    let utf8 = Array(text.utf8)
    for (run, next) in zip(runs, runs.dropFirst()) {
      let end = run.tokens.map(\.range.upperBound).max() ?? 0
      let start = next.tokens.map(\.range.lowerBound).min() ?? end
      if end >= start { continue }
      let between = String(decoding: utf8[end..<start], as: UTF8.self)
      if !between.unicodeScalars.allSatisfy({ joiners.contains($0) }) { return false }
    }
    return true
  }

  private static let joiners = Set("·・･•‧∙.．-‐‑–－'’＇&＆/／_＿@＠=＝+＋#＃".unicodeScalars)

  /// Whether the segmenter takes it for one word; a run of Hangul always is.
  var isOneWord: Bool {
    let position = position
    let unitCount = unitCount
    return isHangul
      || tokens.contains {
        ($0.kind == .cjkWord || $0.kind == .bigram) && $0.position == position
          && $0.unitCount == unitCount
      }
  }

  /// Whether it is so long that not every document that answers has it as it stands.
  var isLong: Bool { isCJK && unitCount > Planner.longestExactRun }

  /// The parts of a compound that stand for all of it, one at each position: "iphone" and "16" for
  /// "iphone16".
  ///
  /// Empty for a word without parts, and for one like "c++", of which "c" is only a part.
  ///
  /// A document that has the compound has its parts, and so has one in which they are words by
  /// themselves or parts of a longer compound.
  private var compoundParts: [Token] {
    let parts = tokens.filter { $0.kind == .part && $0.weight > 0 }
      .sorted { $0.position < $1.position }
    if parts.count < 2 { return [] }
    var expected = position
    for part in parts {
      if part.position != expected { return [] }
      expected += part.unitCount
    }
    return expected == position + unitCount ? parts : []
  }

  /// The parts that say where the run's characters stand: all its bigrams, as two that do not overlap
  /// may have punctuation between them in a document, which takes no position.
  var sequence: [SequencePart] {
    if isCJK, unitCount == 1 {
      return tokens.first { $0.kind == .unigram }.map {
        [SequencePart(.character($0.term), position: $0.position)]
      } ?? []
    }
    if isCJK {
      var parts: [SequencePart] = []
      parts.reserveCapacity(tokens.count)
      for index in tokens.indices where tokens[index].kind == .bigram {
        parts.append(
          SequencePart(.term(tokens[index].term), position: tokens[index].position))
      }
      return parts
    }
    let parts = compoundParts
    if !parts.isEmpty {
      return parts.map { SequencePart(.term($0.term), position: $0.position) }
    }
    guard let word = tokens.first(where: { $0.kind == .word }) else { return [] }
    return [SequencePart(.term((plainEmoji ?? word).term), position: word.position)]
  }

  /// The emoji without its skin tone: one of any tone is found, and that of the query's own scores more.
  private var plainEmoji: Token? {
    let parts = tokens.filter { $0.kind == .part && $0.weight > 0 }
    guard parts.count == 1, let word = tokens.first(where: { $0.kind == .word }),
      word.text.unicodeScalars.dropFirst().allSatisfy({ EmojiTone.isOne($0.value) })
    else { return nil }
    return parts[0]
  }
}

extension [QueryRun] {
  /// The one word that two words with a hyphen between them are: wifi for wi-fi.
  var hyphenated: Token? {
    guard count == 2, let end = self[1].tokens.first?.range.upperBound else { return nil }
    return self[0].tokens.first {
      $0.kind == .part && $0.weight == 0 && $0.range.upperBound == end
    }
  }
}

extension QueryRun {
  /// The parts of a sequence whose words may stand apart: bigrams inside words, none across the border of
  /// two, and characters that are words by themselves.
  var looseSequence: [SequencePart] {
    if !isCJK || isHangul || unitCount < 3 { return sequence }
    let words = tokens.filter {
      $0.kind == .cjkWord || $0.kind == .bigram && $0.weight >= QueryRun.leastWordWeight
    }
    var parts: [SequencePart] = []
    var covered: Set<Int> = []
    for token in tokens where token.kind == .bigram {
      let range = token.position..<token.position + token.unitCount
      let isInside = words.contains {
        $0.position <= range.lowerBound && range.upperBound <= $0.position + $0.unitCount
      }
      if !isInside { continue }
      parts.append(SequencePart(.term(token.term), position: token.position))
      covered.formUnion(range)
    }
    for token in tokens where token.kind == .bigram || token.kind == .unigram {
      guard let first = token.text.unicodeScalars.first,
        covered.insert(token.position).inserted
      else { continue }
      parts.append(
        SequencePart(.character(Array(String(first).utf8)), position: token.position))
    }
    return parts.sorted { $0.position < $1.position }
  }

  /// A bigram that weighs less is no word: that of hiragana weighs least.
  private static let leastWordWeight = 0.5
}

/// One part of a sequence: what stands there, and where.
struct SequencePart: Sendable, Hashable {
  enum What: Sendable, Hashable {
    /// A term of the dictionary.
    case term([UInt8])
    /// A character: any bigram that begins with it, or itself at the end of a run.
    case character([UInt8])
    /// Any term that begins so.
    case prefix([UInt8])
  }

  var what: What
  var position: Int
  /// How many more positions than that may stand between it and the part before.
  var gap = 0

  init(_ what: What, position: Int) {
    self.what = what
    self.position = position
  }
}
