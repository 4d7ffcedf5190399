// Who wants to know what an index does?

/// Is told of commits, merges, searches and failures of an index: for logs and metrics.
///
/// Every method has an implementation that does nothing. They are called on the thread that did the work, several at a
/// time, and delay it: hand over what takes long.
///
/// - SeeAlso: ``SearchIndex/Options/observer``
public protocol IndexObserver: Sendable {
  /// Called after a commit of this process is durable.
  func indexDidCommit(_ report: CommitReport)
  /// Called after segments were joined or the file was compacted.
  func indexDidMerge(_ report: MergeReport)
  /// Called after a search that took at least ``SearchIndex/Options/observedSearchTime``.
  func indexDidSearch(_ report: SearchReport)
  /// Called when something fails that no caller is told of: merges in the background, or opening what was committed.
  ///
  /// All commits are durable. `waitForMerges()` throws the first of these errors.
  func indexDidFail(_ error: IndexError, path: String)
}

extension IndexObserver {
  /// Does nothing.
  public func indexDidCommit(_ report: CommitReport) {}
  /// Does nothing.
  public func indexDidMerge(_ report: MergeReport) {}
  /// Does nothing.
  public func indexDidSearch(_ report: SearchReport) {}
  /// Does nothing.
  public func indexDidFail(_ error: IndexError, path: String) {}
}
