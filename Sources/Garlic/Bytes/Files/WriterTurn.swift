// How do writers of one process wait for each other that opened a file by themselves?

import Dispatch
import GarlicText

/// The turn to write a file, of which there is one in the process for each file, whoever opened it how often.
///
/// Locks of files tell processes apart and only say no; here writers wait in the order in which they came.
struct WriterTurn: Sendable {
  private struct Waiting {
    let queue: WriterQueue
    let signal: DispatchSemaphore
  }

  private struct Holder {
    var queue: WriterQueue
    var waiting: [Waiting] = []
  }

  /// By the files whose turn somebody has.
  private static let holders = Guarded<[FileIdentity: Holder]>([:])

  private let identity: FileIdentity

  /// Waits for the turn of a file, which is over with `end`.
  ///
  /// - Parameter queue: the queue that the caller is work of.
  /// - Returns: nil when that work was started inside the turn of the same file, which would never end.
  static func take(_ identity: FileIdentity, for queue: WriterQueue) -> WriterTurn? {
    enum Turn {
      case first
      case inside
      case waiting(DispatchSemaphore)
    }
    let turn: Turn = holders.withLock { holders in
      guard let holder = holders[identity] else {
        holders[identity] = Holder(queue: queue)
        return .first
      }
      if holder.queue.isCurrent { return .inside }
      let signal = DispatchSemaphore(value: 0)
      holders[identity]?.waiting.append(Waiting(queue: queue, signal: signal))
      return .waiting(signal)
    }
    switch turn {
    case .first: break
    case .inside: return nil
    case .waiting(let signal): signal.wait()
    }
    return WriterTurn(identity: identity)
  }

  /// Gives the turn to the one who has waited longest.
  func end() {
    WriterTurn.holders.withLock { holders in
      guard var holder = holders[identity], !holder.waiting.isEmpty else {
        holders[identity] = nil
        return
      }
      let next = holder.waiting.removeFirst()
      holder.queue = next.queue
      holders[identity] = holder
      next.signal.signal()
    }
  }
}
