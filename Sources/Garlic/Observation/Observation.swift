// What is told to an observer, and when?

/// An observer of an index and what it asks for.
struct Observation: Sendable {
  let observer: any IndexObserver
  /// Searches that take less are not told of.
  let searchTime: Duration

  /// Tells of a search that took long enough.
  ///
  /// - Parameters:
  ///   - start: when it began.
  ///   - report: makes a report without the duration.
  func tell(since start: ContinuousClock.Instant, _ report: () -> SearchReport) {
    let duration = ContinuousClock.now - start
    if duration < searchTime { return }
    var report = report()
    report.duration = duration
    observer.indexDidSearch(report)
  }
}
