// Is a lost term, posting, position, norm or document noticed by the totals of a segment?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct TotalsTests {
  static let schema = Schema(.text("body"), .keyword("tag"), .integer("year"))

  static func index(_ count: Int, seed: UInt64) throws -> SearchIndex {
    var random = SeededGenerator(seed: seed)
    let index = try SearchIndex.inMemory(schema: schema)
    try index.write { batch in
      for number in 0..<count {
        try batch.put(
          id: "d\(number)",
          [
            "body": .string("大蒜 " + RandomText.sample(pieces: 10, using: &random).text),
            "tag": .string(RandomText.run(using: &random)), "year": .integer(Int64(number)),
          ])
      }
    }
    return index
  }

  static func reader(_ index: SearchIndex) throws -> SegmentReader {
    try #require(index.snapshot.views.first).reader
  }

  @Test func countingAgainFindsWhatWasWritten() throws {
    let reader = try Self.reader(Self.index(200, seed: 1))
    let announced = try #require(try reader.totals())
    #expect(try SegmentMeasurement(reader).totals() == announced)
    #expect(try SegmentMeasurement(reader, threads: 3).totals() == announced)
    #expect(announced.documents.documents == 200)
    #expect(announced.fields[0].terms > 0)
    #expect(announced.fields[0].postings > announced.fields[0].terms)
    #expect(announced.fields[2] == PostingTotals())
    let read = try MappedBytes.holding(announced.encode()).withView { try SegmentTotals($0) }
    #expect(read == announced)
  }

  /// Any change of one posting changes the totals of its field.
  @Test(arguments: TestRounds.seeds(20)) func everyChangeOfAPostingShows(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func totals(_ lists: [(hash: UInt64, postings: [(UInt32, UInt32, [UInt32])])]) -> PostingTotals
    {
      var totals = PostingTotals()
      for list in lists {
        var term = PostingTotals.Term()
        for (document, frequency, positions) in list.postings {
          term.add(document: document, frequency: frequency)
          for position in positions { term.positions &+= UInt64(position) }
        }
        totals.add(term, hash: list.hash)
      }
      return totals
    }
    var lists: [(hash: UInt64, postings: [(UInt32, UInt32, [UInt32])])] = []
    for number in 0..<30 {
      var postings: [(UInt32, UInt32, [UInt32])] = []
      for document in 0..<UInt32.random(in: 1...20, using: &random) {
        postings.append((3 * document, document % 4 + 1, [document, document + 9]))
      }
      lists.append((TermHash.mix(UInt64(number) ^ seed << 32), postings))
    }
    let before = totals(lists)
    let list = Int.random(in: 0..<lists.count, using: &random)
    let place = Int.random(in: 0..<lists[list].postings.count, using: &random)
    for change in 0..<6 {
      let kept = lists
      switch change {
      case 0: lists[list].postings.remove(at: place)
      case 1: lists.remove(at: list)
      case 2: lists[list].postings[place].0 += 1
      case 3: lists[list].postings[place].1 += 1
      case 4: lists[list].postings[place].2.removeLast()
      default:
        let moved = lists[list].postings.remove(at: place)
        lists[(list + 1) % lists.count].postings.append(moved)
      }
      #expect(totals(lists) != before, "change \(change), seed \(seed)")
      lists = kept
    }
    #expect(totals(lists.reversed()) == before)
  }

  @Test func valuesOfOtherDocumentsShow() throws {
    let reader = try Self.reader(Self.index(50, seed: 3))
    let norms = try reader.norms(0).array
    let hashes = try (0..<50).map { TermHash.of(id: try reader.ids.id(of: $0)) }
    var right = DocumentTotals(fields: 1)
    right.add(norms: norms, field: 0, ids: hashes)
    var shifted = DocumentTotals(fields: 1)
    shifted.add(norms: [norms[49]] + norms.dropLast(), field: 0, ids: hashes)
    #expect(right != shifted)
    #expect(shifted.difference(from: right, Schema(.text("body"))) != nil)
  }

  /// A merge whose sources say that they have more than can be read of them changes nothing.
  @Test func aMergeThatDoesNotAddUpIsAbandoned() throws {
    let storage = MemoryStorage()
    let path = try Self.withFalseTotals(on: storage)
    let index = try SearchIndex.open(path, on: storage, schema: nil)
    let before = index.snapshot.sequence
    let verification = MergeVerification(
      path: path, schema: Self.schema,
      sources: index.snapshot.views.map { .segment($0.reader, $0.deleted) }, threads: 1)
    #expect(throws: IndexError.self) {
      try verification.compare(segment: try Self.reader(index))
    }
    let check = try IndexCheck.of(path, on: storage, deep: false)
    #expect(check.faults.map(\.section) == ["totals"])
    #expect(index.snapshot.sequence == before)
  }

  /// Compaction and repair invert the documents of a segment that lacks terms again.
  @Test func whatIsMissingIsHadBackFromTheDocuments() throws {
    let storage = MemoryStorage()
    let path = try Self.withFalseTotals(on: storage)
    let repair = try IndexRepair.of(path, into: "repaired", on: storage)
    #expect(repair.damagedSegments == 1)
    #expect(repair.savedCount == 20)
    #expect(try IndexCheck.of("repaired", on: storage, deep: true).isWhole)
    let index = try SearchIndex.open(path, on: storage, schema: nil)
    let report = try index.compact()
    #expect(report.rebuiltSegments == 1)
    #expect(try IndexCheck.of(path, on: storage, deep: true).isWhole)
    #expect(try index.search("大蒜", limit: 50).count == 20)
    #expect(try index.compact() == CompactionReport())
  }

  /// An index of which one segment announces one term more than it has, with right checksums: what a merge that
  /// loses a term would leave.
  static func withFalseTotals(on storage: MemoryStorage) throws -> String {
    let index = try SearchIndex.open("false", on: storage, schema: schema)
    try index.write { batch in
      for number in 0..<20 { try batch.put(id: "\(number)", ["body": "大蒜 garlic \(number)"]) }
    }
    let reader = try Self.reader(index)
    let section = try #require(
      reader.directory.sections.first { $0.kind == .totals })
    var totals = try #require(try reader.totals())
    totals.fields[0].terms += 1
    let bytes = totals.encode()
    #expect(UInt64(bytes.count) == section.length)
    var directory = reader.directory
    let place = try #require(directory.sections.firstIndex { $0.kind == .totals })
    directory.sections[place].checksums = [Checksum.of(bytes)]
    let record = index.snapshot.commit.manifest.segments[0]
    var manifest = index.snapshot.commit.manifest
    let file = try storage.open("false", writable: true)
    try file.write(bytes[...], at: Int(record.start + section.offset))
    let encoded = directory.encode()
    try file.write(encoded[...], at: Int(record.start + record.length))
    manifest.segments[0].directoryChecksum = Checksum.of(encoded)
    _ = try CommitWriter(file: file, last: index.snapshot.commit.slot).commit(manifest)
    return "false"
  }
}
