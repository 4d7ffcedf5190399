// What do the same keys write in the other layout?

import TestSupport
import Testing

@testable import GarlicText

@Suite struct HangulKeysTests {
  @Test(arguments: [
    ("aksmf", "마늘"), ("tkatjdwjswk", "삼성전자"), ("dhksqurgks", "완벽한"), ("rkqt", "값"), ("Qkf", "빨"),
    ("dml", "의"), ("gkrrl", "학기"), ("ekfrrhrl", "닭고기"), ("qjtm 35", "버스 35"), ("rka", "감"),
  ]) func lettersAreKeysOfHangul(keys: String, hangul: String) {
    #expect(HangulKeys.hangul(ofKeys: keys) == hangul)
    #expect(HangulKeys.keys(ofHangul: hangul) == keys.lowercased())
  }

  @Test func whatIsNoHangulIsNone() {
    for typed in ["", "garlic", "apple", "rrr", "123", "大蒜", "마늘"] {
      #expect(HangulKeys.hangul(ofKeys: typed) == nil, "\(typed)")
    }
    for typed in ["", "garlic", "大蒜", "마늘x"] { #expect(HangulKeys.keys(ofHangul: typed) == nil) }
    #expect(HangulKeys.keys(ofHangul: "ㅎㅁ기ㅑㅊ") == "garlic")
  }

  /// Any syllables are what their keys write.
  @Test func keysAndSyllablesAreTheSame() {
    var random = SeededGenerator.fresh("keysAndSyllablesAreTheSame")
    for _ in 0..<TestRounds.count(500) {
      let text = String(
        String.UnicodeScalarView(
          (0..<Int.random(in: 1...5, using: &random)).compactMap { _ in
            Unicode.Scalar(UInt32.random(in: 0xAC00...0xD7A3, using: &random))
          }))
      guard let keys = HangulKeys.keys(ofHangul: text) else {
        Issue.record("\(text)")
        continue
      }
      // Doubled consonants need shift, which the keys of Latin letters do not tell.
      let hasDoubled = text.decomposedStringIsDoubled
      if !hasDoubled { #expect(HangulKeys.hangul(ofKeys: keys) == text, "\(text) \(keys)") }
    }
  }
}

extension String {
  /// Whether a syllable begins or ends with a doubled consonant, or has ㅒ or ㅖ, or a final that would join what follows.
  fileprivate var decomposedStringIsDoubled: Bool {
    unicodeScalars.contains { scalar in
      let index = Int(scalar.value - 0xAC00)
      return [1, 4, 8, 10, 13].contains(index / 588) || [3, 7].contains(index % 588 / 28)
        || [2, 20].contains(index % 28)
    }
  }
}
