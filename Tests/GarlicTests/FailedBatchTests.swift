// May a batch be committed in which something failed?

import Garlic
import TestSupport
import Testing

@Suite struct FailedBatchTests {
  static let schema = Schema(.text("body"))

  /// An index with documents `old0` …, and small chunks that are written out at once.
  static func begin(_ storage: any Storage, threads: Int) throws -> SearchIndex {
    var options = SearchIndex.Options()
    options.threadCount = threads
    options.mergesInBackground = false
    options.memoryBudget = 1
    options.writer.chunkSize = 1
    return try SearchIndex.open("i", on: storage, schema: schema, options: options)
  }

  /// Every operation of the file system fails in turn inside a batch whose closure catches all errors.
  @Test(arguments: [1, 2]) func aBatchThatLostDocumentsIsNotCommitted(_ threads: Int) throws {
    let start = MemoryStorage()
    try Self.begin(start, threads: threads).write { batch in
      for number in 0..<6 { try batch.put(id: "\(number)", ["body": "大蒜"]) }
    }
    let files = ["i": try start.bytes(of: "i")]
    var caught = 0
    for after in 0... {
      let storage = FaultyStorage(files: files, after: after, code: 5)
      var first: IndexError?
      var thrown: (any Error)?
      do {
        try Self.begin(storage, threads: threads).write { batch in
          for number in 0..<6 {
            do throws(IndexError) { try batch.put(id: "\(number)", ["body": "辣椒"]) } catch {
              if first == nil { first = error }
            }
          }
          do throws(IndexError) { try batch.delete(id: "5") } catch {
            if first == nil { first = error }
          }
        }
      } catch { thrown = error }
      if storage.failure == nil { break }
      let again = try SearchIndex.open("i", on: storage.memory, schema: nil)
      let old = try again.search("大蒜", limit: 10).count
      let new = try again.search("辣椒", limit: 10).count
      #expect((old, new) == (6, 0) || (old, new) == (0, 5), "after \(after)")
      guard let first else { continue }
      caught += 1
      #expect(thrown as? IndexError == .batchFailed(first: first))
      #expect((old, new) == (6, 0), "after \(after)")
      #expect("\(first)" != "" && "\(IndexError.batchFailed(first: first))".contains("\(first)"))
    }
    print("failures that the closure caught: \(caught)")
    #expect(caught > 5)
  }

  @Test func aDocumentThatIsRefusedLeavesTheBatchAsItWas() throws {
    let index = try SearchIndex.inMemory(schema: Schema(.text("body"), .integer("year")))
    try index.write { batch in
      try batch.put(id: "1", ["body": "大蒜"])
      #expect(throws: IndexError.self) { try batch.put(id: "1", ["nothing": "辣椒"]) }
      #expect(throws: IndexError.self) { try batch.put(id: "2", ["year": "辣椒"]) }
      try batch.put(id: "3", ["body": "辣椒"])
    }
    #expect(index.count == 2)
    #expect(try index.search("大蒜").map(\.id) == ["1"])
  }
}
