// Was the task cancelled for which other threads work?

/// A task, for the threads that work on its behalf while it waits: to them `Task.isCancelled` says nothing.
///
/// A class, so that deadlines, of which there are many copies, are copied without a look at what it is.
@safe
final class CallingTask: @unchecked Sendable {
  private let task: UnsafeCurrentTask?

  private init(_ task: UnsafeCurrentTask?) { unsafe self.task = task }

  /// Whether it was cancelled; may be asked from any thread.
  var isCancelled: Bool { unsafe task?.isCancelled ?? false }

  /// Runs `body` with the task that this is called in.
  ///
  /// It must not be kept for longer.
  static func with<R, Failure: Error>(
    _ body: (CallingTask) throws(Failure) -> R
  ) throws(Failure) -> R {
    let result: Result<R, Failure> = unsafe withUnsafeCurrentTask { task in
      do throws(Failure) {
        return .success(try body(unsafe CallingTask(task)))
      } catch { return .failure(error) }
    }
    return try result.get()
  }
}
