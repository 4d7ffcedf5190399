// Do half-typed Hangul, initials and Latin letters stand for the words that people mean?

import GarlicText
import Testing

@Suite struct ReadingTests {
  @Test(arguments: [
    ("ㅁㄴ", "마늘"), ("ㅁ", "마늘"), ("마", "마늘"), ("만", "마늘"), ("마느", "마늘"), ("마늘", "마늘"),
    ("ㅅㅅ전자", "삼성전자"),
    ("ㅅㅅㅈㅈ", "삼성전자"), ("삼ㅅ", "삼성전자"), ("삼서", "삼성전자"), ("ㄳ", "감사"), ("갑", "값"), ("고", "과일"),
    ("구", "권리"), ("으", "의사"), ("일", "읽기"), ("읽", "일기"), ("ㄲ", "까치"), ("LG전", "LG전자"), ("값", "갑시다"),
  ]) func hangulGoesOn(typed: String, word: String) throws {
    let pattern = try #require(HangulInitials(typed))
    #expect(pattern.match(word.unicodeScalars) != nil)
    let first = try #require(word.unicodeScalars.first)
    #expect(pattern.firstCharacters.contains(first.value))
  }

  @Test(arguments: [
    ("ㄴㅁ", "마늘"), ("ㅁㄴㄷ", "마늘"), ("마능", "마늘"), ("마늘", "마느"), ("말", "마늘"), ("늘", "마늘"), ("ㄱ", "까치"),
    ("마느", "마 늘"),
  ]) func otherWordsDoNotMatch(typed: String, word: String) throws {
    let pattern = try #require(HangulInitials(typed))
    #expect(pattern.match(word.unicodeScalars) == nil)
  }

  @Test(arguments: ["", "garlic", "大蒜", "ㅏ", "마ㅏ"]) func othersAreNoHangul(typed: String) {
    #expect(HangulInitials(typed) == nil)
  }

  /// Every beginning that the two-set keyboard shows on the way to a word matches it.
  @Test func everyKeyOnTheWayMatches() throws {
    for typed in ["ㄷ", "다", "달", "닭", "닭ㄱ", "닭가", "닭갈", "닭갈ㅂ", "닭갈비"] {
      #expect(try #require(HangulInitials(typed)).match("닭갈비".unicodeScalars) != nil, "\(typed)")
    }
  }

  @Test(arguments: [
    ("ninniku", "ニンニク"), ("nin", "にんにく"), ("ninn", "にんにく"), ("ninnni", "にんにく"), ("ninnn", "にんにく"),
    ("susi", "すし"), ("sushi", "すし"), ("tu", "つなみ"), ("tsunami", "つなみ"), ("ts", "つ"),
    ("kippu", "きっぷ"),
    ("kipp", "きっぷ"), ("tokyo", "とうきょう"), ("toukyou", "とうきょう"), ("to-kyo-", "とうきょう"),
    ("osaka", "おおさか"),
    ("ramen", "ラーメン"), ("ra-men", "ラーメン"), ("raːmen", ""), ("matcha", "まっちゃ"), ("maccha", "まっちゃ"),
    ("shinbun", "しんぶん"), ("shimbun", "しんぶん"), ("sinnbunn", "しんぶん"), ("jisho", "じしょ"),
    ("zisyo", "じしょ"),
    ("kin'en", "きんえん"), ("にんにｋ", "ニンニク"), ("にんにk", "にんにく"), ("ryok", "りょこう"),
    ("konnichiha", "こんにちは"),
    ("hoxtu", "ほっ"), ("SUSHI", "スシ"), ("gyu", "ぎゅうにゅう"), ("gyuny", "ぎゅうにゅう"), ("fairu", "ファイル"),
  ]) func lettersStandForKana(typed: String, word: String) {
    let beginnings = Romaji.beginnings(typed)
    if word.isEmpty {
      #expect(beginnings.isEmpty)
      return
    }
    let loose = Romaji.looseKana(of: word.unicodeScalars) ?? ""
    #expect(
      beginnings.contains { loose.hasPrefix($0) }, "\(beginnings) \(loose)")
  }

  @Test(arguments: ["garlic", "k", "xyz", "", "大", "strength"])
  func otherLettersAreNoKana(typed: String) { #expect(Romaji.beginnings(typed).isEmpty) }
}
