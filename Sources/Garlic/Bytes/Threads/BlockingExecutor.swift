// On which threads may a task compute for long, or wait for a disk?

import Dispatch

/// Runs jobs of tasks on threads of their own, so that none of the few threads that all tasks of the process share
/// is kept.
///
/// It starts as many threads as there are jobs: who uses it limits how many there are, see ``TaskTurns``.
final class BlockingExecutor: TaskExecutor {
  static let shared = BlockingExecutor()

  private let queue = DispatchQueue(label: "garlic.blocking", attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = unsafe asUnownedTaskExecutor()
    queue.async { unsafe job.runSynchronously(on: executor) }
  }

  /// Runs work of no task.
  func run(_ work: @escaping @Sendable () -> Void) { queue.async(execute: work) }
}
