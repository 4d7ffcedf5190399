// Does a new index take the place of an old one without a loss?

import Dispatch
import Foundation
import Garlic
import Synchronization
import TestSupport
import Testing

@Suite struct ReplacingTests {
  static let schema = Schema(.text("body"))

  @Test func whoWritesMeanwhileWritesToTheNewIndex() throws {
    let folder = try FileTests.Folder()
    let path = folder.path("i")
    let other = try SearchIndex.open(path, schema: Self.schema)
    for id in ["old", "older"] { try other.write { try $0.put(id: id, ["body": "大蒜"]) } }
    let started = DispatchSemaphore(value: 0)
    let ended = DispatchSemaphore(value: 0)
    let failure = Mutex<String?>(nil)
    try SearchIndex.replace(path, schema: Self.schema) { (index: SearchIndex) throws -> Void in
      try index.write { try $0.put(id: "new", ["body": "辣椒"]) }
      DispatchQueue.global().async {
        started.signal()
        do { try other.write { try $0.put(id: "late", ["body": "花椒"]) } } catch {
          failure.withLock { $0 = "\(error)" }
        }
        ended.signal()
      }
      started.wait()
      // It has the time to commit, if it could.
      Thread.sleep(forTimeInterval: 0.05)
      // The old one is searched until the new one is in place.
      #expect(try SearchIndex.open(path).count == 2)
    }
    ended.wait()
    #expect(failure.withLock { $0 } == nil)
    let index = try SearchIndex.open(path)
    #expect(try index.search("辣椒 OR 花椒").map(\.id).sorted() == ["late", "new"])
    #expect(index.count == 2 && other.count == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["i"])
  }

  @Test func theOldIndexStaysWhenAWriterHoldsItOrAnythingFails() throws {
    struct Stop: Error {}
    let folder = try FileTests.Folder()
    let path = folder.path("i")
    let old = try SearchIndex.open(path, schema: Self.schema)
    try old.write { try $0.put(id: "old", ["body": "大蒜"]) }
    let file = try FileStorage().open(path, writable: true)
    #expect(try file.tryLock())
    #expect(throws: IndexError.locked(path: path)) {
      try SearchIndex.replace(path, schema: Self.schema) { (_: SearchIndex) throws -> Void in
        Issue.record("it was replaced")
      }
    }
    file.unlock()
    #expect(throws: Stop.self) {
      try SearchIndex.replace(path, schema: Self.schema) { (index: SearchIndex) throws -> Void in
        try index.write { try $0.put(id: "new", ["body": "辣椒"]) }
        throw Stop()
      }
    }
    #expect(try SearchIndex.open(path).search("大蒜").map(\.id) == ["old"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["i"])
  }
}
