// Is there still time?

/// Ends long searches at their deadline, or when their task is cancelled.
///
/// Whatever may take long has one of its own, a copy: planning, the walk of a dictionary, each operator.
struct Deadline: Sendable {
  /// What ends a search besides the cancellation of the task that it runs in; most searches have nothing of it, and
  /// only the library of clocks knows how large an instant is.
  private final class Limits: Sendable {
    let instant: ContinuousClock.Instant?
    /// The task that asked, on other threads than its own.
    let task: CallingTask?
    /// Why to end, besides; for tests, which count how often it is asked.
    let stop: (@Sendable () -> IndexError?)?

    init(
      _ instant: ContinuousClock.Instant?, _ task: CallingTask?,
      _ stop: (@Sendable () -> IndexError?)?
    ) {
      self.instant = instant
      self.task = task
      self.stop = stop
    }

    /// Why to end; nil while there is time.
    var failure: IndexError? {
      if task?.isCancelled == true { return .cancelled }
      if let instant, ContinuousClock.now >= instant { return .deadlineExceeded }
      return stop?()
    }
  }

  private let limits: Limits?
  private var ticks = 0

  init(_ options: borrowing SearchOptions) {
    guard let rare = options.rare?.values, rare.deadline != nil || rare.stop != nil else {
      limits = nil
      return
    }
    limits = Limits(rare.deadline, nil, rare.stop)
  }

  /// One that only sees whether the task is cancelled.
  init() { limits = nil }

  /// The same on another thread than that of the task that asked.
  ///
  /// - Parameter task: the one that asked.
  init(_ deadline: Deadline, of task: CallingTask) {
    limits = Limits(deadline.limits?.instant, task, deadline.limits?.stop)
  }

  /// To be called once a document, term or block; looks at the clock now and then.
  @inline(__always)
  mutating func tick() throws(IndexError) {
    ticks &+= 1
    if ticks & 1023 == 0 { try check() }
  }

  func check() throws(IndexError) {
    if let failure { throw failure }
  }

  /// Why to end; nil while there is time.
  var failure: IndexError? {
    if Task.isCancelled { return .cancelled }
    return limits?.failure
  }
}
