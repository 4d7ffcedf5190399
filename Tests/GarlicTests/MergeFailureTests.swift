// Is a merge that loses documents refused, and one that cannot succeed left alone?

import TestSupport
import Testing

@testable import Garlic

@Suite struct MergeFailureTests {
  static let schema = Schema(.text("body"))

  static func open(
    _ storage: any Storage, after: Bool = false,
    _ change: (inout SearchIndex.Options) -> Void = { _ in }
  ) throws -> SearchIndex {
    var options = SearchIndex.Options()
    options.threadCount = 1
    options.mergesInBackground = after
    change(&options)
    return try SearchIndex.open("i", on: storage, schema: schema, options: options)
  }

  static func put(_ numbers: Range<Int>, _ index: SearchIndex) throws {
    for number in numbers { try index.write { try $0.put(id: "\(number)", ["body": "大蒜"]) } }
  }

  /// With each commit others would be the segments to join.
  @Test(arguments: [false, true]) func aMergeThatCannotSucceedIsTriedOnce(after: Bool) throws {
    let index = try Self.open(MemoryStorage(), after: after) {
      $0.writer.maximumDocuments = 5
    }
    try Self.put(0..<9, index)
    let error = #expect(throws: IndexError.self) { try index.waitForMerges() }
    guard case .tooLarge(_, 8, 5, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    try Self.put(9..<14, index)
    try index.waitForMerges()
    #expect(index.count == 14)
    #expect(try index.search("大蒜", limit: 20).count == 14)
  }

  /// A document that is missing although nobody deleted it.
  @Test func documentsThatAMergeLosesAreMissed() throws {
    let storage = MemoryStorage()
    let index = try Self.open(storage)
    try Self.put(0..<3, index)
    let commit = index.snapshot.commit
    var parts = commit.parts
    parts[1].deleted.insert(0)
    let wrong = Commit(
      slot: commit.slot, manifest: commit.manifest, parts: parts, identity: commit.identity)
    func expectMissed(_ work: () throws -> Void) {
      let error = #expect(throws: IndexError.self) { try work() }
      #expect(
        error
          == .verificationFailed(path: "i", reason: "2 documents of 3 that are not deleted"))
    }
    expectMissed { try index.rewrite(wrong, into: try storage.create("other")) }
    let file = try storage.open("i", writable: true)
    for range in [0..<2, 1..<2] {
      expectMissed {
        try index.join(range, of: wrong, by: CommitWriter(file: file, last: commit.slot))
      }
    }
    #expect(try Self.open(storage).count == 3)
  }

  @Test func waitingForMergesInsideAWriteIsAnError() throws {
    let index = try Self.open(MemoryStorage())
    try index.write { batch in
      _ = #expect(throws: IndexError.self) { try index.waitForMerges() }
      try batch.put(id: "1", ["body": "大蒜"])
    }
    #expect(index.count == 1)
  }
}
