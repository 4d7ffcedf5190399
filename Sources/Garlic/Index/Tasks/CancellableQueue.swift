// Who waits, in which order, and who does not any more?

/// What tasks wait for, first come, first served; each is taken out by its number when its task is cancelled.
///
/// To be kept behind a lock. Everything takes O(1), on average over all that wait.
struct CancellableQueue<Element> {
  private var waiting: [UInt64: Element] = [:]
  /// Numbers in the order in which they began to wait, which need not be that in which they were given out; those
  /// before `head` are done with, and what was cancelled stays here until it is met.
  private var order: [UInt64] = []
  private var head = 0
  private var next: UInt64 = 0
  /// Tasks that were cancelled before they waited.
  private var cancelled: Set<UInt64> = []

  /// Numbers that are done with and stay in `order` whatever it holds.
  private static var slack: Int { 32 }

  var count: Int { waiting.count }

  /// A number for a task that will perhaps wait.
  mutating func number() -> UInt64 {
    defer { next += 1 }
    return next
  }

  /// Whether the task was cancelled before it waited; that is then forgotten.
  mutating func forgetCancellation(of number: UInt64) -> Bool {
    cancelled.remove(number) != nil
  }

  /// Lets something wait under the number of its task.
  mutating func append(_ element: Element, as number: UInt64) {
    waiting[number] = element
    order.append(number)
  }

  /// Takes out what a task waits for that is cancelled; nil where it does not wait yet, or not any more.
  mutating func cancel(_ number: UInt64) -> Element? {
    guard let element = waiting.removeValue(forKey: number) else {
      cancelled.insert(number)
      return nil
    }
    forgetOrder()
    return element
  }

  /// Takes out what has waited longest.
  mutating func popFirst() -> Element? {
    defer { forgetOrder() }
    while head < order.count {
      head += 1
      if let element = waiting.removeValue(forKey: order[head - 1]) { return element }
    }
    return nil
  }

  /// Drops numbers that are done with when they are more than those that wait.
  private mutating func forgetOrder() {
    guard order.count > 2 * waiting.count + Self.slack else { return }
    order = order[head...].filter { waiting[$0] != nil }
    head = 0
  }
}
