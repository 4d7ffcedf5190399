// Does an index in a file of the operating system do what one in memory does?

import Dispatch
import Foundation
import Garlic
import Synchronization
import TestSupport
import Testing

@Suite struct FileTests {
  /// A folder that goes with the test.
  final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "garlic-\(UUID())")
    init() throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(at: url) }
    func path(_ name: String) -> String { url.appending(path: name).path }
  }

  static let schema = Schema(.text("body"))

  @Test func filesInMemoryAreToldApartWhenTheyAreGone() throws {
    let storage = MemoryStorage()
    var identities: Set<FileIdentity> = []
    for _ in 0..<100 {
      identities.insert(try storage.create("i").identity())
      try storage.remove("i")
    }
    #expect(identities.count == 100)
  }

  @Test func writersFollowOneAnother() throws {
    let folder = try Folder()
    let path = folder.path("i.garlic")
    let index = try SearchIndex.open(path, schema: Self.schema)
    for number in 0..<30 {
      try index.write { try $0.put(id: String(number), ["body": "大蒜"]) }
      #expect(try index.search("大蒜", limit: 100).count == number + 1)
    }
    try index.waitForMerges()
    let other = try SearchIndex.open(path, schema: Self.schema)
    #expect(other.count == 30)
    try other.compact()
    #expect(try other.search("大蒜", limit: 100).count == 30)
    // The first has the old file open, and finds the new one when it looks.
    #expect(try index.search("大蒜", limit: 100).count == 30)
    #expect(try index.refresh())
    #expect(try index.search("大蒜", limit: 100).count == 30)
    try index.write { try $0.delete(id: "3") }
    try other.refresh()
    #expect(other.count == 29)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["i.garlic"])
  }

  @Test func writersThatOpenedTheFileByThemselvesWaitForEachOther() throws {
    let folder = try Folder()
    let path = folder.path("i.garlic")
    _ = try SearchIndex.open(path, schema: Self.schema)
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 4) { worker in
      do {
        let index = try SearchIndex.open(path)
        for number in 0..<12 {
          try index.write { try $0.put(id: "\(worker) \(number)", ["body": "大蒜"]) }
          if number == 5 { try index.compact() }
        }
        try index.waitForMerges()
      } catch { failures.withLock { $0.append("\(error)") } }
    }
    #expect(failures.withLock { $0 } == [])
    let index = try SearchIndex.open(path)
    #expect(index.count == 48)
    #expect(try IndexCheck.of(path, deep: true).isWhole)
  }

  @Test func aWriteInsideAWriteOfTheSameFileIsRefused() throws {
    let folder = try Folder()
    let path = folder.path("i.garlic")
    let index = try SearchIndex.open(path, schema: Self.schema)
    let other = try SearchIndex.open(path, schema: Self.schema)
    let between = try SearchIndex.inMemory(schema: Self.schema)
    try index.write { batch in
      try batch.put(id: "1", ["body": "大蒜"])
      #expect(throws: IndexError.self) {
        try other.write { try $0.put(id: "2", ["body": "辣椒"]) }
      }
      try between.write { batch in
        try batch.put(id: "1", ["body": "大蒜"])
        for same in [index, other] { #expect(throws: IndexError.self) { try same.compact() } }
      }
    }
    try other.write { try $0.put(id: "2", ["body": "辣椒"]) }
    try index.refresh()
    #expect(index.count == 2 && between.count == 1)
  }

  @Test func aWriterOfAnotherProcessIsWaitedForAsLongAsIsAllowed() throws {
    let folder = try Folder()
    let path = folder.path("i.garlic")
    let index = try SearchIndex.open(path, schema: Self.schema)
    // Another opening of the file is to the system what another process is.
    let file = try FileStorage().open(path, writable: true)
    #expect(try file.tryLock())
    #expect(throws: IndexError.locked(path: path)) {
      try index.write { try $0.put(id: "1", ["body": "辣椒"]) }
    }
    file.unlock()
    try index.write { try $0.put(id: "1", ["body": "辣椒"]) }
    #expect(index.count == 1)
  }

  @Test func aFileThatIsOverwrittenInPlaceIsRefused() throws {
    let folder = try Folder()
    let index = try SearchIndex.open(folder.path("i"), schema: Self.schema)
    for number in 0..<5 { try index.write { try $0.put(id: "\(number)", ["body": "大蒜"]) } }
    let other = try SearchIndex.open(folder.path("other"), schema: Self.schema)
    try other.write { try $0.put(id: "new", ["body": "辣椒"]) }
    // No shorter than before, or to look at it would end the process.
    let file = try FileStorage().open(folder.path("i"), writable: true)
    let bytes = try Data(contentsOf: URL(filePath: folder.path("other")))
    #expect(try bytes.count < file.length())
    try file.write(Array(bytes)[...], at: 0)
    #expect(throws: IndexError.overwritten(path: folder.path("i"))) { try index.refresh() }
    #expect(throws: IndexError.overwritten(path: folder.path("i"))) {
      try index.write { try $0.put(id: "1", ["body": "辣椒"]) }
    }
    let again = try SearchIndex.open(folder.path("i"))
    #expect(try again.search("辣椒").map(\.id) == ["new"])
    try file.truncate(to: bytes.count - 100)
    let cut = IndexError.truncated(
      path: folder.path("i"), length: bytes.count - 100, expected: bytes.count)
    #expect(throws: cut) { try again.refresh() }
  }

  @Test func aRelativePathIsThatOfTheFolderInWhichItWasOpened() throws {
    let folder = try Folder()
    let calls = FaultyCalls(.none)
    let storage = FileStorage(calls: calls)
    calls.work(in: folder.url.path)
    let index = try SearchIndex.open("i", on: storage, schema: Self.schema)
    #expect(index.path == folder.path("i"))
    calls.work(in: "/nowhere")
    try index.write { try $0.put(id: "1", ["body": "大蒜"]) }
    try index.compact()
    #expect(try !index.refresh())
    #expect(try SearchIndex.open(folder.path("i")).count == 1)
    #expect(throws: IndexError.notFound(path: "i")) {
      try SearchIndex.open("i", on: storage, schema: nil)
    }
    calls.work(in: nil)
    let here: String = FileManager.default.currentDirectoryPath
    let found: String = try storage.absolutePath("i")
    #expect(found.hasPrefix(here) && found.hasSuffix("/i"))
  }

  @Test func whatGoesWrongIsSaidInWords() throws {
    let folder = try Folder()
    func fails(_ name: String, _ bytes: [UInt8]) throws -> String {
      try Data(bytes).write(to: folder.url.appending(path: name))
      do {
        _ = try SearchIndex.open(folder.path(name))
        return "opened"
      } catch { return "\(error)" }
    }
    #expect(try fails("empty", []).contains("is not a Garlic index: it is empty"))
    #expect(try fails("text", Array("大蒜".utf8)).contains("is not a Garlic index"))
    let index = try SearchIndex.open(folder.path("i"), schema: Self.schema)
    try index.write { try $0.put(id: "1", ["body": "大蒜"]) }
    let whole = try Data(contentsOf: folder.url.appending(path: "i"))
    #expect(try fails("cut", Array(whole.dropLast(5))).contains("is truncated"))
    #expect(throws: IndexError.notFound(path: folder.path("nowhere"))) {
      try SearchIndex.open(folder.path("nowhere"))
    }
    #expect(throws: IndexError.self) { try SearchIndex.open(folder.url.path) }
    #expect(throws: IndexError.self) {
      try SearchIndex.open(folder.path("i"), schema: Schema(.text("title")))
    }
  }

  @Test func aBatchThatThrowsChangesNothing() throws {
    struct Stop: Error {}
    let folder = try Folder()
    let index = try SearchIndex.open(folder.path("i"), schema: Self.schema)
    try index.write { try $0.put(id: "1", ["body": "大蒜"]) }
    let before = try Data(contentsOf: folder.url.appending(path: "i"))
    #expect(throws: Stop.self) {
      try index.write { batch in
        try batch.put(id: "2", ["body": "辣椒"])
        try batch.delete(id: "1")
        throw Stop()
      }
    }
    #expect(try index.search("大蒜").map(\.id) == ["1"])
    #expect(try index.search("辣椒").isEmpty)
    #expect(try Data(contentsOf: folder.url.appending(path: "i")) == before)
  }

  @Test func documentsAreReplacedAndDeletedInOrder() throws {
    let index = try SearchIndex.inMemory(schema: Self.schema)
    try index.write { batch in
      try batch.put(id: "a", ["body": "大蒜"])
      try batch.delete(id: "a")
      try batch.put(id: "a", ["body": "辣椒"])
      try batch.put(id: "b", ["body": "一"])
      try batch.put(id: "b", ["body": "二"])
      try batch.put(id: "c", ["body": "三"])
      try batch.delete(id: "c")
    }
    #expect(index.count == 2)
    #expect(try index.search("大蒜").isEmpty)
    #expect(try index.search("辣椒").map(\.id) == ["a"])
    #expect(try index.search("二").map(\.id) == ["b"])
    #expect(try index.search("一").isEmpty)
    try index.write { batch in
      try batch.put(id: "d", ["body": "辣椒 大蒜"])
      #expect(try batch.delete(matching: .text("辣椒")) == 2)
      try batch.put(id: "e", ["body": "辣椒"])
    }
    #expect(try index.search("辣椒").map(\.id) == ["e"])
  }

  @Test func aFileThatIsMostlyGarbageIsCompacted() throws {
    let folder = try Folder()
    let index = try SearchIndex.open(folder.path("i"), schema: Self.schema)
    let body = FieldValue.string((0..<4000).map { "大蒜\($0)" }.joined(separator: " "))
    for _ in 0..<12 { try index.write { try $0.put(id: "1", ["body": body]) } }
    try index.waitForMerges()
    let report = try index.snapshot.report()
    #expect(report.garbage * 2 <= report.length + (64 << 10))
    #expect(index.count == 1)
    #expect(try IndexCheck.of(folder.path("i"), deep: true).isWhole)
  }
}
