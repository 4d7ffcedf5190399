// Is a commit that is durable acknowledged, and what fails beside it told?

import Garlic
import Synchronization
import TestSupport
import Testing

@Suite struct BackgroundFailureTests {
  static let schema = Schema(.text("body"))

  static func open(
    _ storage: any Storage, inBackground: Bool = false
  ) throws -> SearchIndex {
    var options = SearchIndex.Options()
    options.mergesInBackground = inBackground
    options.mergePolicy.width = 2
    return try SearchIndex.open("i", on: storage, schema: schema, options: options)
  }

  @Test func aWriteDoesNotThrowWhenItsCommitIsDurable() throws {
    let start = MemoryStorage()
    try Self.open(start).write { try $0.put(id: "old", ["body": "大蒜"]) }
    let files = ["i": try start.bytes(of: "i")]
    var told = 0
    for after in 0... {
      let storage = FaultyStorage(files: files, after: after, code: 5)
      var thrown: (any Error)?
      var index: SearchIndex?
      do {
        let opened = try Self.open(storage)
        index = opened
        try opened.write { try $0.put(id: "new", ["body": "辣椒"]) }
      } catch { thrown = error }
      guard let operation = storage.failure else { break }
      let isThere = try Self.open(storage.memory).snapshot.document(id: "new") != nil
      if thrown == nil {
        #expect(isThere, "\(operation)")
        if operation == "truncate" || operation == "remove" { continue }
        told += 1
        #expect(throws: IndexError.io(operation: operation, path: "i", code: 5)) {
          try index?.waitForMerges()
        }
        try index?.waitForMerges()
        try index?.refresh()
        #expect(index?.count == 2)
      } else if isThere {
        // Whether the commit itself is on the disk is not known.
        #expect(operation == "sync")
      }
    }
    #expect(told > 1)
  }

  @Test func segmentsThatCannotBeJoinedKeepNobodyFromWriting() throws {
    let storage = FaultyStorage(files: [:], after: -1, code: 5)
    let index = try Self.open(storage)
    for id in ["a", "b"] { try index.write { try $0.put(id: id, ["body": "大蒜"]) } }
    storage.beforeEach { (operation, path) throws(StorageError) in
      if operation == "write" { throw StorageError(operation: operation, path: path, code: 5) }
    }
    // Joining comes before the closure is run.
    try index.write { batch in
      storage.beforeEach(nil)
      try batch.put(id: "c", ["body": "大蒜"])
    }
    #expect(index.count == 3)
    #expect(throws: IndexError.io(operation: "write", path: "i", code: 5)) {
      try index.waitForMerges()
    }
    try index.waitForMerges()
    try index.write { try $0.put(id: "d", ["body": "大蒜"]) }
    try index.waitForMerges()
    #expect(index.count == 4)
    #expect(try IndexCheck.of("i", on: storage, deep: true).isWhole)
  }

  @Test func failuresInTheBackgroundAreTold() throws {
    let storage = FaultyStorage(files: [:], after: -1, code: 5)
    let index = try Self.open(storage, inBackground: true)
    try index.write { try $0.put(id: "a", ["body": "大蒜"]) }
    try index.waitForMerges()
    let locks = Mutex(0)
    storage.beforeEach { (operation, path) throws(StorageError) in
      if operation != "lock" { return }
      // The first is that of the writer.
      if locks.withLock({ count in
        count += 1
        return count == 2
      }) {
        throw StorageError(operation: operation, path: path, code: 5)
      }
    }
    try index.write { try $0.put(id: "b", ["body": "大蒜"]) }
    #expect(throws: IndexError.io(operation: "lock", path: "i", code: 5)) {
      try index.waitForMerges()
    }
    try index.write { try $0.put(id: "c", ["body": "大蒜"]) }
    try index.waitForMerges()
    #expect(index.count == 3)
  }

  /// A segment of which a byte is not what was written cannot be joined; documents are put all the same.
  @Test func aDamagedSegmentKeepsNobodyFromWriting() throws {
    let start = MemoryStorage()
    let first = try Self.open(start)
    for id in ["a", "b"] { try first.write { try $0.put(id: id, ["body": "大蒜辣椒花椒"]) } }
    let bytes = try start.bytes(of: "i")
    var refused = 0
    for place in stride(from: 12288, to: bytes.count - 64, by: 3) {
      var damaged = bytes
      damaged[place] ^= 1
      let storage = MemoryStorage(files: ["i": damaged])
      guard let index = try? Self.open(storage) else { continue }
      let before = index.count
      guard (try? index.write { try $0.put(id: "c", ["body": "大蒜"]) }) != nil else { continue }
      #expect(index.count == before + 1)
      do throws(IndexError) { try index.waitForMerges() } catch {
        refused += 1
        guard case .corrupt = error else {
          Issue.record("byte \(place): \(error)")
          continue
        }
        try index.write { try $0.put(id: "d", ["body": "大蒜"]) }
        #expect(index.count == before + 2)
      }
    }
    #expect(refused > 0)
  }
}
