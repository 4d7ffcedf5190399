// How does a view or a cache follow an index?

/// The snapshots of an index: the one that there is, then one for each commit, those of other processes included.
///
/// ```swift
/// for try await snapshot in index.commits() {
///   count = snapshot.count
/// }
/// ```
///
/// Who is slow gets the last one and not those between: every snapshot has all that was committed before.
public struct CommitSequence: AsyncSequence, Sendable {
  /// A snapshot.
  public typealias Element = Snapshot
  /// What looking for commits of other processes may throw, see `refresh()`.
  public typealias Failure = IndexError

  let index: SearchIndex
  let interval: Duration?

  /// Begins to follow the index; it ends when the iterator is gone or its task is cancelled.
  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(base: index.follow(lookingEvery: interval).makeAsyncIterator())
  }

  /// Waits for one snapshot after the other.
  public struct AsyncIterator: AsyncIteratorProtocol {
    var base: AsyncStream<Result<Snapshot, IndexError>>.AsyncIterator

    /// The next snapshot; nil when the task was cancelled.
    ///
    /// - Throws: `IndexError.notFound` and other errors of `refresh()` when the file is gone or
    ///   damaged; the sequence has then ended.
    public mutating func next() async throws(IndexError) -> Snapshot? {
      try await base.next()?.get()
    }

    /// The next snapshot; nil when the task was cancelled.
    ///
    /// - Parameter actor: the actor to come back to.
    /// - Throws: as ``next()``.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(IndexError) -> Snapshot? {
      try await base.next(isolation: actor)?.get()
    }
  }
}

extension SearchIndex {
  /// The current snapshot and those of later commits.
  ///
  /// - Parameter interval: how often to look for commits of other processes, which is a short read of the file; nil for
  ///   not at all. The shortest interval of those who follow counts.
  /// - Returns: a sequence that any number of tasks may iterate, each from the snapshot of its beginning.
  public func commits(lookingEvery interval: Duration? = .milliseconds(250)) -> CommitSequence {
    CommitSequence(index: self, interval: interval)
  }

  /// What is told from now on, the current snapshot first.
  func follow(lookingEvery interval: Duration?) -> AsyncStream<Result<Snapshot, IndexError>> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let number = withSnapshot { snapshot in
        continuation.yield(.success(snapshot))
        return followers.add(continuation, lookingEvery: interval)
      }
      continuation.onTermination = { [followers] _ in followers.remove(number) }
      if followers.beginsLooking() { Task.detached { await self.lookForCommits() } }
    }
  }

  /// Looks for commits of other processes until nobody follows who asked for it.
  private func lookForCommits() async {
    while let interval = followers.nextInterval() {
      try? await Task.sleep(for: interval)
      do { try await refresh() } catch {
        followers.fail((error as? IndexError) ?? .invalidArgument("\(error)"))
      }
    }
  }
}
