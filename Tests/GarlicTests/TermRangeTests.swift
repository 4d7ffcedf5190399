// Do the ranges that a dictionary is cut into have all of its terms between them?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct TermRangeTests {
  /// Of the least term of a prefix nothing is before that has the prefix, and all before it is less.
  @Test(arguments: TestRounds.seeds(40)) func leastTermsAreTheLeast(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for term in TermBlockTests.terms(using: &random) {
      let prefix = TermPrefix.of(term[...])
      let least = TermPrefix.leastTerm(prefix)
      #expect(TermPrefix.of(least[...]) == prefix, "seed \(seed), term \(term)")
      #expect(!term.lexicographicallyPrecedes(least), "seed \(seed), term \(term)")
    }
  }

  /// Every cut between two prefixes leaves each term in just one range.
  @Test(arguments: TestRounds.seeds(40)) func eachTermIsInOneRange(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let terms = TermBlockTests.terms(using: &random)
    var writer = TermBlockWriter(
      documentCount: 4, termsPerBlock: Int.random(in: 1...64, using: &random))
    for (number, term) in terms.enumerated() {
      writer.add(term, df: 2, length: 10, lists: UInt64(10 * number))
    }
    let dictionary = try TermBlockTests.dictionary(writer.finish(), documentCount: 4)
    var configuration = WriterConfiguration()
    configuration.termRangeSize = Int.random(in: 1...200, using: &random)
    let samples = dictionary.samples(every: Int.random(in: 1...3, using: &random))
    let ranges = TermRange.cuts(
      samples, total: samples.reduce(0) { $0 + $1.bytes }, configuration)
    var found: [[UInt8]] = []
    for range in ranges {
      var cursor = TermDictionaryCursor(dictionary)
      var isIn =
        try range.lower == 0 ? cursor.next() : cursor.seek(TermPrefix.leastTerm(range.lower))
      while isIn, range.contains(TermPrefix.of(cursor.term[...])) {
        found.append(cursor.term)
        isIn = try cursor.next()
      }
    }
    #expect(found == terms, "seed \(seed), \(ranges.count) ranges")
  }

  /// A merge of many ranges loses no term, whether terms are shorter or longer than a prefix.
  @Test(arguments: TestRounds.seeds(12)) func mergingKeepsEveryTerm(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var options = SearchIndex.Options()
    options.threadCount = Int.random(in: 1...3, using: &random)
    options.mergesInBackground = false
    options.writer.termRangeSize = 64
    options.writer.chunkSampleInterval = 1
    options.writer.dictionarySampleInterval = 1
    options.writer.termsPerBlock = Int.random(in: 1...8, using: &random)
    let index = try SearchIndex.inMemory(schema: Schema(.text("body")), options: options)
    for commit in 0..<3 {
      try index.write { batch in
        for number in 0..<24 {
          try batch.put(
            id: "\(commit)-\(number)",
            ["body": .string(RandomText.sample(pieces: 8, using: &random).text)])
        }
      }
    }
    let before = try Self.terms(of: index.snapshot)
    try index.compact()
    #expect(index.snapshot.views.count == 1)
    #expect(try Self.terms(of: index.snapshot) == before, "seed \(seed)")
  }

  private static func terms(of snapshot: Snapshot) throws -> Set<[UInt8]> {
    var terms: Set<[UInt8]> = []
    for view in snapshot.views {
      guard let dictionary = try view.reader.dictionary(0) else { continue }
      var cursor = TermDictionaryCursor(dictionary)
      while try cursor.next() { terms.insert(cursor.term) }
    }
    return terms
  }
}
