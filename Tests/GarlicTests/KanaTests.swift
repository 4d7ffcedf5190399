// Are words found in the other kana, and particles not?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct KanaTests {
  static func index(_ texts: [String]) throws -> SearchIndex {
    let index = try SearchIndex.inMemory(schema: Schema(.text("body")))
    try index.write { batch in
      for (number, text) in texts.enumerated() {
        try batch.put(id: "\(number)", ["body": .string(text)])
      }
    }
    return index
  }

  @Test(arguments: [
    ("にんにく", "青森でニンニクを育てる"), ("ニンニク", "にんにくの育て方"), ("ねぎ", "ネギを刻む"), ("ネギ", "ねぎを刻む"),
    ("サーバー", "サーバを立てる"), ("サーバ", "サーバーを立てる"), ("らーめん", "ラーメンの店"), ("ﾗｰﾒﾝ", "ラーメンの店"),
    ("ニンニク料理", "にんにく料理の本"), ("りんごジャム", "リンゴジャム"), ("コンピューター", "コンピュータの歴史"),
    ("すまーとふぉん", "スマートフォンを買う"),
  ]) func wordsAreFoundInTheOtherKana(query: String, text: String) throws {
    let index = try Self.index([text, "葱を刻む"])
    let results = try index.search(query)
    #expect(results.map(\.id).first == "0")
    let hit = try #require(results.first)
    #expect(!hit.isRelaxed)
    #expect(!(try hit.snippet("body").highlights.isEmpty))
  }

  @Test func theSpellingThatWasTypedComesFirst() throws {
    // One is rare, the other is not.
    let texts = ["ニンニクの話"] + (0..<6).map { "にんにくの話 \($0)" }
    let index = try Self.index(texts)
    #expect(try index.search("にんにく", limit: 10).last?.id == "0")
    #expect(try index.search("ニンニク", limit: 10).first?.id == "0")
    #expect(try index.search("にんにく", limit: 10).count == 7)
  }

  @Test(arguments: [
    ("\"にんにく\"", "ニンニク"), ("の", "ノ"), ("ネ", "ね"), ("バー", "バス"), ("にんにくのカラ", "から"),
  ]) func whatIsQuotedAndSingleCharactersStand(query: String, text: String) throws {
    let index = try Self.index([text, "葱"])
    #expect(try index.search(query).filter { !$0.isRelaxed }.isEmpty)
  }

  /// Any word of kana is found in the other kana.
  @Test func everyWordIsFound() throws {
    var random = SeededGenerator.fresh("everyWordIsFound")
    var words: [String] = []
    for _ in 0..<TestRounds.count(60) {
      var word = ""
      for _ in 0..<Int.random(in: 2...8, using: &random) {
        if let scalar = Unicode.Scalar(UInt32.random(in: 0x3041...0x3093, using: &random)) {
          word.unicodeScalars.append(scalar)
        }
      }
      words.append(word)
    }
    let others = words.map { word in
      String(
        String.UnicodeScalarView(
          word.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0x60) }))
    }
    let hiragana = try Self.index(words.map { "畑で\($0)。" })
    let katakana = try Self.index(others.map { "畑で\($0)。" })
    for number in words.indices {
      for (index, query) in [(katakana, words[number]), (hiragana, others[number])] {
        let hits = try index.search(query, limit: words.count)
        #expect(hits.contains { $0.id == "\(number)" && !$0.isRelaxed }, "\(query)")
      }
    }
  }
}
