// Do threads take no more long documents at once than there is memory for?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct LargeDocumentMemoryTests {
  /// Takes its time, and counts the threads that it is called from at once.
  private struct Slow: RunSegmenter {
    struct Counts {
      var now = 0
      var most = 0
    }
    let counts = Guarded(Counts())
    var fingerprint: String { "slow 1" }

    func wordEnds(in run: [Unicode.Scalar]) -> [Int] {
      counts.withLock { counts in
        counts.now += 1
        counts.most = max(counts.most, counts.now)
      }
      let end = ContinuousClock.now + .milliseconds(1)
      while ContinuousClock.now < end {}
      counts.withLock { $0.now -= 1 }
      return []
    }
  }

  /// The most threads that cut documents of some 400 bytes at once, and the bytes of the file.
  private func written(budget: Int, memoryPerByte: Int) throws -> (most: Int, bytes: [UInt8]) {
    let segmenter = Slow()
    let storage = MemoryStorage()
    var options = SearchIndex.Options()
    options.threadCount = 4
    options.memoryBudget = budget
    options.writer.threadMemory = 1
    options.writer.chunkSize = 64
    options.writer.memoryPerByte = memoryPerByte
    let index = try SearchIndex.open(
      "i", on: storage, schema: Schema(.text("body")), analyzer: Analyzer(segmenter: segmenter),
      options: options)
    try index.write { batch in
      for number in 0..<12 {
        try batch.put(
          id: "\(number)", ["body": .string(String(repeating: "大蒜种植技术，", count: 20))])
      }
    }
    try index.waitForMerges()
    #expect(index.snapshot.count == 12)
    return (segmenter.counts.withLock(\.most), try storage.bytes(of: "i"))
  }

  @Test func noMoreThanTheBudgetHasRoomFor() throws {
    // Room for one document, though not by much for a second; one that is larger than the budget; and room for all.
    let one = try written(budget: 1 << 20, memoryPerByte: 1 << 11)
    #expect(one.most == 1)
    let none = try written(budget: 1 << 20, memoryPerByte: 1 << 13)
    #expect(none.most == 1)
    let two = try written(budget: 1 << 20, memoryPerByte: 1 << 10)
    #expect(two.most <= 2)
    let all = try written(budget: 1 << 20, memoryPerByte: 1)
    #expect(one.bytes == all.bytes && none.bytes == all.bytes && two.bytes == all.bytes)
  }
}
