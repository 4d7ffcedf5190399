// Are words found that are written inside others, in two pieces, or with signs that mean nothing?

import GarlicText
import Testing

@Suite("Words in other ways of writing")
struct InnerWordTests {
  private static func words(_ text: String) throws -> [String] {
    try Analyzer().tokens(in: text).filter { $0.kind == .word || $0.kind == .part }.map {
      "\($0.text)@\($0.position)"
    }
  }

  @Test(
    "Capitals part names of programs, which take one position",
    arguments: [
      ("userName", ["username@0", "user@0", "name@0"]),
      ("parseHTTPHeader x", ["parsehttpheader@0", "parse@0", "http@0", "header@0", "x@1"]),
      ("GarlicIndexWriter", ["garlicindexwriter@0", "garlic@0", "index@0", "writer@0"]),
      ("load_userName", ["load_username@0", "load@0", "username@1", "user@1", "name@1"]),
      ("XMLReaderPool", ["xmlreaderpool@0", "xml@0", "reader@0", "pool@0"]),
      ("USAid_x", ["usaid_x@0", "usaid@0", "x@1"]),
      ("iPhone", ["iphone@0"]), ("eBay", ["ebay@0"]), ("McDonald", ["mcdonald@0"]),
      ("NATO", ["nato@0"]), ("PhD", ["phd@0"]), ("USAid", ["usaid@0"]), ("Garlic", ["garlic@0"]),
    ])
  func camelCase(text: String, expected: [String]) throws {
    #expect(try Self.words(text) == expected)
  }

  @Test("Without the fold of case capitals part names too")
  func camelCaseKept() throws {
    var options = Analyzer.Options()
    options.foldsCase = false
    let texts = try Analyzer(options).tokens(in: "userName").map(\.text)
    #expect(texts == ["userName", "user", "Name"])
  }

  @Test(
    "Words with a hyphen are found as one, also over the end of a line",
    arguments: [
      ("e-mail", ["e@0", "email@0", "mail@1"]),
      ("Fermen-\ntation x", ["fermen@0", "fermentation@0", "tation@1", "x@2"]),
      ("ger-\r\nmination", ["ger@0", "germination@0", "mination@1"]),
      ("up-to-date", ["up@0", "to@1", "date@2"]), ("Anne-\nMarie", ["anne@0", "marie@1"]),
      ("a-\n\nb", ["a@0", "b@1"]), ("2-3", ["2@0", "3@1"]), ("a - b", ["a@0", "b@1"]),
      ("x- y", ["x@0", "y@1"]),
    ])
  func hyphens(text: String, expected: [String]) throws {
    #expect(try Self.words(text) == expected)
  }

  @Test(
    "Commas between groups of digits are no part of a number",
    arguments: [
      ("12,345", "12345"), ("1,234,567", "1234567"), ("9,876.5", "9876.5"), ("１，２３４", "1234"),
      ("1,23", "1,23"), ("0,123", "0,123"), ("1234,567", "1234,567"), ("1,2345", "1,2345"),
      ("1,234,56", "1,234,56"),
    ])
  func numbers(text: String, expected: String) throws {
    #expect(try Self.words(text) == ["\(expected)@0"])
  }

  @Test(
    "Wide characters that stand alone are a run",
    arguments: [
      ("天 气 预 报", "天气预报"), ("，天 气。", "，天气。"), ("目 次", "目次"), ("に ん じ ん", "にんじん"),
      ("12 月 天 气", "12 月天气"), ("天 气", "天气"),
    ])
  func spaced(text: String, joined: String) throws {
    let analyzer = try Analyzer()
    let tokens = try analyzer.tokens(in: text)
    let expected = try analyzer.tokens(in: joined)
    #expect(tokens.map(\.term) == expected.map(\.term))
    let utf8 = Array(text.utf8)
    for token in tokens {
      let slice = String(decoding: utf8[token.range], as: UTF8.self)
      #expect(slice.first != " " && slice.last != " ")
    }
  }

  @Test(
    "Other characters with a space between them stay apart",
    arguments: ["A 大 B", "天气 预报", "天 气候", "今天 气", "天  气", "天　气", "한 국", "大 1", "大 a", "天1 气"])
  func apart(text: String) throws {
    let tokens = try Analyzer().tokens(in: text)
    for token in tokens {
      let slice = Array(text.utf8)[token.range]
      #expect(
        !String(decoding: slice, as: UTF8.self).contains { $0 == " " || $0 == "　" }, "\(token)")
    }
  }

  @Test(
    "A word that is cut before a run ends without the sign that would join them",
    arguments: ["ab·ㄅ", "ab·\u{309A}ㄅ", "a:ก", "a.ㄅ", "it'ㄅ"])
  func cutBeforeRuns(text: String) throws {
    let word = try #require(try Analyzer().tokens(in: text).first { $0.kind == .word })
    #expect(!word.text.contains { ".:·'".contains($0) })
    #expect(word.range == 0..<word.text.utf8.count)
  }
}
