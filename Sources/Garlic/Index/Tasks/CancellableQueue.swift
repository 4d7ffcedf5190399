// Who waits, in which order, and who does not any more?

/// What tasks wait for, first come, first served; each is taken out by its number when its task is cancelled.
///
/// To be kept behind a lock. Everything takes O(1), on average over all that wait.
struct CancellableQueue<Element> {
  private var waiting: [UInt64: Element] = [:]
  /// Nothing with a lower number waits.
  private var first: UInt64 = 0
  private var next: UInt64 = 0
  /// Tasks that were cancelled before they waited.
  private var cancelled: Set<UInt64> = []

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
  mutating func append(_ element: Element, as number: UInt64) { waiting[number] = element }

  /// Takes out what a task waits for that is cancelled; nil where it does not wait yet, or not any more.
  mutating func cancel(_ number: UInt64) -> Element? {
    if let element = waiting.removeValue(forKey: number) { return element }
    cancelled.insert(number)
    return nil
  }

  /// Takes out what has waited longest.
  mutating func popFirst() -> Element? {
    while !waiting.isEmpty {
      defer { first += 1 }
      if let element = waiting.removeValue(forKey: first) { return element }
    }
    return nil
  }
}
