// Does an index hold what was named, and nothing that is no longer there?

import Foundation
import Garlic
import TestSupport
import Testing

@testable import GarlicCommands

@Suite struct MirrorTests {
  /// What the index has, asked without a process.
  static func ids(_ query: String, in folder: TemporaryFolder) throws -> [String] {
    try SearchIndex.open("\(folder.path)/i.garlic").search(query, limit: 100).map(\.id).sorted()
  }

  static func index(_ paths: [String], in folder: TemporaryFolder) throws -> SearchRun {
    try SearchRun(["index", "-o", "i.garlic"] + paths, in: folder)
  }

  @Test func vanishedAndRenamedFilesAreNoHits() throws {
    let folder = try TemporaryFolder()
    try folder.write("d/a.txt", "大蒜 one")
    try folder.write("d/b.txt", "大蒜 two")
    try folder.write("d/r.jsonl", #"{"id":"r1","body":"大蒜"}"# + "\n" + #"{"id":"r2","body":"大蒜"}"#)
    try folder.write("other.txt", "大蒜")
    _ = try Self.index(["d", "other.txt"], in: folder)
    #expect(try Self.ids("大蒜", in: folder) == ["a.txt", "b.txt", "other.txt", "r1", "r2"])
    try folder.remove("d/a.txt")
    try FileManager.default.moveItem(
      atPath: folder.path + "/d/b.txt", toPath: folder.path + "/d/c.txt")
    try folder.write("d/r.jsonl", #"{"id":"r2","body":"大蒜 again"}"#)
    // Named in another way, it is the same folder; what lies elsewhere stays.
    #expect(try Self.index([folder.path + "/d/"], in: folder).code == 0)
    #expect(try Self.ids("大蒜", in: folder) == ["c.txt", "other.txt", "r2"])
    // A path at which there is nothing is a failure, and no reason to drop what was there.
    try FileManager.default.moveItem(atPath: folder.path + "/d", toPath: folder.path + "/e")
    #expect(try Self.index(["d"], in: folder).code == 2)
    #expect(try Self.ids("大蒜", in: folder).count == 3)
  }

  @Test func unchangedFilesAreNotReadAgain() throws {
    let folder = try TemporaryFolder()
    try folder.write("d/a.txt", "大蒜 one")
    try folder.write("d/b.txt", "大蒜 two")
    func sequence() throws -> String {
      let stats = try SearchRun(["stats", "i.garlic"], in: folder)
      return stats.lines.filter { $0.hasPrefix("commit") || $0.hasPrefix("deleted") }
        .joined(separator: "\n")
    }
    _ = try Self.index(["d"], in: folder)
    let bytes = try Data(contentsOf: URL(filePath: folder.path + "/i.garlic"))
    _ = try Self.index(["d"], in: folder)
    #expect(try Data(contentsOf: URL(filePath: folder.path + "/i.garlic")) == bytes)
    // Touched, but the same.
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1e9)], ofItemAtPath: folder.path + "/d/a.txt")
    _ = try Self.index(["d"], in: folder)
    #expect(try Data(contentsOf: URL(filePath: folder.path + "/i.garlic")) == bytes)
    // Changed, with the size and the time of before.
    try folder.write("d/a.txt", "辣椒 one")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1e9)], ofItemAtPath: folder.path + "/d/a.txt")
    _ = try Self.index(["d"], in: folder)
    #expect(try Self.ids("大蒜", in: folder) == ["b.txt"])
    #expect(try Self.ids("辣椒", in: folder) == ["a.txt"])
    // Read in another encoding, a file is another text.
    try folder.write("d/b.txt", "納屋".data(using: .shiftJIS) ?? Data())
    _ = try Self.index(["d", "--encoding", "EUC-JP"], in: folder)
    #expect(try Self.ids("納屋", in: folder) == [])
    _ = try Self.index(["d", "--encoding", "Shift_JIS"], in: folder)
    #expect(try Self.ids("納屋", in: folder) == ["b.txt"])
  }

  @Test func inputsOfOneNameAreTold() throws {
    let folder = try TemporaryFolder()
    try folder.write("a/x.txt", "大蒜")
    try folder.write("b/x.txt", "大蒜")
    let record = #"{"id":"n1","body":"蒜薹"}"# + "\n"
    try folder.write("a/r.jsonl", record + #"{"id":"n2","body":"蒜薹"}"# + "\n" + record)
    try folder.write("b/s.jsonl", record)
    let first = try Self.index(["a"], in: folder)
    #expect(
      first.errors
        == "search: 1 record repeats the id of one before in the same file, and replaces it ('n1')\n"
    )
    // In a run of its own, or beside the other: none takes the place of the other.
    let second = try Self.index(["a", "b"], in: folder)
    #expect(
      second.errors == """
        search: 1 file has the same path below what was named as another: its id is the whole path ('b/x.txt')
        search: 1 record has the id of a record in another file: its id begins with the file's path ('s.jsonl#n1')

        """)
    #expect(try Self.ids("大蒜", in: folder) == ["b/x.txt", "x.txt"])
    #expect(try Self.ids("蒜薹", in: folder) == ["n1", "n2", "s.jsonl#n1"])
    #expect(try Self.index(["a", "b"], in: folder).errors.isEmpty)
    // Records of files that are not named are replaced, which is told.
    try folder.write("more.jsonl", #"{"id":"n2","body":"黑蒜"}"#)
    let third = try Self.index(["more.jsonl"], in: folder)
    #expect(third.errors.contains("1 document in the index is replaced"))
    #expect(try Self.ids("黑蒜", in: folder) == ["n2"])
  }

  @Test func deletes() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b", "c", "d"] { try folder.write("d/\(name).txt", "大蒜 \(name)\(name)") }
    _ = try Self.index(["d"], in: folder)
    let delete = ["delete", "-i", "i.garlic"]
    let dry = try SearchRun(delete + ["a.txt", "b.txt", "--dry-run"], in: folder)
    #expect(dry.output == "2 documents would be deleted\n")
    #expect(try Self.ids("大蒜", in: folder).count == 4)
    let ids = try SearchRun(delete + ["a.txt", "none"], in: folder)
    #expect(ids.output == "1 document is deleted\n")
    #expect(ids.errors == "search: there is no document 'none'\n")
    #expect(ids.code == 0)
    // Only what matches in full goes.
    let query = try SearchRun(delete + ["--query", "大蒜 bb"], in: folder)
    #expect(query.output == "1 document is deleted\n")
    #expect(try Self.ids("大蒜", in: folder) == ["c.txt", "d.txt"])
    let none = try SearchRun(delete + ["--query", "nothing"], in: folder)
    #expect(none.code == 1)
    #expect(none.output == "0 documents are deleted\n")
    #expect(try SearchRun(delete + ["--query", "(c"], in: folder).code == 2)
    #expect(try SearchRun(delete, in: folder).code == 64)
    #expect(try SearchRun(delete + ["c", "--query", "d"], in: folder).code == 64)
    // What is still there comes back.
    _ = try Self.index(["d"], in: folder)
    #expect(try Self.ids("大蒜", in: folder).count == 4)
  }

  @Test func anInterruptionKeepsWhatIsDone() throws {
    let folder = try TemporaryFolder()
    let line = "依托大蒜辣椒等种植资源优势，引进恒丰果蔬。的价格上涨"
    let files = TestRounds.size(400, quick: 150)
    for number in 0..<files {
      try folder.write(
        "d/\(number).txt", "大蒜 \(number)\n" + String(repeating: line, count: 400))
    }
    // The shell waits until there is an index, and sends what Ctrl-C does.
    func script(delay: String) -> String {
      """
      rm -f i.garlic; "$@" & pid=$!
      while [ ! -s i.garlic ]; do sleep 0.005; done
      sleep \(delay); kill -TERM $pid; wait $pid
      """
    }
    // Threads of the test library hold signals back, and what they start would inherit that.
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe pthread_sigmask(SIG_SETMASK, &none, nil)
    // A fast program is done before a late signal.
    var last: SearchRun?
    for delay in ["0.3", "0.15", "0.07", "0.03", "0.01", "0"] where last?.code != 130 {
      last = try SearchRun(
        ["index", "d", "-o", "i.garlic"], in: folder,
        wrapper: ["/bin/sh", "-c", script(delay: delay), "sh"])
    }
    let run = try #require(last)
    #expect(run.code == 130)
    #expect(run.errors.contains("interrupted: what was read is in 'i.garlic'"))
    let count = try SearchRun(["-i", "i.garlic", "--count", "大蒜"], in: folder)
    let found = try #require(Int(count.output.dropLast()))
    #expect(found < files)
    // The rest is read the next time, and what is there is not doubled.
    for number in 20..<files { try folder.remove("d/\(number).txt") }
    #expect(try Self.index(["d"], in: folder).code == 0)
    #expect(try SearchRun(["-i", "i.garlic", "--count", "大蒜"], in: folder).output == "20\n")
  }

  @Test func pathsInsideFolders() {
    #expect(PathName.contains("/a", "/a/b"))
    #expect(PathName.contains("/a", "/a"))
    #expect(PathName.contains("/", "/a"))
    #expect(!PathName.contains("/a", "/ab"))
    #expect(PathName.shown("/a/b", from: "/a") == "b")
    #expect(PathName.shown("/ab", from: "/a") == "/ab")
    #expect(PathName.shown("/ab", from: "/") == "ab")
  }
}
