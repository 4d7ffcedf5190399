// Does an index stay fresh while files change, and does the watch end as it should?

import Foundation
import Garlic
import Synchronization
import Testing

@testable import GarlicCommands

@Suite struct WatchTests {
  /// `search index … --watch` that runs beside the test.
  private final class Watch {
    let process = Process()
    let folder: TemporaryFolder

    init(_ arguments: [String], in folder: TemporaryFolder) throws {
      self.folder = folder
      process.executableURL = try SearchRun.program()
      process.arguments = ["index", "-o", "i.garlic", "--watch"] + arguments
      process.currentDirectoryURL = URL(filePath: folder.path)
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      try folder.write("errors", "")
      process.standardError = try FileHandle(
        forWritingTo: URL(filePath: "\(folder.path)/errors"))
      try process.run()
    }

    var errors: String {
      (try? String(contentsOfFile: "\(folder.path)/errors", encoding: .utf8)) ?? ""
    }

    /// Waits until the index has these documents for a query.
    func expect(
      _ ids: [String], for query: String = "大蒜", sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
      let found = try soon(ids) { WatchTests.ids(query, in: folder) }
      #expect(found == ids, "\(errors)", sourceLocation: sourceLocation)
    }

    /// Waits for the end of the process.
    func ended() throws -> Int32 {
      try soon(false) { process.isRunning } ? -1 : process.terminationStatus
    }

    deinit { if process.isRunning { process.terminate() } }
  }

  /// What is found as soon as it is what is wanted, or at the end of patience.
  private static func soon<T: Equatable>(_ wanted: T, _ find: () throws -> T) throws -> T {
    let end = Date() + 30
    while true {
      let found = try find()
      if found == wanted || Date() > end { return found }
      // Each look opens the index, which takes longer than the watch itself.
      usleep(100_000)
    }
  }

  /// What the index has by now; nothing while there is none.
  private static func ids(_ query: String, in folder: TemporaryFolder) -> [String] {
    (try? MirrorTests.ids(query, in: folder)) ?? []
  }

  private static func move(_ from: String, _ to: String, in folder: TemporaryFolder) throws {
    try FileManager.default.moveItem(
      atPath: "\(folder.path)/\(from)", toPath: "\(folder.path)/\(to)")
  }

  @Test(arguments: [[], ["--poll", "1"]]) func changesAreCommitted(_ options: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write("d/a.txt", "大蒜 one")
    let watch = try Watch(["d"] + options, in: folder)
    try watch.expect(["a.txt"])
    try folder.write("d/b.txt", "大蒜 two")
    try watch.expect(["a.txt", "b.txt"])
    // A folder with folders in it comes at once, and one is made and filled.
    try folder.write("outside/deep/c.txt", "大蒜 three")
    try Self.move("outside", "d/inside", in: folder)
    try folder.write("d/new/e/f.txt", "大蒜 four")
    try watch.expect(["a.txt", "b.txt", "inside/deep/c.txt", "new/e/f.txt"])
    // What is in them is watched, too, also under a new name and with another folder in the place of the old.
    try folder.write("d/inside/deep/c.txt", "辣椒")
    try watch.expect(["a.txt", "b.txt", "new/e/f.txt"])
    try Self.move("d/new", "d/moved", in: folder)
    try folder.write("d/new/g.txt", "大蒜 five")
    try watch.expect(["a.txt", "b.txt", "moved/e/f.txt", "new/g.txt"])
    try folder.write("d/moved/e/h.txt", "大蒜 six")
    try folder.write("d/new/i.txt", "大蒜 seven")
    try watch.expect([
      "a.txt", "b.txt", "moved/e/f.txt", "moved/e/h.txt", "new/g.txt", "new/i.txt",
    ])
    // Renamed, deleted, and left out by a rule that comes.
    try Self.move("d/a.txt", "d/z.txt", in: folder)
    try folder.remove("d/new")
    try folder.write("d/.gitignore", "moved\n")
    try watch.expect(["b.txt", "z.txt"])
    watch.process.terminate()
    #expect(try watch.ended() == 0)
    #expect(watch.errors == "")
  }

  @Test func aRootThatVanishesEndsTheWatch() throws {
    let folder = try TemporaryFolder()
    try folder.write("d/a.txt", "大蒜")
    try folder.write("single.txt", "大蒜")
    let watch = try Watch(["d", "single.txt", "--poll", "1"], in: folder)
    try watch.expect(["a.txt", "single.txt"])
    try folder.remove("d")
    #expect(try Self.soon(true) { watch.errors.contains("there is no file or folder 'd'") })
    // The others are looked at further on; an editor replaces a file.
    try folder.write("other", "大蒜 辣椒")
    _ = unsafe rename("\(folder.path)/other", "\(folder.path)/single.txt")
    try watch.expect(["single.txt"], for: "辣椒")
    try folder.remove("single.txt")
    #expect(try watch.ended() == 2)
    #expect(watch.errors.contains("nothing is left to watch"))
    #expect(try MirrorTests.ids("大蒜", in: folder) == ["a.txt", "single.txt"])
  }

  @Test func theIndexMayLieAmongTheFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "大蒜")
    let watch = try Watch(["."], in: folder)
    try watch.expect(["a.txt"])
    try folder.write("b.txt", "大蒜")
    try watch.expect(["a.txt", "b.txt"])
    let before = try SearchRun(["stats", "i.garlic"], in: folder).output
    usleep(400_000)
    // Its own commits are no changes.
    #expect(try SearchRun(["stats", "i.garlic"], in: folder).output == before)
    watch.process.terminate()
    #expect(try watch.ended() == 0)
  }

  @Test func wrongUsageIsTold() throws {
    let folder = try TemporaryFolder()
    for arguments in [["-", "--watch"], ["d", "--poll", "3"], ["d", "--watch", "--poll", "0"]] {
      #expect(try SearchRun(["index", "-o", "i.garlic"] + arguments, in: folder).code == 64)
    }
  }

  @Test func foldersOfOtherMachinesAreKnown() {
    let mounts = """
      22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
      40 22 0:35 / /home/a\\040b rw shared:20 - nfs4 server:/home rw
      41 40 254:1 / /home/a\\040b/local rw - xfs /dev/vdb rw
      42 22 0:36 / /mnt/ssh rw shared:21 master:3 - fuse.sshfs host:/ rw
      broken line
      """
    func isRemote(_ path: String) -> Bool {
      RemoteFolder.contains(path, mounts: Array(mounts.utf8))
    }
    #expect(isRemote("/home/a b/notes") && isRemote("/mnt/ssh"))
    #expect(!isRemote("/home/a b/local/x") && !isRemote("/home/a") && !isRemote("/mnt/ssh2"))
    #expect(!RemoteFolder.contains("/", mounts: nil))
  }

  #if os(Linux)
    @Test func watchesAreBounded() throws {
      let folder = try TemporaryFolder()
      for name in ["a", "b", "c"] { try folder.write("\(name)/x.txt", "x") }
      let watch = try #require(FolderWatch(limit: 2))
      let folders = ["a", "b", "c"].map { "\(folder.path)/\($0)" }
      #expect(watch.watch(folders) == .init(newCount: 2, unwatchedCount: 1))
      #expect(watch.count == 2)
      #expect(watch.watch(folders) == .init(newCount: 0, unwatchedCount: 1))
      // Others take their room.
      #expect(watch.watch(Array(folders.suffix(2))) == .init(newCount: 1, unwatchedCount: 0))
      // The place of the first, which the system no longer tells of.
      _ = watch.event(waiting: 0)
      try folder.write("a/y.txt", "y")
      #expect(watch.event(waiting: 50) == nil)
      try folder.write("c/y.txt", "y")
      #expect(watch.event(waiting: 1000) == .files)
      #expect(FolderWatch.usualLimit > 0)
    }

    @Test func eventsThatAreLostMeanThatEverythingIsNew() throws {
      let folder = try TemporaryFolder()
      try folder.write("d/x.txt", "x")
      let watch = try #require(FolderWatch(besides: "\(folder.path)/d/i.garlic"))
      #expect(watch.watch(["\(folder.path)/d"]).newCount == 1)
      try folder.write("d/i.garlic", "x")
      try folder.write("d/i.garlic.new-1", "x")
      #expect(watch.event(waiting: 50) == nil)
      let most = try String(
        contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
      let count = try #require(Int(most.trimmingCharacters(in: .whitespacesAndNewlines)))
      guard count <= 20_000 else { return }
      let names = ["\(folder.path)/d/x.txt", "\(folder.path)/d/y.txt"]
      for number in 0...(count / 2) {
        _ = unsafe rename(names[number % 2], names[(number + 1) % 2])
      }
      #expect(watch.event(waiting: 1000) == .folders)
    }

    @Test func whatIsNotWatchedIsCompared() throws {
      let folder = try TemporaryFolder()
      for name in ["a", "b"] { try folder.write("d/\(name)/x.txt", "大蒜 \(name)") }
      _ = try MirrorTests.index(["d"], in: folder)
      let index = try SearchIndex.open("\(folder.path)/i.garlic")
      let root = "\(folder.path)/d"
      let done = Atomic(false)
      let thread = Thread {
        var watch = IndexWatch(
          paths: [root], options: FileWalk.Options(), encoding: nil, watchesFolders: true,
          console: Console())
        watch.limit = 2
        watch.interval = .milliseconds(100)
        try? watch.run(index, knowing: KnownFiles())
        done.store(true, ordering: .releasing)
      }
      thread.start()
      try folder.write("d/b/y.txt", "大蒜 y")
      let wanted = ["a/x.txt", "b/x.txt", "b/y.txt"]
      #expect(try Self.soon(wanted) { Self.ids("大蒜", in: folder) } == wanted)
      try folder.remove("d")
      #expect(try Self.soon(true) { done.load(ordering: .acquiring) })
    }
  #endif
}
