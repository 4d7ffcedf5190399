// What do logs and metrics learn of the index?

import Garlic
import Logging
import Metrics

/// Hands what an index does to swift-log and swift-metrics.
struct Telemetry: IndexObserver {
  let logger: Logger

  func indexDidCommit(_ report: CommitReport) {
    Counter(label: "articles_put").increment(by: report.putCount)
    Gauge(label: "index_bytes").record(report.fileSize)
    Metrics.Timer(label: "index_commit").recordNanoseconds(nanoseconds(report.duration))
  }

  func indexDidMerge(_ report: MergeReport) {
    logger.debug(
      "merged",
      metadata: ["segments": "\(report.segmentCount)", "documents": "\(report.documentCount)"])
  }

  func indexDidSearch(_ report: SearchReport) {
    Metrics.Timer(label: "index_search").recordNanoseconds(nanoseconds(report.duration))
    if report.duration > .milliseconds(100) {
      logger.warning(
        "slow search", metadata: ["query": "\(report.query)", "time": "\(report.duration)"])
    }
  }

  func indexDidFail(_ error: IndexError, path: String) {
    logger.error("the index works on, but something failed", metadata: ["error": "\(error)"])
  }

  private func nanoseconds(_ duration: Duration) -> Int64 { Int64(duration / .nanoseconds(1)) }
}
