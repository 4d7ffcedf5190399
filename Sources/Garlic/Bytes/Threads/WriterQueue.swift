// How do the writers of one index wait for each other?

import Dispatch
import GarlicText

/// Writers and merges of one index, one after another.
///
/// The queue is made when something is first written: most processes only search, and making one and
/// giving it back starts a thread.
final class WriterQueue: Sendable {
  private struct Made: Sendable {
    let queue = DispatchQueue(label: "garlic.write")
    let key = DispatchSpecificKey<Bool>()
  }

  private let made = Guarded<Made?>(nil)

  /// Whether the caller is itself work of this queue, which would wait for ever for its turn.
  var isCurrent: Bool {
    guard let made = made.withLock({ $0 }) else { return false }
    return DispatchQueue.getSpecific(key: made.key) == true
  }

  /// Runs `work` when all before it is done.
  func sync<R>(_ work: () throws -> R) rethrows -> R { try queue().sync(execute: work) }

  /// Runs `work` behind the caller's back, when all before it is done.
  func async(_ work: @escaping @Sendable () -> Void) { queue().async(execute: work) }

  /// Returns when all work so far is done.
  func wait() { made.withLock { $0 }?.queue.sync {} }

  private func queue() -> DispatchQueue {
    made.withLock { made in
      if let made { return made.queue }
      let new = Made()
      new.queue.setSpecific(key: new.key, value: true)
      made = new
      return new.queue
    }
  }
}
