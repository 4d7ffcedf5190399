// Is a word that says how something is asked told from the others?

import Testing

@testable import GarlicText

@Suite("Function words")
struct FunctionWordTests {
  @Test(
    "Words of the list are known, first and last and between",
    arguments: ["i", "me", "just", "the", "什么", "什么样", "どこ", "何故", "무엇", "얼마", "how"])
  func known(_ word: String) {
    #expect(FunctionWords.contains(Array(word.utf8)))
  }

  @Test(
    "What only looks like one is not",
    arguments: ["", " ", "th", "thee", "我", "什", "大蒜", "just\nwhat", "me my", "garlic", "얼"])
  func others(_ word: String) {
    #expect(!FunctionWords.contains(Array(word.utf8)))
  }

  @Test("Every word is one, and no word with another last byte")
  func all() {
    let words = Set(FunctionWords.words.split { $0 == " " || $0 == "\n" }.map { Array($0.utf8) })
    #expect(words.count > 150)
    for word in words {
      #expect(FunctionWords.contains(word))
      var other = word
      other[other.count - 1] ^= 1
      #expect(FunctionWords.contains(other) == words.contains(other))
    }
  }
}
