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
}
