// Does binary search find what a look at every element finds?

import TestSupport
import Testing

@testable import GarlicText

@Suite struct PartitionTests {
  @Test(arguments: TestRounds.seeds(4)) func itFindsTheFirstNotBelow(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let count = Int.random(in: 0...40, using: &random)
      let numbers = (0..<count).map { _ in Int.random(in: 0...30, using: &random) }.sorted()
      let start = Int.random(in: 0...count, using: &random)
      let wanted = Int.random(in: -1...31, using: &random)
      let expected = (start..<count).first { numbers[$0] >= wanted } ?? count
      let found = (start..<count).partitioningIndex { numbers[$0] >= wanted }
      #expect(found == expected, "seed \(seed): \(wanted) in \(numbers) from \(start)")
      if start < count, numbers[start] < wanted {
        let near = (start..<count).gallopingIndex { numbers[$0] >= wanted }
        #expect(near == expected, "seed \(seed): \(wanted) in \(numbers) from \(start)")
      }
    }
  }

  @Test func errorsPassThrough() {
    struct Failure: Error {}
    #expect(throws: Failure.self) {
      try (0..<3).partitioningIndex { _ throws(Failure) -> Bool in throw Failure() }
    }
  }
}
