// Is a backup one commit, whatever is written meanwhile, and is nothing half of one left?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct BackupTests {
  static func fill(_ index: SearchIndex, _ range: Range<Int>) throws {
    try index.write { batch in
      for number in range { try batch.put(id: "\(number)", ["body": "大蒜 \(number)"]) }
    }
  }

  /// What every commit has: as many documents as its number tells.
  @Test func aBackupIsOneCommitWhileWritersGoOn() async throws {
    let storage = MemoryStorage()
    var options = SearchIndex.Options()
    options.mergePolicy.width = 2
    options.mergePolicy.floor = 1
    let index = try SearchIndex.open("i", on: storage, schema: .titleAndBody, options: options)
    try Self.fill(index, 0..<10)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for batch in 1..<12 { try Self.fill(index, 10 * batch..<10 * batch + 10) }
      }
      for copy in 0..<4 {
        group.addTask {
          for round in 0..<3 {
            let name = "copy \(copy) \(round)"
            let (count, sequence) = try index.backup(to: name)
            let check = try IndexCheck.of(name, on: storage, deep: true)
            #expect(check.isWhole, "\(check.faults)")
            let backup = try SearchIndex.open(name, on: storage)
            #expect(backup.count == count && count % 10 == 0 && count > 0)
            #expect(backup.snapshot.sequence == sequence)
            #expect(try backup.search("大蒜", SearchOptions(limit: 1000)).count == count)
          }
        }
      }
      try await group.waitForAll()
    }
    try await index.waitForMerges()
    #expect(index.count == 120)
    // A backup is an index: it is written to.
    let backup = try SearchIndex.open("copy 0 0", on: storage)
    let before = backup.count
    try Self.fill(backup, 1000..<1010)
    #expect(backup.count == before + 10)
    #expect(try IndexCheck.of("copy 0 0", on: storage, deep: true).isWhole)
  }

  @Test func aBackupTakesThePlaceOfTheOneBefore() throws {
    let storage = MemoryStorage()
    let index = try SearchIndex.open("i", on: storage, schema: .titleAndBody)
    try Self.fill(index, 0..<3)
    try index.backup(to: "copy")
    let open = try SearchIndex.open("copy", on: storage)
    try Self.fill(index, 3..<5)
    try index.backup(to: "copy")
    #expect(open.count == 3)
    #expect(try SearchIndex.open("copy", on: storage).count == 5)
    #expect(throws: IndexError.self) { try index.backup(to: "i") }
    #expect(index.count == 5)
  }

  /// Whatever fails, the copy of before is there, whole, and no file is left beside it.
  @Test func aBackupThatFailsLeavesTheOneBefore() throws {
    let source = MemoryStorage()
    let index = try SearchIndex.open("i", on: source, schema: .titleAndBody)
    try Self.fill(index, 0..<3)
    try index.backup(to: "copy")
    let before = try source.bytes(of: "copy")
    try Self.fill(index, 3..<5)
    var operation = 0
    while true {
      let storage = FaultyStorage(files: ["copy": before], after: operation, code: 28)
      operation += 1
      do {
        try index.backup(to: "copy", on: storage)
        break
      } catch {
        #expect(operation < 100)
      }
      let count = try SearchIndex.open("copy", on: storage.memory).count
      #expect(count == 3 || count == 5)
    }
    #expect(operation > 5)
  }

  /// A power cut at any moment leaves the backup of before or the new one, whole.
  @Test func aPowerCutLeavesAWholeBackup() throws {
    var random = SeededGenerator.fresh("aPowerCutLeavesAWholeBackup")
    let index = try SearchIndex.inMemory(schema: .titleAndBody)
    let storage = RecordingStorage()
    try Self.fill(index, 0..<3)
    try index.backup(to: "copy", on: storage)
    let first = storage.operations.count
    try Self.fill(index, 3..<5)
    try index.backup(to: "copy", on: storage)
    let operations = storage.operations
    var counts: Set<Int> = []
    for end in first - 1..<operations.count {
      for fate in [PowerCut.Fate.none, .all, .some, .some] {
        let files = PowerCut.files(operations[...end], fate: fate, using: &random)
        let disk = MemoryStorage(files: files)
        let check = try IndexCheck.of("copy", on: disk, deep: true)
        #expect(check.isWhole, "after operation \(end): \(check.faults)")
        counts.insert(try SearchIndex.open("copy", on: disk).count)
        if end == operations.count - 1 {
          #expect(try SearchIndex.open("copy", on: disk).count == 5)
        }
      }
    }
    #expect(counts == [3, 5])
  }

  /// What is damaged is not copied over what is whole.
  @Test func damageIsNotCopied() throws {
    let storage = MemoryStorage()
    let index = try SearchIndex.open("i", on: storage, schema: .titleAndBody)
    try Self.fill(index, 0..<50)
    try index.backup(to: "copy")
    let file = try storage.open("i", writable: true)
    let segment = try #require(try index.snapshot.report().segments.first)
    let place = FileFormat.dataStart + segment.length / 2
    let old = try file.map(place + 1).bytes[place]
    try file.write([old ^ 1][...], at: place)
    let damaged = try SearchIndex.open("i", on: storage)
    #expect(throws: IndexError.self) { try damaged.backup(to: "copy") }
    #expect(try IndexCheck.of("copy", on: storage, deep: true).isWhole)
  }

  @Test func anIndexInMemoryIsKeptInAFile() throws {
    let folder = try FileTests.Folder()
    let index = try SearchIndex.inMemory(schema: .titleAndBody)
    try Self.fill(index, 0..<3)
    try index.backup(to: folder.path("copy"))
    #expect(try SearchIndex.open(folder.path("copy")).search("大蒜").count == 3)
    #expect(try SearchIndex.check(folder.path("copy")).isWhole)
  }
}
