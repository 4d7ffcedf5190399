// Do the user's words change how text is cut?

import GarlicText
import Testing

@Suite("User words")
struct UserWordTests {
  static func words(_ text: String, _ words: UserWords) throws -> [String] {
    try Analyzer(userWords: words).tokens(in: text).filter { $0.kind == .cjkWord }.map(\.text)
  }

  @Test("A word is kept whole")
  func whole() throws {
    #expect(try Self.words("买羊肚菌吃", UserWords()) == ["买", "羊", "肚", "菌", "吃"])
    #expect(try Self.words("买羊肚菌吃", UserWords(parsing: "羊肚菌")) == ["买", "羊肚菌", "吃"])
  }

  @Test("Words are folded like the text")
  func folded() throws {
    #expect(try Self.words("買羊肚菌", UserWords(parsing: "羊肚菌")) == ["买", "羊肚菌"])
    #expect(try Self.words("数据库吗", UserWords(parsing: "數據庫")) == ["数据库", "吗"])
  }

  @Test("A word of two characters makes its pair a word")
  func pair() throws {
    let tokens = try Analyzer(userWords: UserWords(parsing: "颜值")).tokens(in: "颜值")
    #expect(tokens.first { $0.kind == .bigram }?.weight == 1.0)
  }

  @Test("A high cost loses against the dictionary")
  func cost() throws {
    #expect(try Self.words("大学生了", UserWords(parsing: "学生了 255")) == ["大学生", "了"])
    #expect(try Self.words("大学生了", UserWords(parsing: "学生了 1")) == ["大", "学生了"])
  }

  @Test("The index sees the same words")
  func indexed() throws {
    let tokenizer = try Analyzer(userWords: UserWords(parsing: "羊肚菌")).makeTokenizer()
    let (_, lines) = try TokenizerTests.packed(Array("羊肚菌".utf8), tokenizer)
    #expect(lines.contains("\u{1}羊肚菌@0"))
  }
}
