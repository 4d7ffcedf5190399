// Does a binary heap give its elements in order?

import TestSupport
import Testing

@testable import Garlic

@Suite struct BinaryHeapTests {
  /// An element with a reference, which a heap moves and must neither lose nor double.
  private final class Box {
    let number: Int
    init(_ number: Int) { self.number = number }
  }

  @Test(arguments: TestRounds.seeds(4)) func elementsComeInOrder(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let numbers = (0..<Int.random(in: 0...30, using: &random)).map { _ in
        Int.random(in: 0...20, using: &random)
      }
      var heap: [Box] = []
      for number in numbers {
        heap.append(Box(number))
        heap.rise(heap.count - 1) { $0.number < $1.number }
      }
      let slab = Slab(numbers)
      for root in (0..<numbers.count / 2).reversed() {
        slab.sink(root, ofFirst: numbers.count, <)
      }
      for (index, number) in numbers.sorted().enumerated() {
        let left = numbers.count - index
        #expect(heap[0].number == number, "seed \(seed)")
        #expect(slab[0] == number, "seed \(seed)")
        heap[0] = heap[left - 1]
        heap.removeLast()
        heap.sink(0) { $0.number < $1.number }
        slab[0] = slab[left - 1]
        slab.sink(0, ofFirst: left - 1, <)
      }
    }
  }
}
