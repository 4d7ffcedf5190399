// Do patterns find all documents of all their terms, however the index is cut into segments?

import TestSupport
import Testing

@testable import Garlic

@Suite struct PatternUnionTests {
  static let letters = Array("abcdefghijklmn")

  /// Documents by their words.
  struct Collection {
    var documents: [[String]]

    /// Every word of three letters in one of the documents, some in several: more terms than any bound on
    /// their number that a search could have.
    init(using random: inout SeededGenerator) {
      documents = [[String]](repeating: [], count: 100)
      for a in letters {
        for b in letters {
          for c in letters {
            for _ in 0..<(Int.random(in: 0..<8, using: &random) == 0 ? 3 : 1) {
              documents[Int.random(in: 0..<100, using: &random)].append(String([a, b, c]))
            }
          }
        }
      }
      for number in documents.indices { documents[number].shuffle(using: &random) }
    }

    /// An index in which they are cut into so many segments.
    func index(segments: Int) throws -> SearchIndex {
      var options = SearchIndex.Options()
      options.mergesInBackground = false
      options.mergePolicy.width = 100
      let index = try SearchIndex.open(
        "i", on: MemoryStorage(), schema: Schema(.text("body")), options: options)
      let size = (documents.count + segments - 1) / segments
      for start in stride(from: 0, to: documents.count, by: size) {
        try index.write { batch in
          for number in start..<min(start + size, documents.count) {
            try batch.put(
              id: String(number), ["body": .string(documents[number].joined(separator: " "))])
          }
        }
      }
      try #require(index.snapshot.views.count == segments)
      return index
    }

    func ids(_ matches: ([String]) -> Bool) -> Set<String> {
      Set(documents.indices.filter { matches(documents[$0]) }.map(String.init))
    }
  }

  static func answers(_ index: SearchIndex, _ query: Query, cursorLimit: Int = 1024) throws
    -> [String: Double]
  {
    var options = SearchOptions(limit: 1000)
    options.cursorLimit = cursorLimit
    let results = try index.snapshot.search(query, options)
    #expect(results.total.isExact == false || results.total.count == results.hits.count)
    return Dictionary(uniqueKeysWithValues: results.hits.map { ($0.id, $0.score) })
  }

  @Test(arguments: TestRounds.seeds(2)) func patternsFindAllOfThem(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let collection = Collection(using: &random)
    let word = String((0..<3).map { _ in Self.letters.randomElement(using: &random) ?? "a" })
    let last = String(word.suffix(1))
    let near = FuzzyPattern(word, edits: 2)
    let asked: [(Query, (String) -> Bool)] = [
      (.prefix(String(word.prefix(1))), { $0.hasPrefix(word.prefix(1)) }),
      (.prefix(String(word.prefix(2))), { $0.hasPrefix(word.prefix(2)) }),
      (.wildcard("?*" + last), { $0.hasSuffix(last) }),
      (.wildcard("*" + last + "?"), { $0.dropLast().hasSuffix(last) }),
      (.wildcard("???"), { $0.count == 3 }),
      (.fuzzy(word, edits: 2), { near.distance(to: Array($0.utf8)) != nil }),
    ]
    let indexes = try [1, 4, 10].map { try collection.index(segments: $0) }
    for (query, matches) in asked {
      let expected = collection.ids { $0.contains(where: matches) }
      let first = try Self.answers(indexes[0], query)
      #expect(Set(first.keys) == expected, "seed \(seed), \(query)")
      for index in indexes.dropFirst() {
        let others = try Self.answers(index, query)
        #expect(others == first, "seed \(seed), \(query), \(index.snapshot.views.count) segments")
      }
    }
  }

  /// The terms of the last word of a phrase, too, whether their lists are walked or their places gathered.
  @Test(arguments: TestRounds.seeds(2))
  func lastWordsOfPhrasesStandForAllOfThem(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var collection = Collection(using: &random)
    for number in collection.documents.indices {
      for _ in 0..<20 {
        let place = Int.random(in: 0..<collection.documents[number].count, using: &random)
        collection.documents[number].insert("garlic", at: place)
      }
    }
    let indexes = try [1, 5].map { try collection.index(segments: $0) }
    for prefix in ["g", "ab", "b"] {
      for slop in [0, 2] {
        let expected = collection.ids { words in
          words.indices.contains { at in
            words[at] == "garlic"
              && words[(at + 1)...].prefix(slop + 1).contains { $0.hasPrefix(prefix) }
          }
        }
        let query = Query.phrase("garlic " + prefix, slop: slop, prefix: true)
        let first = try Self.answers(indexes[0], query)
        if slop == 0 {
          #expect(Set(first.keys) == expected, "seed \(seed), \(query)")
        } else {
          #expect(expected.isSubset(of: first.keys), "seed \(seed), \(query)")
        }
        for index in indexes {
          for limit in [1, 2, 50] {
            let others = try Self.answers(index, query, cursorLimit: limit)
            #expect(others == first, "seed \(seed), \(query), at most \(limit) lists")
          }
        }
      }
    }
  }

  @Test func gatheredPositionsAreWithinTheBudget() throws {
    var random = SeededGenerator(seed: 1)
    let index = try Collection(using: &random).index(segments: 1)
    var options = SearchOptions(limit: 10)
    options.cursorLimit = 2
    options.memoryBudget = 500
    #expect {
      try index.snapshot.search(.phrase("abc a", prefix: true), options)
    } throws: { error in
      guard case IndexError.searchTooLarge(let needed, allowed: 500) = error else { return false }
      return needed > 500
    }
  }
}
