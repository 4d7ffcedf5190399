// How are results made ahead of who takes them one after another?

import Dispatch
import GarlicText

/// Work on other threads whose results are taken in the order in which it was given.
///
/// Used by one thread. What is not taken is finished all the same, and forgotten.
final class WorkAhead<Result: Sendable> {
  private final class Job: Sendable {
    let isDone = DispatchSemaphore(value: 0)
    let result = Guarded<Result?>(nil)
  }

  private let queue = DispatchQueue(label: "garlic.ahead", attributes: .concurrent)
  private var jobs: [Job] = []

  /// Jobs whose results are not taken.
  var count: Int { jobs.count }

  /// Gives work to a thread.
  func add(_ work: @escaping @Sendable () -> Result) {
    let job = Job()
    jobs.append(job)
    queue.async {
      let result = work()
      job.result.withLock { $0 = result }
      job.isDone.signal()
    }
  }

  /// Waits for the result of the oldest job, and forgets the job; nil when there is none.
  func next() -> Result? {
    if jobs.isEmpty { return nil }
    let job = jobs.removeFirst()
    job.isDone.wait()
    return job.result.withLock { result in
      defer { result = nil }
      return result
    }
  }
}
