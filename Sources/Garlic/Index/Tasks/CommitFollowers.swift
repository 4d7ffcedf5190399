// Who is told of commits?

import GarlicText

/// Tasks that follow the commits of an index.
final class CommitFollowers: Sendable {
  typealias Continuation = AsyncStream<Result<Snapshot, IndexError>>.Continuation

  /// A class, as requests of `GroupCommit` are.
  private final class Follower: Sendable {
    let continuation: Continuation
    /// How often to look for commits of other processes; nil for not at all.
    let interval: Duration?

    init(continuation: Continuation, interval: Duration?) {
      self.continuation = continuation
      self.interval = interval
    }
  }

  private struct State {
    var followers: [UInt64: Follower] = [:]
    var next: UInt64 = 0
    var isLooking = false

    var interval: Duration? { followers.values.compactMap(\.interval).min() }
  }

  private let state = Guarded(State())

  /// The shortest interval at which is looked for commits of other processes.
  private static let shortestInterval = Duration.milliseconds(1)

  /// Tells somebody of all commits from now on.
  ///
  /// - Returns: a number to remove the follower by.
  func add(_ continuation: Continuation, lookingEvery interval: Duration?) -> UInt64 {
    state.withLock { state in
      defer { state.next += 1 }
      state.followers[state.next] = Follower(continuation: continuation, interval: interval)
      return state.next
    }
  }

  func remove(_ number: UInt64) { _ = state.withLock { $0.followers.removeValue(forKey: number) } }

  /// Tells all of a commit.
  func tell(_ snapshot: Snapshot) {
    state.withLock { state in
      for follower in state.followers.values { follower.continuation.yield(.success(snapshot)) }
    }
  }

  /// Tells all that nothing can be told any more.
  func fail(_ error: IndexError) {
    let followers = state.withLock { state in
      defer { state.followers = [:] }
      return state.followers.values.map(\.continuation)
    }
    for continuation in followers {
      continuation.yield(.failure(error))
      continuation.finish()
    }
  }

  /// Whether the caller is to look for commits of other processes, which nobody does yet and somebody asked for.
  func beginsLooking() -> Bool {
    state.withLock { state in
      if state.isLooking || state.interval == nil { return false }
      state.isLooking = true
      return true
    }
  }

  /// How long to wait before looking again; nil when nobody asks for it any more.
  func nextInterval() -> Duration? {
    state.withLock { state in
      guard let interval = state.interval else {
        state.isLooking = false
        return nil
      }
      return max(interval, Self.shortestInterval)
    }
  }
}
