// Is there still time?

/// Ends long searches at their deadline, or when their task is cancelled.
///
/// Whatever may take long has one of its own, a copy: planning, the walk of a dictionary, each operator.
struct Deadline: Sendable {
  let instant: ContinuousClock.Instant?
  /// The task that asked, on other threads than its own.
  var task: CallingTask?
  /// Why to end, besides; for tests, which count how often it is asked.
  private let stop: (@Sendable () -> IndexError?)?
  private var ticks = 0

  init(_ options: SearchOptions) {
    instant = options.deadline
    stop = options.stop
  }

  /// One that only sees whether the task is cancelled.
  init() {
    instant = nil
    stop = nil
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
    if Task.isCancelled || task?.isCancelled == true { return .cancelled }
    if let instant, ContinuousClock.now >= instant { return .deadlineExceeded }
    return stop?()
  }
}
