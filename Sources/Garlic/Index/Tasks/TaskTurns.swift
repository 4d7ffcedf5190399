// Whose turn is it, among tasks?

import GarlicText

/// Turns that tasks take, first come, first served; who waits for one keeps no thread.
final class TaskTurns: Sendable {
  /// A task that waits: a class, as requests of `GroupCommit` are.
  private final class Waiting: Sendable {
    let continuation: CheckedContinuation<Bool, Never>
    init(_ continuation: CheckedContinuation<Bool, Never>) { self.continuation = continuation }
  }

  private struct State {
    var free: Int
    var waiting = CancellableQueue<Waiting>()
  }

  /// For what is computed: as many as there are processors, for all indexes of the process.
  static let computing = TaskTurns(count: Processor.processorCount)

  private let state: Guarded<State>

  /// - Parameter count: how many tasks may have a turn at a time.
  init(count: Int) { state = Guarded(State(free: max(1, count))) }

  /// How many tasks wait.
  var waitingCount: Int { state.withLock { $0.waiting.count } }

  /// Runs `body` on threads of its own, when it is this task's turn.
  ///
  /// - Throws: `IndexError.cancelled` when the task is cancelled before; what `body` throws.
  func run<R: Sendable>(_ body: @Sendable () throws -> R) async throws -> R {
    guard await take() else { throw IndexError.cancelled }
    defer { end() }
    return try await withTaskExecutorPreference(BlockingExecutor.shared) {
      if Task.isCancelled { throw IndexError.cancelled }
      return try body()
    }
  }

  /// Waits for a turn; false when the task was cancelled before.
  private func take() async -> Bool {
    let number = state.withLock { $0.waiting.number() }
    let isTaken = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        state.withLock { state in
          if state.waiting.forgetCancellation(of: number) {
            continuation.resume(returning: false)
          } else if state.free > 0 {
            state.free -= 1
            continuation.resume(returning: true)
          } else {
            state.waiting.append(Waiting(continuation), as: number)
          }
        }
      }
    } onCancel: {
      state.withLock { $0.waiting.cancel(number) }?.continuation.resume(returning: false)
    }
    // Where it was cancelled after its turn had come.
    _ = state.withLock { $0.waiting.forgetCancellation(of: number) }
    return isTaken
  }

  /// Gives the turn to the task that has waited longest.
  private func end() {
    let next = state.withLock { state in
      let next = state.waiting.popFirst()
      if next == nil { state.free += 1 }
      return next
    }
    next?.continuation.resume(returning: true)
  }
}
