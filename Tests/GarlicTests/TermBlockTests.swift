// Does a written dictionary say of every term what was put into it, and nothing of others?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct TermBlockTests {
  /// What a dictionary is to say of a term.
  struct Expected: Equatable {
    var df: Int
    var listLength = 0
    var document: UInt32 = 0
    var positions: [UInt32] = []
  }

  static let characters: [UInt16] = [
    0x800, 0x3042, 0x3093, 0x4E00, 0x4E01, 0x4E8C, 0x5927, 0x849C, 0x9FFF, 0xAC00, 0xD7A3, 0xF900,
    0xFFFD,
  ]

  /// Terms of all kinds: keys in long rows and far from each other, words, bytes that are no UTF-8.
  static func terms(using random: inout SeededGenerator) -> [[UInt8]] {
    var terms: Set<[UInt8]> = []
    for _ in 0..<Int.random(in: 1...700, using: &random) {
      var term: [UInt8] = []
      switch Int.random(in: 0..<6, using: &random) {
      case 0, 1:
        KeyedTerm.write(
          UInt32(characters.randomElement(using: &random) ?? 0) << 16
            | UInt32.random(in: 0x800...0x8ff, using: &random), to: &term)
      case 2:
        KeyedTerm.write(
          UInt32.random(in: 0x4E00...0x4E40, using: &random) << 16
            | (Bool.random(using: &random)
              ? 0 : UInt32(characters.randomElement(using: &random) ?? 0)),
          to: &term)
      case 3:
        term =
          [Token.wordTag]
          + (0..<Int.random(in: 0...4, using: &random)).flatMap { _ in [0xE5, 0xA4, 0xA7] }
      case 4:
        term = (0..<Int.random(in: 0...40, using: &random)).map { _ in
          UInt8.random(in: 0x61...0x63, using: &random)
        }
      default:
        term = (0..<Int.random(in: 0...7, using: &random)).map { _ in
          .random(in: 0...255, using: &random)
        }
      }
      terms.insert(term)
    }
    return terms.sorted { $0.lexicographicallyPrecedes($1) }
  }

  @Test(arguments: TestRounds.seeds(30)) func termsComeBack(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let documentCount = Int.random(in: 1...100_000, using: &random)
    let terms = Self.terms(using: &random)
    var writer = TermBlockWriter(documentCount: documentCount)
    var expected: [Expected] = []
    var lists: UInt64 = 0
    for term in terms {
      if Bool.random(using: &random) {
        let df = Int.random(in: 2...max(2, documentCount), using: &random)
        let length = Int.random(
          in: 1...(1 << Int.random(in: 1...30, using: &random)), using: &random)
        writer.add(term, df: df, length: length, lists: lists)
        lists += UInt64(length)
        expected.append(Expected(df: df, listLength: length))
      } else {
        var postings = Postings()
        let tf = Int.random(in: 1...40, using: &random)
        var position: UInt32 = 0
        let document = UInt32.random(in: 0..<UInt32(documentCount), using: &random)
        postings.reserve(documents: 1, positions: tf)
        postings.docs.append(document)
        postings.tfs.append(UInt32(tf))
        var positions: [UInt32] = []
        let keeps = term.first != Token.wordTag
        for _ in 0..<tf where keeps {
          position += UInt32.random(
            in: 0...(1 << UInt32.random(in: 0...20, using: &random)), using: &random)
          postings.positions.append(position)
          positions.append(position)
        }
        writer.add(term, single: postings, hasPositions: keeps, lists: lists)
        expected.append(Expected(df: 1, document: document, positions: positions))
      }
    }
    let blocks = writer.finish()
    #expect(blocks.termCount == terms.count)
    let dictionary = try Self.dictionary(blocks, documentCount: documentCount)
    var cursor = TermDictionaryCursor(dictionary)
    for (term, wanted) in zip(terms, expected) {
      #expect(try cursor.next(), "seed \(seed)")
      #expect(cursor.term == term, "seed \(seed)")
      #expect(try Self.found(cursor.entry, of: term, in: dictionary) == wanted, "seed \(seed)")
      let entry = try #require(try dictionary.entry(of: term), "seed \(seed)")
      #expect(try Self.found(entry, of: term, in: dictionary) == wanted, "seed \(seed)")
    }
    #expect(try !cursor.next())
    for other in Self.terms(using: &random) {
      let place = Self.place(of: other, in: terms)
      #expect(
        try (dictionary.entry(of: other) != nil) == (place.map { terms[$0] == other } ?? false),
        "seed \(seed), term \(other)")
      var seeking = TermDictionaryCursor(dictionary)
      #expect(try seeking.seek(other) == (place != nil), "seed \(seed), term \(other)")
      if let place { #expect(seeking.term == terms[place], "seed \(seed), term \(other)") }
    }
  }

  /// Where the first of sorted terms lies that is not before a term.
  static func place(of term: [UInt8], in sorted: [[UInt8]]) -> Int? {
    var range = 0..<sorted.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        sorted[middle].lexicographicallyPrecedes(term)
        ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound < sorted.count ? range.lowerBound : nil
  }

  /// Offsets that no writer makes are found out where lists are read, and do not overflow before.
  @Test func offsetsAtTheEndOfNumbersDoNotTrap() throws {
    var writer = TermBlockWriter(documentCount: 10)
    for number in 0..<300 {
      writer.add(Array("t\(number + 1000)".utf8), df: 2, length: 1 << 20, lists: UInt64(Int.max))
    }
    let dictionary = try Self.dictionary(writer.finish(), documentCount: 10)
    #expect(try dictionary.entry(of: Array("t1050".utf8))?.df == 2)
    var cursor = TermDictionaryCursor(dictionary)
    var count = 0
    while try cursor.next() { count += 1 }
    #expect(count == 300)
    #expect(dictionary.samples(every: 4).allSatisfy { $0.bytes > 0 })
  }

  /// Who merges counts on the order, in a block and between two: gaps between keys out of order trapped.
  @Test(
    arguments: [
      ["蒜", "蒜"], ["大蒜", "大蒜"], ["b", "a"], ["garlic", "garlic"], ["garlics", "garlic"],
      ["大", "garlic"],
    ], [1, 64])
  func termsOutOfOrderAreCorrupt(terms: [String], termsPerBlock: Int) throws {
    var writer = TermBlockWriter(documentCount: 10, termsPerBlock: termsPerBlock)
    for (number, term) in terms.enumerated() {
      writer.add(Array(term.utf8), df: 2, length: 8, lists: UInt64(8 * number))
    }
    let dictionary = try Self.dictionary(writer.finish(), documentCount: 10)
    var cursor = TermDictionaryCursor(dictionary)
    #expect(try cursor.next())
    #expect(throws: IndexError.self) { try cursor.next() }
  }

  /// Counters of facets are as many as there are terms: a number that was damaged must not ask for all memory.
  @Test(arguments: [0, 4, 301, 1 << 20, UInt64.max]) func termsThatDoNotFitAreCorrupt(
    announced: UInt64
  ) throws {
    var writer = TermBlockWriter(documentCount: 10)
    for number in 0..<300 {
      writer.add(Array("t\(number + 1000)".utf8), df: 2, length: 8, lists: UInt64(8 * number))
    }
    let blocks = writer.finish()
    var index = blocks.index()
    #expect(throws: Never.self) {
      try Self.dictionary(blocks, index: index, documentCount: 10)
    }
    let most = UInt64(index.count / 20 * TermBlocks.maximumTerms)
    let written = announced > 300 ? max(announced, most + 1) : announced
    for byte in 0..<8 { index[byte] = UInt8(truncatingIfNeeded: written >> UInt64(8 * byte)) }
    #expect(throws: IndexError.self) {
      try Self.dictionary(blocks, index: index, documentCount: 10)
    }
  }

  static func dictionary(
    _ blocks: TermBlocks, index: [UInt8]? = nil, documentCount: Int
  ) throws -> TermDictionary {
    func section(_ kind: SectionKind, _ bytes: [UInt8]) -> CheckedSection {
      let checksums = stride(from: 0, to: bytes.count, by: SectionEntry.checkedBlock).map {
        Checksum.of(bytes[$0..<min($0 + SectionEntry.checkedBlock, bytes.count)])
      }
      return CheckedSection(
        MappedBytes.holding(bytes), from: 0,
        entry: SectionEntry(
          kind: kind, field: 0, offset: 0, length: UInt64(bytes.count), checksums: checksums),
        path: "test")
    }
    return try TermDictionary(
      index: section(.termIndex, index ?? blocks.index()),
      blocks: section(.termBlocks, blocks.bytes.bytes), fieldHasPositions: true,
      documentCount: documentCount)
  }

  static func found(
    _ entry: TermEntry, of term: [UInt8], in dictionary: TermDictionary
  ) throws -> Expected {
    if entry.df > 1 { return Expected(df: entry.df, listLength: entry.listLength) }
    var positions: [UInt32] = []
    if term.first != Token.wordTag {
      try dictionary.singlePositions(entry).read(tf: entry.singleTF, into: &positions)
    }
    return Expected(df: 1, document: entry.singleDoc, positions: positions)
  }
}
