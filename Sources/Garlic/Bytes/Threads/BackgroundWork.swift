// What is done behind the caller's back?

import Dispatch

/// Work that nobody waits for.
enum BackgroundWork {
  /// Runs `work` on another thread, after what others want at once.
  static func run(_ work: @escaping @Sendable () -> Void) {
    DispatchQueue.global(qos: .utility).async(execute: work)
  }
}
