// How do many tasks write at once and wait for few syncs?

import GarlicText

/// Changes of tasks, of which those that gather while a commit is under way are joined into the next one: group
/// commit, as databases have it (DeWitt et al., Implementation Techniques for Main Memory Database Systems, 1984).
///
/// Who asks for a change keeps no thread while it waits.
final class GroupCommit: Sendable {
  /// One change.
  enum Change: Sendable {
    case put(Document)
    case delete(id: String)
  }

  typealias Outcome = Result<Void, IndexError>

  /// Makes one commit of the changes of several calls; says of each call what came of it.
  typealias Commit = @Sendable ([[Change]]) -> [Outcome]

  /// The changes of one call, all or none of which are committed.
  ///
  /// A class: what is known of a continuation's layout at run time alone would be looked up when an index is opened.
  private final class Request: Sendable {
    let changes: [Change]
    let continuation: CheckedContinuation<Outcome, Never>

    init(changes: [Change], continuation: CheckedContinuation<Outcome, Never>) {
      self.changes = changes
      self.continuation = continuation
    }
  }

  private struct State {
    var waiting = CancellableQueue<Request>()
    var isRunning = false
  }

  private let state = Guarded(State())

  /// How many calls wait for a commit that has not begun.
  var waitingCount: Int { state.withLock { $0.waiting.count } }

  /// Whether a commit is under way.
  var isRunning: Bool { state.withLock { $0.isRunning } }

  /// Commits changes, together with those of others.
  ///
  /// - Parameters:
  ///   - changes: all or none of which are committed.
  ///   - limit: from how many bytes of documents on no more changes are joined to a commit.
  ///   - commit: makes a commit; one at a time.
  /// - Throws: `IndexError.cancelled` when the task is cancelled before the commit begins; what writing throws.
  func commit(
    _ changes: [Change], upTo limit: Int, by commit: @escaping Commit
  ) async throws(IndexError) {
    if changes.isEmpty { return }
    let number = state.withLock { $0.waiting.number() }
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let starts = state.withLock { state in
          if state.waiting.forgetCancellation(of: number) {
            continuation.resume(returning: Outcome.failure(.cancelled))
            return false
          }
          state.waiting.append(Request(changes: changes, continuation: continuation), as: number)
          defer { state.isRunning = true }
          return !state.isRunning
        }
        if starts { BlockingExecutor.shared.run { self.run(upTo: limit, commit) } }
      }
    } onCancel: {
      state.withLock { $0.waiting.cancel(number) }?.continuation
        .resume(returning: Outcome.failure(.cancelled))
    }
    // Where it was cancelled when its commit had begun.
    _ = state.withLock { $0.waiting.forgetCancellation(of: number) }
    try outcome.get()
  }

  /// Commits what waits until nothing does.
  private func run(upTo limit: Int, _ commit: Commit) {
    while let group = nextGroup(upTo: limit) {
      for (request, outcome) in zip(group, commit(group.map(\.changes))) {
        request.continuation.resume(returning: outcome)
      }
    }
  }

  /// The requests that have waited longest, as many as have this many bytes, but at least one.
  private func nextGroup(upTo limit: Int) -> [Request]? {
    state.withLock { state in
      var group: [Request] = []
      var size = 0
      while group.isEmpty || size < limit, let request = state.waiting.popFirst() {
        size += request.changes.reduce(0) { $0 + $1.size }
        group.append(request)
      }
      if group.isEmpty { state.isRunning = false }
      return group.isEmpty ? nil : group
    }
  }
}

extension GroupCommit.Change {
  /// Of its document, in bytes.
  var size: Int {
    switch self {
    case .put(let document): document.byteCount
    case .delete(let id): id.utf8.count
    }
  }
}
