// How does a disk get to work before the sync that is waited for?

import Dispatch
import GarlicText

/// Syncs of a file beside its writer, so that the one before a commit has little left to do.
///
/// A system tells of bytes that it could not write once, and may have dropped them. What an early sync is told, each later
/// sync of the file throws.
final class EarlySync: Sendable {
  private struct State {
    var unsynced = 0
    var isRunning = false
    var failure: StorageError?
  }

  private let state = Guarded(State())
  private let running = DispatchGroup()
  /// Bytes after which the next one begins.
  private let interval: Int

  /// - Parameter interval: bytes after which the next one begins, once the one before has ended.
  init(interval: Int) { self.interval = interval }

  /// Counts bytes that were written, and begins a sync when they are many.
  ///
  /// - Parameters:
  ///   - count: how many bytes were written.
  ///   - sync: returns when they are on the disk.
  func wrote(_ count: Int, _ sync: @escaping @Sendable () throws(StorageError) -> Void) {
    let starts = state.withLock { state in
      state.unsynced += count
      if state.isRunning || state.failure != nil || state.unsynced < interval { return false }
      state.unsynced = 0
      state.isRunning = true
      return true
    }
    if !starts { return }
    running.enter()
    DispatchQueue.global().async { [state, running] in
      var failure: StorageError?
      do throws(StorageError) { try sync() } catch { failure = error }
      state.withLock { state in
        state.isRunning = false
        if state.failure == nil { state.failure = failure }
      }
      running.leave()
    }
  }

  /// Waits for a sync that runs.
  func wait() { running.wait() }

  /// Waits for a sync that runs, before one of all bytes.
  ///
  /// - Throws: what any of them threw.
  func finish() throws(StorageError) {
    wait()
    let failure = state.withLock { state in
      state.unsynced = 0
      return state.failure
    }
    if let failure { throw failure }
  }
}
