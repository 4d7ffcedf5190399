// How does a test hold a thread until it may go on?

import Dispatch

/// Closed until it is opened once.
public final class Gate: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)

  /// A closed gate.
  public init() {}

  /// Lets all who wait and will wait go on.
  public func open() { semaphore.signal() }

  /// Waits until the gate is open.
  public func wait() {
    semaphore.wait()
    semaphore.signal()
  }
}
