// How long do threads take that share processors?

/// Processors that the threads of a program share in equal parts, and a clock.
///
/// One thread, the caller, works and waits by the calls below; the others have one job each.
public struct SharedProcessors: Sendable {
  /// How many there are.
  public let count: Int
  /// The time that has passed, in seconds.
  public private(set) var now = 0.0
  /// What is left of each job that is not done, in seconds of a processor.
  private var left: [Int: Double] = [:]
  private var started = 0

  /// - Parameter count: how many there are.
  public init(count: Int) { self.count = max(1, count) }

  /// Begins a job on a thread of its own.
  ///
  /// - Parameter work: what it takes of a processor, in seconds.
  /// - Returns: the number of the job.
  public mutating func start(_ work: Double) -> Int {
    defer { started += 1 }
    if work > 0 { left[started] = work }
    return started
  }

  /// Whether a job is done.
  public func isDone(_ job: Int) -> Bool { left[job] == nil }

  /// Jobs that are not done.
  public var running: Int { left.count }

  /// Work of the caller, in seconds of a processor.
  public mutating func work(_ seconds: Double) {
    var own = seconds
    while own > 0 {
      let rate = rate(besides: 1)
      let step = min(own, (left.values.min() ?? own))
      advance(by: step, rate: rate)
      own = Self.rest(own, step)
    }
  }

  /// Waits of the caller for something that needs no processor, in seconds.
  public mutating func pause(_ seconds: Double) {
    let end = now + seconds
    while now < end, let least = left.values.min() {
      let rate = rate(besides: 0)
      let step = min(least, (end - now) * rate)
      if step <= 0 { break }
      advance(by: step, rate: rate)
    }
    now = max(now, end)
  }

  /// Waits of the caller until fewer of some jobs run.
  ///
  /// - Parameters:
  ///   - jobs: of which jobs.
  ///   - limit: how many may run then.
  public mutating func wait(for jobs: [Int], untilRunning limit: Int) {
    while jobs.count(where: { left[$0] != nil }) > max(0, limit), let least = left.values.min() {
      advance(by: least, rate: rate(besides: 0))
    }
  }

  /// Waits of the caller for a job.
  public mutating func wait(for job: Int) {
    while left[job] != nil, let least = left.values.min() {
      advance(by: least, rate: rate(besides: 0))
    }
  }

  /// What each thread has of a processor while `others` threads work beside the jobs.
  private func rate(besides others: Int) -> Double {
    min(1, Double(count) / Double(max(1, left.count + others)))
  }

  private mutating func advance(by work: Double, rate: Double) {
    now += work / rate
    for (job, rest) in left {
      let rest = Self.rest(rest, work)
      left[job] = rest > 0 ? rest : nil
    }
  }

  /// What is left, without what rounding leaves.
  private static func rest(_ work: Double, _ done: Double) -> Double {
    let rest = work - done
    return rest > 1e-12 ? rest : 0
  }
}
