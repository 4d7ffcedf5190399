// Is everything that is whole saved when no commit says where it is?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct LostManifestTests {
  static let schema = Schema(.text("title", weight: 3), .text("body"), .keyword("tag"))

  /// An index of some commits, with documents that were deleted, and those that are in it.
  static func index(_ storage: MemoryStorage, commits: Int) throws -> Set<String> {
    let index = try SearchIndex.open("i", on: storage, schema: schema)
    for commit in 0..<commits {
      try index.write { batch in
        for number in 0..<3 {
          try batch.put(
            id: "\(commit)-\(number)", ["title": "大蒜", "body": "大蒜的价格 \(commit)", "tag": "t"])
        }
        if commit > 0 { try batch.delete(id: "\(commit - 1)-0") }
        try batch.put(id: "same", ["title": "大蒜", "body": "commit \(commit)"])
      }
    }
    return Set(try index.snapshot.search(.all, SearchOptions(limit: 1000)).map(\.id))
  }

  static func repaired(_ bytes: [UInt8], schema: Schema? = nil) throws -> (IndexRepair, SearchIndex)
  {
    let disk = MemoryStorage(files: ["i": bytes])
    let repair = try IndexRepair.of("i", into: "o", on: disk, schema: schema)
    return (repair, try SearchIndex.open("o", on: disk, schema: nil))
  }

  static func ids(_ index: SearchIndex) throws -> Set<String> {
    Set(try index.snapshot.search(.all, SearchOptions(limit: 1000)).map(\.id))
  }

  static func newestSlot(_ bytes: [UInt8]) throws -> CommitSlot {
    try MappedBytes.holding(bytes).withView { view in
      try #require(
        Superblock.slots(view).flatMap { $0.copies.compactMap { $0 } }.max {
          $0.sequence < $1.sequence
        })
    }
  }

  @Test(arguments: [1, 2, 5])
  func aDamagedManifestLosesNothing(commits: Int) throws {
    let storage = MemoryStorage()
    let live = try Self.index(storage, commits: commits)
    let bytes = try storage.bytes(of: "i")
    let slot = try Self.newestSlot(bytes)
    var random = SeededGenerator.fresh("lost manifest")
    for _ in 0..<12 {
      var damaged = bytes
      let length = Int(slot.manifestLength)
      let offset = Int(slot.manifestOffset) + Int.random(in: 0..<length, using: &random)
      damaged[offset] ^= UInt8.random(in: 1...255, using: &random)
      let (repair, index) = try Self.repaired(damaged)
      let found = try Self.ids(index)
      #expect(found.isSuperset(of: live), "byte \(offset), seed \(random.seed)")
      // Only what the last commit deleted comes back, which is told.
      #expect(found.subtracting(live).isSubset(of: ["\(commits - 2)-0"]), "seed \(random.seed)")
      #expect(repair.savedCount == found.count)
      #expect(repair.faults.contains { $0.contains("may be back") })
      let same = try #require(try index.snapshot.document(id: "same"))
      #expect(same["body"] == .string("commit \(commits - 1)"))
    }
  }

  @Test func damagedSlotsLoseNothing() throws {
    let storage = MemoryStorage()
    let live = try Self.index(storage, commits: 4)
    let bytes = try storage.bytes(of: "i")
    let newest = try Self.newestSlot(bytes).offset
    for pages in [[newest], FileFormat.slotOffsets, [0] + FileFormat.slotOffsets] {
      var damaged = bytes
      for page in pages {
        for offset in page..<page + 1024 { damaged[offset] = UInt8(truncatingIfNeeded: offset) }
      }
      let (repair, index) = try Self.repaired(damaged)
      // The last manifest is whole, and is found.
      #expect(try Self.ids(index) == live)
      #expect(!repair.faults.isEmpty)
    }
  }

  /// As a compaction leaves it: with one manifest.
  @Test func withoutAnyManifestSegmentsAreFound() throws {
    let storage = MemoryStorage()
    let live = try Self.index(storage, commits: 3)
    let index = try SearchIndex.open("i", on: storage, schema: nil)
    try index.compact()
    let bytes = try storage.bytes(of: "i")
    let slot = try Self.newestSlot(bytes)
    let range = Int(slot.manifestOffset)..<Int(slot.manifestOffset) + Int(slot.manifestLength)
    var last = bytes
    for offset in range.suffix(8) { last[offset] ^= 0xFF }
    #expect(try Self.ids(Self.repaired(last).1) == live)
    var all = bytes
    for offset in range { all[offset] = 0xFF }
    #expect(throws: IndexError.self) { try Self.repaired(all) }
    let (_, mended) = try Self.repaired(all, schema: Self.schema)
    #expect(try Self.ids(mended) == live)
    #expect(try mended.search("价格").count == live.count - 1)
    // A segment that is damaged, too, gives what is stored in it.
    let section = try #require(
      try SearchIndex.open("i", on: storage, schema: nil).snapshot.report().segments[0].sections
        .first { $0.name == "term blocks" && $0.field == "body" })
    all[section.offset] ^= 0xFF
    let (repair, read) = try Self.repaired(all, schema: Self.schema)
    #expect(repair.damagedSegments == 1)
    #expect(try Self.ids(read) == live)
  }

  @Test func whatIsNoIndexIsRefused() {
    var random = SeededGenerator.fresh("no index")
    let noise = (0..<40_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    for bytes in [[], [1, 2, 3], noise] {
      #expect(throws: IndexError.self) { try Self.repaired(bytes, schema: Self.schema) }
    }
  }
}
