// Does every failing operation of the file system end in an error that names it, and in no loss?

import Garlic
import TestSupport
import Testing

@Suite struct StorageFaultTests {
  static let schema = Schema(.text("body"))

  /// Commits, merges and a compaction.
  static func work(_ storage: any Storage) throws {
    var options = SearchIndex.Options()
    options.mergesInBackground = false
    options.threadCount = 1
    options.mergePolicy.width = 3
    let index = try SearchIndex.open("i", on: storage, schema: schema, options: options)
    for number in 0..<4 {
      try index.write { try $0.put(id: "new\(number % 3)", ["body": "大蒜的价格 \(number)"]) }
    }
    try index.compact()
    try index.write { try $0.delete(id: "new1") }
    // Failures beside commits are told here.
    try index.waitForMerges()
  }

  /// Codes, and whether writes that fail have written half.
  static let failures =
    [(5, false), (28, true)] + (TestRounds.factor > 1 ? [(28, false), (4, true)] : [])

  @Test(arguments: failures)
  func everyOperationMayFail(_ code: Int, _ isShort: Bool) throws {
    let start = MemoryStorage()
    let index = try SearchIndex.open("i", on: start, schema: Self.schema)
    try index.write { try $0.put(id: "old", ["body": "大蒜"]) }
    let files = ["i": try start.bytes(of: "i")]
    var failures = 0
    let step = TestRounds.size(1, quick: 4)
    for after in stride(from: Int(TestSeed.make(code) % UInt64(step)), to: .max, by: step) {
      let storage = FaultyStorage(files: files, after: after, code: Int32(code), isShort: isShort)
      var error: IndexError?
      do { try Self.work(storage) } catch let thrown as IndexError { error = thrown }
      guard let operation = storage.failure else { break }
      failures += 1
      let message = error?.description
      switch error {
      case .io(let named, let path, let found):
        #expect(named == operation && found == Int32(code) && path.hasPrefix("i"))
      case .diskFull(let path): #expect(code == 28 && path.hasPrefix("i"))
      case nil: #expect(["remove", "truncate"].contains(operation), "\(operation) failed unseen")
      default: Issue.record("\(operation): \(message ?? "")")
      }
      // What was committed before is whole, and the index can be written on.
      let again = try SearchIndex.open("i", on: storage.memory, schema: nil)
      #expect(try again.snapshot.document(id: "old") != nil, "after \(after): \(operation)")
      let faults = try IndexCheck.of("i", on: storage.memory, deep: true).faults
      #expect(faults.filter { !$0.section.hasPrefix("commit slot") }.isEmpty)
      try again.write { try $0.put(id: "after", ["body": "辣椒"]) }
      #expect(try again.search("辣椒").map(\.id) == ["after"])
    }
    print("failing operations: \(failures) with code \(code)")
    #expect(failures > 100 / step)
  }
}
