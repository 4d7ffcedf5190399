// Does a walk find the same with any number of threads, and is every change of a file told?

import Foundation
import TestSupport
import Testing

@testable import GarlicCommands

@Suite("Walks through folders") struct FileWalkTests {
  /// A tree of random folders and files, some of them hidden, binary or ignored.
  private static func fill(_ folder: TemporaryFolder, _ random: inout SeededGenerator) throws {
    let parts = ["a", "a-", "a.d", "b", "B", "大", "é", ".h", "build", "c", "d", "e", "f", "g"]
    for _ in 0..<120 {
      let depth = Int.random(in: 0..<4, using: &random)
      var path = (0..<depth).map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }
      let names = [
        "\(Int.random(in: 0..<20, using: &random)).txt", "x.tmp", "p.jpg", ".i", "notes",
      ]
      path.append(names[Int.random(in: 0..<names.count, using: &random)])
      _ = try? folder.write(path.joined(separator: "/"), "text")
    }
    try folder.write(".gitignore", "*.tmp\nbuild/\n!b/x.tmp\n")
    try folder.write("a/.ignore", "notes\n!build/\n")
    try folder.write("a/.gitignore", "1*.txt\n!notes\n")
  }

  @Test func threadsFindTheSame() throws {
    var random = SeededGenerator.fresh("threads of a walk")
    for options in [
      FileWalk.Options(), .init(includesHidden: true), .init(includesIgnored: true),
      .init(largestFile: 3),
    ] {
      let folder = try TemporaryFolder()
      try Self.fill(folder, &random)
      let one = try FileWalk(folder.path, options, threads: 1)
      for threads in [2, 3, 8] {
        let walk = try FileWalk(folder.path, options, threads: threads)
        #expect(walk.files == one.files, "seed \(random.seed)")
        #expect(walk.mark == one.mark, "seed \(random.seed)")
        #expect(walk.folders == one.folders, "seed \(random.seed)")
        #expect(walk.ignoredCount == one.ignoredCount, "seed \(random.seed)")
        #expect(walk.skippedEndings == one.skippedEndings, "seed \(random.seed)")
      }
      #expect(options.largestFile != nil || one.files.count > 10)
    }
  }

  @Test func everyChangeOfAFileIsTold() throws {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "b.txt", "sub/c.txt", "sub/deep/d.txt"] {
      try folder.write(name, "text of \(name)")
    }
    var marks = [try FileWalk(folder.path).mark]
    func expectAnother(_ what: String) throws {
      let mark = try FileWalk(folder.path).mark
      #expect(!marks.contains(mark), "\(what)")
      #expect(try FileWalk(folder.path, threads: 1).mark == mark)
      marks.append(mark)
    }
    func path(_ name: String) -> String { "\(folder.path)/\(name)" }
    func touch(_ name: String, nanoseconds: Int) {
      var times = [timespec(tv_sec: 1_000_000, tv_nsec: nanoseconds)]
      times.append(times[0])
      #expect(unsafe utimensat(AT_FDCWD, path(name), times, 0) == 0)
    }
    try folder.write("sub/deep/d.txt", "text of another")
    try expectAnother("size")
    touch("a.txt", nanoseconds: 1)
    try expectAnother("time")
    touch("a.txt", nanoseconds: 2)
    try expectAnother("one nanosecond")
    // Two files change places: their names, sizes and times are those of before.
    touch("b.txt", nanoseconds: 2)
    try expectAnother("time of another")
    #expect(unsafe rename(path("a.txt"), path("x")) == 0)
    #expect(unsafe rename(path("b.txt"), path("a.txt")) == 0)
    #expect(unsafe rename(path("x"), path("b.txt")) == 0)
    try expectAnother("places")
    #expect(unsafe rename(path("sub/deep"), path("sub/other")) == 0)
    try expectAnother("name of a folder")
    #expect(unsafe rename(path("sub/other/d.txt"), path("sub/d.txt")) == 0)
    try expectAnother("another folder")
    #expect(unsafe unlink(path("sub/d.txt")) == 0)
    try expectAnother("one file less")
    try folder.write("new.txt", "")
    try expectAnother("an empty file more")
  }

  @Test func foldersThatCannotBeListedAreTold() throws {
    // The superuser may list all.
    guard getuid() != 0 else { return }
    let folder = try TemporaryFolder()
    for name in ["a", "b", "c", "d", "e", "f"] { try folder.write("\(name)/x.txt", "text") }
    #expect(unsafe chmod("\(folder.path)/d", 0) == 0)
    defer { unsafe _ = chmod("\(folder.path)/d", 0o700) }
    let walk = try FileWalk(folder.path, threads: 4)
    #expect(walk.unseenFolders == ["d"])
    #expect(walk.failures.count == 1)
    #expect(walk.files.count == 5)
  }

  @Test func namesThatAreNoTextAreCounted() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b", "c", "d", "e"] { try folder.write("\(name)/x.txt", "text") }
    for name in ["d", "b"] {
      var path = Array("\(folder.path)/\(name)/".utf8.map { CChar(bitPattern: $0) })
      path += [CChar(bitPattern: 0xFF), 0]
      let file = unsafe open(path, O_CREAT | O_WRONLY, 0o600)
      // Not every file system has such names.
      if file < 0 { return }
      _ = close(file)
    }
    let walk = try FileWalk(folder.path, threads: 4)
    #expect(walk.failures.count == 2)
    #expect(walk.failures.first?.text(in: nil).contains("/b'") == true)
    #expect(walk.files.count == 5)
  }
}
