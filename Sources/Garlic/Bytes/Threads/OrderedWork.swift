// How do several threads work on parts whose results are wanted in order?

import Dispatch
import GarlicText

/// Runs numbered parts of a job on several threads and hands their results out in order, holding
/// no more of them than there are threads and one.
enum OrderedWork {
  /// - Parameters:
  ///   - count: how many parts there are.
  ///   - threads: how many may be worked on at a time; with one, everything runs on this thread.
  ///   - work: makes the result of a part.
  ///   - take: gets the results, in order, on this thread.
  static func run<Result: Sendable, Failure: Error>(
    count: Int, threads: Int, _ work: @escaping @Sendable (Int) throws(Failure) -> Result,
    take: (Result) throws(Failure) -> Void
  ) throws(Failure) {
    if threads < 2 || count < 2 {
      for part in 0..<count { try take(try work(part)) }
      return
    }
    let queue = DispatchQueue(label: "garlic.parts", attributes: .concurrent)
    let done = (0..<count).map { _ in DispatchSemaphore(value: 0) }
    let results = Guarded<[Int: Swift.Result<Result, Failure>]>([:])
    var started = 0
    func start() {
      let part = started
      started += 1
      let finished = done[part]
      queue.async {
        let result: Swift.Result<Result, Failure>
        do throws(Failure) {
          result = .success(try work(part))
        } catch { result = .failure(error) }
        results.withLock { $0[part] = result }
        finished.signal()
      }
    }
    while started < min(threads, count) { start() }
    var failure: Failure?
    for part in 0..<count {
      if part >= started { break }
      done[part].wait()
      let result = results.withLock { $0.removeValue(forKey: part) }
      if failure != nil { continue }
      if started < count { start() }
      do throws(Failure) {
        if let value = try result?.get() { try take(value) }
      } catch { failure = error }
    }
    if let failure { throw failure }
  }
}
