// Does every failing call of the operating system end in an error that names it, and in no loss?

import Foundation
import Garlic
import TestSupport
import Testing

/// Below the seam of `StorageFaultTests`: real files, and single calls of the system that go wrong.
@Suite struct SystemCallTests {
  static let schema = Schema(.text("body"))

  /// Commits, a merge, a compaction and a deletion in an index that may not be there yet.
  static func work(_ path: String, _ calls: FaultyCalls) throws {
    var options = SearchIndex.Options()
    options.mergesInBackground = false
    options.threadCount = 1
    options.mergePolicy.width = 3
    let storage = FileStorage(calls: calls)
    let index = try SearchIndex.open(path, on: storage, schema: schema, options: options)
    for number in 0..<4 {
      try index.write { try $0.put(id: "new\(number % 3)", ["body": "大蒜的价格 \(number)"]) }
    }
    try index.compact()
    try index.write { try $0.delete(id: "new1") }
    // Failures beside commits are told here.
    try index.waitForMerges()
  }

  /// An index with one document, or its place.
  static func begin(_ folder: FileTests.Folder, isNew: Bool) throws -> String {
    let path = folder.path("i")
    if isNew { return path }
    let index = try SearchIndex.open(
      path, on: FileStorage(calls: FaultyCalls(.none)), schema: schema)
    try index.write { try $0.put(id: "old", ["body": "大蒜"]) }
    return path
  }

  /// What was committed before is whole, and the index can be written on.
  static func expectWhole(_ path: String, isNew: Bool, _ comment: Comment) throws {
    let storage = FileStorage(calls: FaultyCalls(.none))
    if !isNew {
      let found = try SearchIndex.open(path, on: storage, schema: nil)
      #expect(try found.snapshot.document(id: "old")?["body"]?.text == "大蒜", comment)
      let faults = try IndexCheck.of(path, on: storage, deep: true).faults
      #expect(faults.filter { !$0.section.hasPrefix("commit slot") }.isEmpty, comment)
    }
    let again = try SearchIndex.open(path, on: storage, schema: schema)
    try again.write { try $0.put(id: "after", ["body": "辣椒"]) }
    #expect(try again.search("辣椒").map(\.id) == ["after"], comment)
  }

  /// A sync that fails beside the writer fails the commit, though a later one of the same file does not.
  @Test func anEarlySyncThatFails() throws {
    let folder = try FileTests.Folder()
    let path = try Self.begin(folder, isNew: false)
    var options = SearchIndex.Options()
    options.mergesInBackground = false
    options.threadCount = 1
    let text = String(repeating: "大蒜的价格", count: 2000)
    func write(_ calls: FaultyCalls) throws {
      let storage = FileStorage(calls: calls, syncInterval: 1)
      let index = try SearchIndex.open(path, on: storage, options: options)
      try index.write { batch in
        for number in 0..<30 { try batch.put(id: "n\(number)", ["body": .string(text)]) }
      }
    }
    let before = try Data(contentsOf: URL(filePath: path))
    // The first runs beside the writer; the commit has two of its own.
    for number in 0..<3 {
      try before.write(to: URL(filePath: path))
      let calls = FaultyCalls(.failedSync(number, code: EIO))
      #expect {
        try write(calls)
      } throws: { error in
        guard case IndexError.io("sync", _, EIO) = error else { return false }
        return true
      }
      try Self.expectWhole(path, isNew: false, "sync \(number)")
    }
  }

  /// The calls that are to fail, by their numbers: all that are made when nothing fails, in a quick run a sixth of each
  /// operation's.
  static func failing(isNew: Bool) throws -> [Int] {
    let folder = try FileTests.Folder()
    let calls = FaultyCalls(.none)
    try work(begin(folder, isNew: isNew), calls)
    let numbers = Dictionary(grouping: calls.operations.enumerated()) { $0.element }
    return numbers.values.flatMap { TestRounds.sample($0.map(\.offset), every: 6) }.sorted()
  }

  static func expectNamed(
    _ error: IndexError?, _ failed: FaultyCalls.Call, code: Int32
  ) {
    let comment = Comment(
      rawValue: "\(failed.operation) '\(failed.path)': \(String(describing: error))")
    switch error {
    case .io(let operation, let path, let found):
      #expect(operation == failed.operation && path == failed.path && found == code, comment)
    case .diskFull(let path): #expect(path == failed.path && code == ENOSPC, comment)
    // Room that cannot be given back, or a name that is taken away again, is no failure.
    case nil: #expect(["remove", "truncate"].contains(failed.operation), comment)
    default: Issue.record(comment)
    }
  }

  /// Codes, and whether the index is new.
  static let failures =
    [(EIO, false), (ENOSPC, true)] + (TestRounds.factor > 1 ? [(EIO, true), (ENOSPC, false)] : [])

  @Test(.timeLimit(.minutes(20)), arguments: failures)
  func everyCallMayFail(_ code: Int32, _ isNew: Bool) throws {
    var seen: [String: Int] = [:]
    for call in try Self.failing(isNew: isNew) {
      let folder = try FileTests.Folder()
      let path = try Self.begin(folder, isNew: isNew)
      let calls = FaultyCalls(.failure(call: call, code: code))
      var error: IndexError?
      do { try Self.work(path, calls) } catch let thrown as IndexError { error = thrown }
      let failed = try #require(calls.failed)
      seen[failed.operation, default: 0] += 1
      Self.expectNamed(error, failed, code: code)
      try Self.expectWhole(path, isNew: isNew, "call \(call), \(failed.operation)")
    }
    print("failing calls with \(code), new index \(isNew): \(seen.sorted { $0.key < $1.key })")
    let all = [
      "create", "lock", "look up", "map", "open", "rename", "sync", "sync folder", "write",
    ]
    #expect(Set(all).subtracting(seen.keys).isEmpty)
  }

  @Test func aDiskMayFillUpAtEveryWrite() throws {
    var writes = 0
    for write in 0... {
      let folder = try FileTests.Folder()
      let path = try Self.begin(folder, isNew: false)
      let calls = FaultyCalls(.fullDisk(write: write))
      var error: IndexError?
      do { try Self.work(path, calls) } catch let thrown as IndexError { error = thrown }
      guard let failed = calls.failed else { break }
      writes += 1
      #expect(error == .diskFull(path: failed.path))
      try Self.expectWhole(path, isNew: false, "write \(write)")
    }
    print("full disk at each of \(writes) writes")
    #expect(writes > 20)
  }

  @Test func interruptedCallsAndShortWritesAreNotSeen() throws {
    let folder = try FileTests.Folder()
    let path = try Self.begin(folder, isNew: true)
    let calls = FaultyCalls(.everyCallInterrupted)
    try Self.work(path, calls)
    print(
      "interruptions: \(calls.interruptions), calls: \(calls.counts.sorted { $0.key < $1.key })")
    #expect(calls.interruptions > 200)
    let plain = try FileTests.Folder()
    try Self.work(plain.path("i"), FaultyCalls(.none))
    // Byte for byte what comes of calls that nothing interrupts.
    #expect(
      try Data(contentsOf: URL(filePath: path))
        == Data(contentsOf: URL(filePath: plain.path("i"))))
    #expect(try IndexCheck.of(path, deep: true).isWhole)
  }
}
