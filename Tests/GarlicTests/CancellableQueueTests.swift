// Does everybody who waits come to his turn, whoever is cancelled, and whenever he began to wait?

import TestSupport
import Testing

@testable import Garlic

@Suite struct CancellableQueueTests {
  /// Numbers are given out in one order and begin to wait in another, as tasks of several threads do.
  @Test(arguments: TestRounds.seeds(40)) func everybodyComesInOrder(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var queue = CancellableQueue<UInt64>()
    var given: [UInt64] = []
    var waiting: [UInt64] = []
    for _ in 0..<Int.random(in: 1...400, using: &random) {
      switch Int.random(in: 0..<5, using: &random) {
      case 0, 1: given.append(queue.number())
      case 2:
        guard !given.isEmpty else { continue }
        let number = given.remove(at: Int.random(in: 0..<given.count, using: &random))
        queue.append(number, as: number)
        waiting.append(number)
      case 3:
        guard let number = (given + waiting).randomElement(using: &random) else { continue }
        let place = waiting.firstIndex(of: number)
        let cancelled = queue.cancel(number)
        #expect(cancelled == place.map { waiting[$0] }, "seed \(seed)")
        if let place {
          waiting.remove(at: place)
        } else {
          given.removeAll { $0 == number }
          let (once, twice) = (
            queue.forgetCancellation(of: number), queue.forgetCancellation(of: number)
          )
          #expect(once && !twice, "seed \(seed)")
        }
      default:
        let first = queue.popFirst()
        #expect(first == (waiting.isEmpty ? nil : waiting.removeFirst()), "seed \(seed)")
      }
      #expect(queue.count == waiting.count, "seed \(seed)")
    }
    while let first = queue.popFirst() { #expect(first == waiting.removeFirst(), "seed \(seed)") }
    #expect(waiting.isEmpty, "seed \(seed)")
  }

  /// A task that took its number before others and began to wait after them was never met again.
  @Test func whoBeginsToWaitLateIsMet() {
    var queue = CancellableQueue<Int>()
    let late = queue.number()
    let early = queue.number()
    queue.append(1, as: early)
    let first = queue.popFirst()
    queue.append(0, as: late)
    let (second, third) = (queue.popFirst(), queue.popFirst())
    #expect([first, second, third] == [1, 0, nil])
  }
}
