// How do the writers of one index wait for each other?

import Dispatch
import GarlicText

/// Writers and merges of one index, one after another, first come, first served.
///
/// Who writes does so on the thread, and in the dispatch queue, that it comes from: databases look whether their calls
/// come from their own queue.
final class WriterQueue: Sendable {
  /// Who waits: a thread, or work that gets a thread when its turn comes.
  private enum Waiting {
    case thread(DispatchSemaphore)
    case work(@Sendable () -> Void)
  }

  private struct State {
    var isTaken = false
    /// The thread whose turn it is, once it has begun.
    var holder: UInt?
    var waiting: [Waiting] = []
  }

  private let state = Guarded(State())

  /// Whether the turn is that of this thread: it would wait for ever for another one.
  var isCurrent: Bool { state.withLock { $0.holder } == Processor.currentThread }

  /// Runs `work` when all before it is done.
  func sync<R>(_ work: () throws -> R) rethrows -> R {
    let signal: DispatchSemaphore? = state.withLock { state in
      if !state.isTaken {
        state.isTaken = true
        return nil
      }
      let signal = DispatchSemaphore(value: 0)
      state.waiting.append(.thread(signal))
      return signal
    }
    signal?.wait()
    return try inTurn(work)
  }

  /// Runs `work` after the caller's back, when all before it is done.
  func async(_ work: @escaping @Sendable () -> Void) {
    let starts = state.withLock { state in
      if state.isTaken {
        state.waiting.append(.work(work))
        return false
      }
      state.isTaken = true
      return true
    }
    if starts { start(work) }
  }

  /// Returns when all work so far is done.
  func wait() {
    let isIdle = state.withLock { !$0.isTaken }
    if !isIdle { sync {} }
  }

  private func start(_ work: @escaping @Sendable () -> Void) {
    DispatchQueue.global().async { self.inTurn(work) }
  }

  /// Runs work whose turn it is, and gives the turn to the next.
  private func inTurn<R>(_ work: () throws -> R) rethrows -> R {
    state.withLock { $0.holder = Processor.currentThread }
    defer { end() }
    return try work()
  }

  private func end() {
    let next: Waiting? = state.withLock { state in
      state.holder = nil
      if state.waiting.isEmpty {
        state.isTaken = false
        return nil
      }
      return state.waiting.removeFirst()
    }
    switch next {
    case .thread(let signal): signal.signal()
    case .work(let work): start(work)
    case nil: break
    }
  }
}
