// Is an observer told of what an index does, and of no more than it asked for?

import Garlic
import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct ObserverTests {
  /// Keeps all that it is told.
  final class Recorder: IndexObserver {
    struct Reports {
      var commits: [CommitReport] = []
      var merges: [MergeReport] = []
      var searches: [SearchReport] = []
      var failures: [IndexError] = []
    }
    let reports = Guarded(Reports())
    func indexDidCommit(_ report: CommitReport) { reports.withLock { $0.commits.append(report) } }
    func indexDidMerge(_ report: MergeReport) { reports.withLock { $0.merges.append(report) } }
    func indexDidSearch(_ report: SearchReport) {
      reports.withLock { $0.searches.append(report) }
    }
    func indexDidFail(_ error: IndexError, path: String) {
      reports.withLock { $0.failures.append(error) }
    }
  }

  @Test func commitsMergesAndSearchesAreTold() throws {
    let recorder = Recorder()
    var options = SearchIndex.Options()
    options.observer = recorder
    let index = try SearchIndex.inMemory(schema: TaskTests.schema, options: options)
    for i in 0..<3 {
      try index.write { try $0.put(TaskTests.document(i)) }
    }
    // Nothing is committed, nothing told.
    try index.write { _ in }
    try index.compact()
    _ = try index.search("大蒜", limit: 2)
    var strict = SearchOptions()
    strict.isStrict = true
    #expect(throws: IndexError.self) { _ = try index.snapshot.search("\"", strict) }
    _ = try index.snapshot.search(.any(of: "garlic"))
    let reports = recorder.reports.withLock { $0 }
    #expect(reports.commits.map(\.documentCount) == [1, 2, 3])
    #expect(reports.commits.map(\.putCount) == [1, 1, 1])
    #expect(reports.commits.allSatisfy { $0.path == index.path && $0.fileSize > 0 })
    #expect(reports.commits.map(\.sequence) == reports.commits.map(\.sequence).sorted())
    let merge = try #require(reports.merges.last)
    #expect(merge.reason == .compaction)
    #expect(merge.documentCount == 3)
    #expect(merge.segmentCount == 3)
    #expect(merge.byteCount > 0)
    #expect(reports.searches.map(\.query) == ["大蒜", "\"", "garlic"])
    #expect(reports.searches.map(\.hitCount) == [2, 0, 3])
    #expect(reports.searches[0].total >= 2)
    #expect(reports.searches[1].error != nil)
    #expect(reports.failures.isEmpty)
  }

  @Test func joinedSegmentsAreTold() throws {
    let recorder = Recorder()
    var options = SearchIndex.Options()
    options.observer = recorder
    let index = try SearchIndex.inMemory(schema: TaskTests.schema, options: options)
    for i in 0..<40 { try index.write { try $0.put(TaskTests.document(i)) } }
    try index.waitForMerges()
    let merges = recorder.reports.withLock { $0.merges.filter { $0.reason == .segments } }
    #expect(!merges.isEmpty)
    #expect(merges.allSatisfy { $0.segmentCount > 1 && $0.documentCount > 1 })
  }

  @Test func quickSearchesAreNotTold() throws {
    let recorder = Recorder()
    var options = SearchIndex.Options()
    options.observer = recorder
    options.observedSearchTime = .seconds(3600)
    let index = try SearchIndex.inMemory(schema: TaskTests.schema, options: options)
    _ = try index.search("大蒜")
    #expect(recorder.reports.withLock { $0.searches.isEmpty })
  }
}
