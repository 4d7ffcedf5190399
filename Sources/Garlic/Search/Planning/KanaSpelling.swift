// How else is this word written in kana?

import GarlicText

/// The spellings of a text in the other kana: にんにく for ニンニク and the reverse, サーバ for サーバー.
///
/// Words alone are written otherwise, never single characters, which are particles.
enum KanaSpelling {
  /// The most other spellings of one text.
  static let most = 4
  /// Shorter words beside others are mostly parts of grammar or pieces of names.
  private static let leastBesideOthers = 3
  /// A word in katakana of so many characters may be written without a long vowel mark at its end (JIS Z 8301).
  private static let leastWithoutMark = 4

  /// Other spellings of a text, the likeliest first; none for a text without kana.
  ///
  /// - Parameter runs: the text as it was cut.
  static func others(of text: String, _ runs: [QueryRun]) -> [String] {
    let utf8 = Array(text.utf8)
    let words = words(of: utf8, runs)
    if words.isEmpty { return [] }
    var found: [String] = []
    func add(_ changes: [(range: Range<Int>, other: String)]) {
      let other = replacing(changes, in: utf8)
      if other != text, !found.contains(other), found.count < most { found.append(other) }
    }
    // All words otherwise, then each by itself.
    var all: [(range: Range<Int>, other: String)] = []
    for word in words where all.last?.range != word.range { all.append(word) }
    add(all)
    for word in words { add([word]) }
    return found
  }

  /// The words of a text in other spellings, by themselves, each with the bytes of the text that it stands for.
  static func otherWords(
    of text: String, _ runs: [QueryRun]
  ) -> [(range: Range<Int>, other: String)] {
    words(of: Array(text.utf8), runs)
  }

  private static func words(
    of utf8: [UInt8], _ runs: [QueryRun]
  ) -> [(range: Range<Int>, other: String)] {
    var words: [(range: Range<Int>, other: String)] = []
    for run in runs where run.isCJK && !run.isHangul {
      for range in ranges(of: run, utf8) {
        let word = String(decoding: utf8[range], as: UTF8.self)
        for other in spellings(of: word) { words.append((range, other)) }
      }
    }
    return words
  }

  /// Where the words of a run are that are in kana alone: the run itself, or words that the segmenter cut.
  private static func ranges(of run: QueryRun, _ utf8: [UInt8]) -> [Range<Int>] {
    let start = run.tokens.map(\.range.lowerBound).min() ?? 0
    let end = run.tokens.map(\.range.upperBound).max() ?? 0
    let whole = String(decoding: utf8[start..<end], as: UTF8.self)
    if script(of: whole) != nil { return whole.unicodeScalars.count > 1 ? [start..<end] : [] }
    var ranges: [Range<Int>] = []
    for token in run.tokens
    where token.kind == .cjkWord || token.kind == .bigram && token.weight >= 0.5 {
      let word = String(decoding: utf8[token.range], as: UTF8.self)
      if script(of: word) == nil { continue }
      let count = word.unicodeScalars.count
      if count >= leastBesideOthers, !ranges.contains(token.range) { ranges.append(token.range) }
    }
    // A bigram inside a longer word is no word of its own.
    return ranges.filter { range in
      !ranges.contains {
        $0 != range && $0.contains(range.lowerBound) && $0.upperBound >= range.upperBound
      }
    }.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Whether a text is in one kana alone.
  static func isKana(_ text: String) -> Bool { script(of: text) != nil }

  private enum Script {
    case hiragana
    case katakana
  }

  private static let mark: UInt32 = 0x30FC

  /// The kana that a word is written in alone, long vowel marks aside; nil for another word.
  private static func script(of word: String) -> Script? {
    var found: Script?
    for scalar in word.unicodeScalars {
      let script: Script
      switch scalar.value {
      case 0x3041...0x3096: script = .hiragana
      case 0x30A1...0x30F6, 0xFF66...0xFF6F, 0xFF71...0xFF9D: script = .katakana
      case mark, 0xFF70, 0xFF9E, 0xFF9F, 0x3099, 0x309A: continue
      default: return nil
      }
      if let found, found != script { return nil }
      found = script
    }
    return found
  }

  private static func spellings(of word: String) -> [String] {
    guard let script = script(of: word) else { return [] }
    var view = String.UnicodeScalarView()
    // Half-width katakana are folded with their marks by the analyzer.
    var hasHalfWidth = false
    for scalar in word.unicodeScalars {
      switch scalar.value {
      case 0x3041...0x3096: view.append(Unicode.Scalar(scalar.value + 0x60) ?? scalar)
      case 0x30A1...0x30F6: view.append(Unicode.Scalar(scalar.value - 0x60) ?? scalar)
      case 0xFF66...0xFF9F:
        hasHalfWidth = true
        view.append(scalar)
      default: view.append(scalar)
      }
    }
    var found = hasHalfWidth ? [] : [String(view)]
    if script == .katakana, word.unicodeScalars.count >= leastWithoutMark,
      word.unicodeScalars.last?.value == mark
    {
      found.append(String(word.dropLast()))
    }
    return found
  }

  private static func replacing(
    _ changes: [(range: Range<Int>, other: String)], in utf8: [UInt8]
  ) -> String {
    var bytes: [UInt8] = []
    var at = 0
    for (range, other) in changes where range.lowerBound >= at {
      bytes += utf8[at..<range.lowerBound]
      bytes += other.utf8
      at = range.upperBound
    }
    bytes += utf8[at...]
    return String(decoding: bytes, as: UTF8.self)
  }
}
