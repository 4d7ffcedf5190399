// How is a loop run on all processors?

import Dispatch
import GarlicText
import Synchronization

/// Parts of a job that do not depend on each other.
enum ParallelLoop {
  /// The results of `work` for the numbers from 0 on, in their order.
  ///
  /// - Parameters:
  ///   - count: how many numbers there are.
  ///   - threads: how many are worked on at a time; with one, everything runs on this thread.
  static func map<Result: Sendable>(
    _ count: Int, threads: Int, _ work: @Sendable (Int) -> Result
  ) -> [Result] {
    if threads < 2 || count < 2 { return (0..<count).map(work) }
    let next = Atomic(0)
    let found = Guarded<[(number: Int, result: Result)]>([])
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
      var own: [(number: Int, result: Result)] = []
      while true {
        let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if number >= count { break }
        own.append((number, work(number)))
      }
      let made = own
      found.withLock { $0 += made }
    }
    return found.withLock { $0 }.sorted { $0.number < $1.number }.map(\.result)
  }
}
