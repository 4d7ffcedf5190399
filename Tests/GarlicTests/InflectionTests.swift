// Are English words found in their other forms, and is what is meant exactly left as it is?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct InflectionTests {
  static func ids(_ index: SearchIndex, _ query: String, _ options: SearchOptions) throws
    -> [String]
  {
    try index.snapshot.search(query, options).map(\.id)
  }

  @Test(arguments: [
    ("store", "Storing garlic"), ("storing", "We store it"), ("onions", "an onion"),
    ("stories", "a story"), ("hoping", "the hope"), ("die", "it was dying"),
    ("store garlic", "storing garlics"), ("store AND garlic", "he stored the garlic"),
    ("cook OR bake", "cooking"), ("大蒜 store", "大蒜 stores"), ("(store)", "stored"),
  ]) func wordsAreFoundInTheirForms(query: String, text: String) throws {
    let index = try KanaTests.index([text, "tofu 葱"])
    let results = try index.search(query)
    #expect(results.map(\.id).first == "0")
    let hit = try #require(results.first)
    #expect(!hit.isRelaxed)
    #expect(!(try hit.snippet("body").highlights.isEmpty))
    var options = SearchOptions()
    options.inflections = []
    let found = try index.snapshot.search(query, options).filter { !$0.isRelaxed }
    #expect(found.isEmpty)
  }

  @Test(arguments: [
    ("\"store\"", "storing"), ("stores*", "storing"), ("store~1", "storing"), ("sto?e", "stored"),
    ("c++", "c"), ("the", "thing"),
  ]) func whatIsMeantExactlyStands(query: String, text: String) throws {
    let index = try KanaTests.index([text, "tofu"])
    #expect(try index.search(query).isEmpty)
  }

  @Test func whatIsExcludedOrFilteredStands() throws {
    let index = try KanaTests.index(["garlic storing", "garlic store"])
    #expect(try index.search("garlic -store").map(\.id) == ["0"])
    #expect(try index.search("garlic AND NOT store").map(\.id) == ["0"])
    var options = SearchOptions()
    options.filter = .text("store")
    #expect(try Self.ids(index, "garlic", options) == ["1"])
    #expect(
      try index.snapshot.explain(id: "1", for: "garlic -store")?.description.contains("excluded")
        == true)
  }

  @Test func theFormThatWasTypedComesFirst() throws {
    let index = try KanaTests.index(["we are storing it"] + (0..<5).map { "we may store it \($0)" })
    #expect(try index.search("store", limit: 10).last?.id == "0")
    #expect(try index.search("storing", limit: 10).first?.id == "0")
  }

  @Test func formsAreMarkedAndExplained() throws {
    let index = try KanaTests.index(["Garlic: storing it. He stored onions."])
    let hit = try #require(try index.search("store").first)
    let snippet = try hit.snippet("body")
    #expect(snippet.ranges.map { String(snippet.text[$0]) } == ["storing", "stored"])
    let explanation = try hit.explain()
    #expect(explanation.description.contains("as storing: tf 1"))
    #expect(explanation.value == hit.score)
    let miss = try index.snapshot.explain(id: "0", for: "store fish")?.description ?? ""
    #expect(miss.contains("has store") && miss.contains("has not fish"))
  }

  /// With forms a word finds what it and its forms find, in any segments, and the quick ways find what
  /// counting all does.
  @Test func formsAreTheUnionOfTheirSearches() throws {
    var random = SeededGenerator.fresh("formsAreTheUnionOfTheirSearches")
    let words = [
      "store", "stores", "stored", "storing", "story", "stories", "use", "used", "using", "garlic",
      "garlics", "cook", "cooking", "cooked", "tofu", "大蒜",
    ]
    var stemmer = EnglishStemmer()
    let index = try SearchIndex.inMemory(schema: Schema(.text("title", weight: 2), .text("body")))
    for segment in 0..<3 {
      try index.write { batch in
        for number in 0..<TestRounds.count(40) {
          let texts = (0..<2).map { _ in
            (0..<Int.random(in: 1...4, using: &random)).map { _ in
              words.randomElement(using: &random) ?? ""
            }.joined(separator: " ")
          }
          try batch.put(
            id: "\(segment)-\(number)", ["title": .string(texts[0]), "body": .string(texts[1])])
        }
      }
    }
    var options = SearchOptions(limit: 1000)
    options.mode = .all
    for _ in 0..<TestRounds.count(30) {
      let typed = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        words.dropLast().randomElement(using: &random) ?? ""
      }
      let query = typed.joined(separator: " ")
      var expected: Set<String>?
      for word in typed {
        let stem = stemmer.stem(Array(word.utf8))
        var found: Set<String> = []
        for form in words where stemmer.stem(Array(form.utf8)) == stem {
          found.formUnion(try Self.ids(index, "\"\(form)\"", options))
        }
        expected = expected.map { $0.intersection(found) } ?? found
      }
      let all = try Self.ids(index, query, options)
      #expect(Set(all) == expected, "\(query)")
      for mode in [SearchOptions.Mode.all, .any] {
        var some = SearchOptions(limit: 5)
        some.mode = mode
        let pruned = try index.snapshot.search(query, some)
        some.counting = .exact
        let exhaustive = try index.snapshot.search(query, some)
        #expect(pruned.map(\.id) == exhaustive.map(\.id), "\(query)")
        #expect(pruned.map(\.score) == exhaustive.map(\.score), "\(query)")
        if let hit = pruned.first { #expect(try hit.explain().value == hit.score, "\(query)") }
      }
    }
  }
}
