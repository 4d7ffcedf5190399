// Is there still time?

/// Ends long searches at their deadline, or when their task is cancelled.
struct SearchWatch {
  let deadline: ContinuousClock.Instant?
  private var ticks = 0

  init(deadline: ContinuousClock.Instant?) { self.deadline = deadline }

  /// To be called once a document or block; looks at the clock now and then.
  @inline(__always)
  mutating func tick() throws(IndexError) {
    ticks &+= 1
    if ticks & 1023 == 0 { try check() }
  }

  func check() throws(IndexError) {
    if Task.isCancelled { throw .cancelled }
    if let deadline, ContinuousClock.now >= deadline { throw .deadlineExceeded }
  }
}
