// How do the writers of one index wait for each other?

import Dispatch
import GarlicText

/// Writers and merges of one index, one after another.
///
/// The queue is made when something is first written: most processes only search, and making one and
/// giving it back starts a thread.
final class WriterQueue: Sendable {
  /// What runs in the queue, and the one of another queue that it was started from and that waits for it.
  private final class Context: Sendable {
    let outer = Guarded<Context?>(nil)
  }

  private struct Made: Sendable {
    let queue = DispatchQueue(label: "garlic.write")
    let context = Context()
  }

  private static let key = DispatchSpecificKey<Context>()

  private let made = Guarded<Made?>(nil)

  /// Whether the caller is itself work of this queue, or of another one that such work waits for: it would wait for
  /// ever for its turn.
  var isCurrent: Bool {
    guard let made = made.withLock({ $0 }) else { return false }
    var context = DispatchQueue.getSpecific(key: WriterQueue.key)
    while let inner = context {
      if inner === made.context { return true }
      context = inner.outer.withLock { $0 }
    }
    return false
  }

  /// Runs `work` when all before it is done.
  func sync<R>(_ work: () throws -> R) rethrows -> R {
    let outer = DispatchQueue.getSpecific(key: WriterQueue.key)
    let made = make()
    return try made.queue.sync {
      made.context.outer.withLock { $0 = outer }
      defer { made.context.outer.withLock { $0 = nil } }
      return try work()
    }
  }

  /// Runs `work` after the caller's back, when all before it is done.
  func async(_ work: @escaping @Sendable () -> Void) { make().queue.async(execute: work) }

  /// Returns when all work so far is done.
  func wait() { made.withLock { $0 }?.queue.sync {} }

  private func make() -> Made {
    made.withLock { made in
      if let made { return made }
      let new = Made()
      new.queue.setSpecific(key: WriterQueue.key, value: new.context)
      made = new
      return new
    }
  }
}
