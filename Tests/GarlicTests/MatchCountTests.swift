// Are as many documents counted as there are, whichever way they are counted?

import GarlicText
import TestSupport
import Testing

@_spi(Measuring) @testable import Garlic

@Suite struct MatchCountTests {
  static let words = ["garlic", "onion", "leek", "chive", "storing", "stored", "store", "大蒜", "洋葱"]

  /// Documents of random words with some of them deleted, and what is left.
  static func index(
    _ random: inout SeededGenerator, deletedOf1000: Int
  ) throws -> (SearchIndex, [String: (title: [String], body: [String])]) {
    let index = try SearchIndex.inMemory(
      schema: Schema(.text("title"), .text("body"), .integer("number")))
    var documents: [String: (title: [String], body: [String])] = [:]
    for batch in 0..<2 {
      try index.write { writing in
        for number in 0..<700 {
          let id = "\(batch)-\(number)"
          var title: [String] = []
          var body: [String] = []
          for (place, word) in Self.words.enumerated() {
            // Some in nearly all documents, some in few.
            if Int.random(in: 0...place * place, using: &random) == 0 { body.append(word) }
            if Int.random(in: 0..<40, using: &random) == 0 { title.append(word) }
          }
          documents[id] = (title, body)
          try writing.put(
            id: id,
            [
              "title": .string(title.joined(separator: " ")),
              "body": .string(body.joined(separator: " ")), "number": .integer(Int64(number % 10)),
            ])
        }
      }
    }
    try index.write { writing in
      for id in documents.keys.sorted()
      where Int.random(in: 0..<1000, using: &random) < deletedOf1000 {
        try writing.delete(id: id)
        documents[id] = nil
      }
    }
    return (index, documents)
  }

  @Test(arguments: [0, 4, 300, 995])
  func countsAreThoseOfTheDocuments(deletedOf1000: Int) throws {
    var random = SeededGenerator.fresh("countsAreThoseOfTheDocuments")
    let (index, documents) = try Self.index(&random, deletedOf1000: deletedOf1000)
    let snapshot = index.snapshot
    for _ in 0..<TestRounds.count(40) {
      let asked = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        Self.words.randomElement(using: &random) ?? "garlic"
      }
      let fields = [["body"], ["title"], ["title", "body"]].randomElement(using: &random) ?? []
      let isAnd = Bool.random(using: &random)
      let parts = asked.map { Query.word($0) }
      let query = Query.field(
        fields, parts.count == 1 ? parts[0] : isAnd ? .and(parts) : .or(parts))
      var options = SearchOptions(limit: [0, 1, 10].randomElement(using: &random) ?? 0)
      options.counting = .exact
      options.mode = .all
      options.inflections = []
      options.threads = Int.random(in: 1...2, using: &random)
      let filtered = Int.random(in: 0..<3, using: &random) == 0
      if filtered {
        options.filter = .range(lower: .inclusive("0"), upper: .inclusive("2")).in("number")
      }
      var expected = 0
      for (id, document) in documents {
        var has: [Bool] = []
        for word in asked {
          has.append(
            fields.contains { ($0 == "title" ? document.title : document.body).contains(word) })
        }
        let number = Int(id.split(separator: "-")[1]) ?? 0
        if filtered, number % 10 > 2 { continue }
        if isAnd ? !has.contains(false) : has.contains(true) { expected += 1 }
      }
      let found = try snapshot.search(query, options)
      #expect(found.total == .init(count: expected, isExact: true), "\(query) in \(fields)")
      options.scoresEveryMatch = true
      let scored = try snapshot.search(query, options)
      #expect(scored.total == found.total, "\(query) in \(fields)")
      #expect(scored.map(\.id) == found.map(\.id), "\(query) in \(fields)")
      #expect(scored.map(\.score) == found.map(\.score), "\(query) in \(fields)")
    }
  }

  /// Long lists by sets, by blocks, and some by each.
  @Test(arguments: [0, 300]) func conjunctionsAreCountedEitherWay(deletedOf1000: Int) throws {
    var random = SeededGenerator.fresh("conjunctionsAreCountedEitherWay")
    let (index, documents) = try Self.index(&random, deletedOf1000: deletedOf1000)
    let snapshot = index.snapshot
    let scoring = try snapshot.context().scoring
    for _ in 0..<TestRounds.count(40) {
      let asked = Self.words.shuffled(using: &random).prefix(
        Int.random(in: 2...4, using: &random))
      let expected = documents.values.count { document in
        asked.allSatisfy { document.body.contains($0) }
      }
      let tokens = try asked.map { word in
        try #require(snapshot.context().analyzer.tokens(in: word).first { $0.weight > 0 }).term
      }
      for postingsPerSearch in [1, 2, 6, 1000] {
        var count = 0
        for (number, view) in snapshot.views.enumerated() {
          var terms: [TermMatcher] = []
          for term in tokens {
            guard let cursor = try view.cursor(term, 1), let field = scoring.fields[number][1]
            else { continue }
            let list = TermMatcher.List(cursor: cursor, scoring: field)
            terms.append(TermMatcher(list, weight: 1, k1: scoring.k1))
          }
          if terms.count < tokens.count { continue }
          var deadline = Deadline()
          count += try ConjunctionCount(
            view: view, terms: terms, postingsPerSearch: postingsPerSearch
          ).documents(&deadline)
        }
        #expect(count == expected, "\(asked) by \(postingsPerSearch)")
      }
    }
  }

  /// Forms of a word are lists of their own, whose documents count once.
  @Test func formsAreCountedOnce() throws {
    var random = SeededGenerator.fresh("formsAreCountedOnce")
    let (index, documents) = try Self.index(&random, deletedOf1000: 50)
    var options = SearchOptions(limit: 0)
    options.counting = .exact
    options.inflections = [.english]
    let forms: Set = ["store", "stored", "storing"]
    let expected = documents.values.count { !forms.isDisjoint(with: $0.body + $0.title) }
    #expect(
      try index.snapshot.search("store", options).total == .init(count: expected, isExact: true))
  }
}
