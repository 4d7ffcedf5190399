// Is the snapshot that is searched ever replaced by an older one?

import Foundation
import Garlic
import Synchronization
import TestSupport
import Testing

@Suite struct SnapshotOrderTests {
  static let schema = Schema(.text("body"))

  /// At each of its operations in turn a refresh is overtaken by a compaction.
  @Test func aRefreshThatACompactionOvertakesPutsNothingOlderBack() throws {
    var overtaken = 0
    for wanted in 0... {
      let storage = FaultyStorage(files: [:], after: -1, code: 5)
      let index = try SearchIndex.open("i", on: storage, schema: Self.schema)
      try index.write { try $0.put(id: "1", ["body": "大蒜"]) }
      let count = Mutex(0)
      let failure = Mutex<String?>(nil)
      storage.beforeEach { (_, _) in
        let number = count.withLock { count in
          defer { count += 1 }
          return count
        }
        if number != wanted { return }
        do {
          try index.compact()
          try index.write { try $0.put(id: "2", ["body": "大蒜"]) }
        } catch { failure.withLock { $0 = "\(error)" } }
      }
      _ = try? index.refresh()
      storage.beforeEach(nil)
      #expect(failure.withLock { $0 } == nil)
      if index.count == 1, count.withLock({ $0 }) <= wanted { break }
      overtaken += 1
      #expect(index.count == 2, "overtaken at operation \(wanted)")
      #expect(try !index.refresh())
    }
    #expect(overtaken > 3)
  }

  /// What another object has committed before is seen, though it compacts before and while the file is read.
  @Test func aRefreshThatAnotherCompactionOvertakesSeesWhatWasCommitted() throws {
    let storage = FaultyStorage(files: [:], after: -1, code: 5)
    let index = try SearchIndex.open("i", on: storage, schema: Self.schema)
    let other = try SearchIndex.open("i", on: storage, schema: nil)
    try other.compact()
    try other.write { try $0.put(id: "1", ["body": "大蒜"]) }
    storage.beforeEach { (operation, _) in
      if operation != "map" { return }
      storage.beforeEach(nil)
      _ = try? other.compact()
    }
    #expect(try index.refresh())
    #expect(index.count == 1)
    #expect(try !index.refresh())
  }

  @Test func aFileThatIsPutInPlaceFromElsewhereIsTakenUp() throws {
    let folder = try FileTests.Folder()
    let index = try SearchIndex.open(folder.path("i"), schema: Self.schema)
    for number in 0..<5 { try index.write { try $0.put(id: "\(number)", ["body": "大蒜"]) } }
    let other = try SearchIndex.open(folder.path("other"), schema: Self.schema)
    try other.write { try $0.put(id: "new", ["body": "辣椒"]) }
    try FileStorage().rename(folder.path("other"), to: folder.path("i"))
    #expect(try index.refresh())
    #expect(try index.search("辣椒").map(\.id) == ["new"])
    #expect(index.count == 1)
  }
}
