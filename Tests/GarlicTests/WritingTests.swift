// Are texts found and marked that write a word in another way than the query?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct WritingTests {
  /// What is marked in the best hit; nil when nothing is found.
  private static func marked(_ query: String, in text: String) throws -> String? {
    let index = try SearchIndex.inMemory(schema: Schema(.text("body")))
    try index.write { try $0.put(id: "a", ["body": .string(text)]) }
    guard let hit = try index.snapshot.search(query).first else { return nil }
    #expect(!hit.isRelaxed)
    let snippet = try hit.snippet("body")
    return snippet.ranges.map { String(snippet.text[$0]) }.joined(separator: "|")
  }

  @Test(
    arguments: [
      ("wave", "🙂 see you 👋🏿 all", nil), ("👋", "bye 👋🏿 all", "👋🏿"), ("👋🏻", "bye 👋🏿 all", "👋🏿"),
      ("👋🏿", "bye 👋 all", "👋"), ("❤", "so ❤️ it", "❤️"), ("❤️", "so ❤ it", "❤"), ("👩", "a 👩🏽‍🌾 b", "👩🏽‍🌾"),
      ("👩‍🌾", "a 👩🏽‍🌾 b", "👩🏽‍🌾"), ("👋", "👍🏿", nil),
    ] as [(String, String, String?)])
  func emoji(query: String, text: String, marks: String?) throws {
    #expect(try Self.marked(query, in: text) == marks)
  }

  @Test(
    arguments: [
      ("user", "let userName = 1", "userName"),
      ("writer", "class GarlicIndexWriter", "GarlicIndexWriter"),
      ("userName", "let username = 1", "username"), ("username", "let userName = 1", "userName"),
      ("phone", "my iPhone", nil), ("name", "load_userName()", "userName"),
      ("12345", "cost 12,345 yen", "12,345"), ("12,345", "cost 12345 yen", "12345"),
      ("345", "cost 12,345 yen", nil), ("12345kg", "cost 12,345 kg", "12,345| kg"),
      ("email", "an e-mail here", "e-mail"), ("e-mail", "an email here", "email"),
      ("e-mail", "an e-mail here", "e-mail"), ("mail", "an e-mail here", "mail"),
      ("fermentation", "black fermen-\ntation of", "fermen- tation"),
      ("天气", "明 天 天 气 很 好", "天 气"), ("\"天 气\"", "天气很好", "天气"),
    ] as [(String, String, String?)])
  func words(query: String, text: String, marks: String?) throws {
    let found = try Self.marked(query, in: text)
    #expect(found?.split(separator: "|").joined() == marks?.split(separator: "|").joined())
  }

  /// An emoji in the skin tone of the query comes first, and so does a word with a hyphen.
  @Test func asTypedFirst() throws {
    let index = try SearchIndex.inMemory(schema: Schema(.text("body")))
    try index.write { batch in
      for (id, body) in [
        ("plain", "hello 👋 you"), ("dark", "hello 👋🏿 you"), ("light", "hello 👋🏻 you"),
        ("other", "nothing at all"),
      ] { try batch.put(id: id, ["body": .string(body)]) }
    }
    #expect(try index.snapshot.search("👋🏿").first?.id == "dark")
    #expect(try Set(index.snapshot.search("👋").map(\.id)) == ["plain", "dark", "light"])
  }
}
