// May any number of threads search while one writes?

import Dispatch
import Garlic
import Synchronization
import Testing

@Suite struct ThreadTests {
  @Test func threadsSearchWhileOneWrites() throws {
    let index = try SearchIndex.inMemory(schema: Schema(.text("title", weight: 3), .text("body")))
    try index.write { try $0.put(id: "0", ["title": "大蒜", "body": "大蒜的价格"]) }
    let failures = Mutex<[String]>([])
    let searches = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: 6) { worker in
      do {
        if worker == 0 {
          for number in 1...40 {
            try index.write { batch in
              try batch.put(id: String(number), ["title": "大蒜 \(number)", "body": "garlic 价格 上涨"])
              if number % 3 == 0 { try batch.delete(id: String(number / 3)) }
            }
            if number % 20 == 0 { try index.compact() }
          }
        } else {
          for round in 0..<60 {
            let results = try index.search(["大蒜", "蒜", "价格 上涨", "gar*", "大蒜 -garlic"][round % 5])
            for hit in results { _ = try hit.snippet("title") }
            searches.add(1, ordering: .relaxed)
          }
        }
      } catch { failures.withLock { $0.append("\(error)") } }
    }
    try index.waitForMerges()
    #expect(failures.withLock { $0 } == [])
    #expect(searches.load(ordering: .relaxed) == 300)
    #expect(index.count == 41 - 13)
  }

  /// Databases look whether they are called from their own queue: the closure of a write stays in it.
  @Test func writersStayInTheirDispatchQueue() throws {
    let index = try SearchIndex.inMemory(schema: Schema(.text("body")))
    let key = DispatchSpecificKey<Int>()
    let queue = DispatchQueue(label: "own")
    queue.setSpecific(key: key, value: 7)
    let found = try queue.sync {
      try index.write { batch in
        try batch.put(id: "a", ["body": "大蒜"])
        return DispatchQueue.getSpecific(key: key)
      }
    }
    #expect(found == 7)
  }

  /// Sixteen threads that write at once have their turns one after another, and merges between them.
  @Test func writersComeOneAfterAnother() throws {
    let index = try SearchIndex.inMemory(schema: Schema(.text("body")))
    let writing = Atomic<Int>(0)
    let together = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: 16) { worker in
      for round in 0..<8 {
        try? index.write { batch in
          if writing.add(1, ordering: .sequentiallyConsistent).newValue > 1 {
            together.add(1, ordering: .relaxed)
          }
          try batch.put(id: "\(worker)/\(round)", ["body": "大蒜"])
          writing.subtract(1, ordering: .sequentiallyConsistent)
        }
      }
    }
    try index.waitForMerges()
    #expect(together.load(ordering: .relaxed) == 0)
    #expect(index.count == 128)
  }
}
