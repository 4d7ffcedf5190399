// May a long write go on, and how far is it?

/// A long write that can be followed and cancelled.
struct WriteTask: Sendable {
  private let total: Int
  private let progress: (@Sendable (WriteProgress) -> Void)?

  /// - Parameters:
  ///   - total: what is to be done, in bytes or documents.
  ///   - progress: is told how much is done.
  init(total: Int, _ progress: (@Sendable (WriteProgress) -> Void)?) {
    self.total = total
    self.progress = progress
  }

  /// Reports what is done.
  ///
  /// - Throws: `IndexError.cancelled` when the task that this is called in was cancelled.
  func advance(to completed: Int) throws(IndexError) {
    if Task.isCancelled { throw .cancelled }
    progress?(WriteProgress(completed: min(completed, max(0, total - 1)), total: total))
  }

  /// Reports that everything is done.
  func end() { progress?(WriteProgress(completed: total, total: total)) }
}
