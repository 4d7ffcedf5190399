// Does a cache always answer as if there were none?

import Foundation
import TestSupport
import Testing

@testable import GarlicCommands

@Suite struct RefreshTests {
  @Test func randomChangesAreSeen() throws {
    var random = SeededGenerator.fresh("refresh")
    let folder = try TemporaryFolder()
    let names = ["a.txt", "b.md", "s/c.txt", "s/t/d.txt", "s.txt", "大/e.txt", "s-/f.txt"]
    let texts = ["大蒜", "辣椒", "大蒜辣椒", "", "a 大蒜"]
    let times = [Date(timeIntervalSince1970: 1e9), Date(timeIntervalSince1970: 1.1e9)]
    for round in 0..<5 {
      for _ in 0..<Int.random(in: 0..<3, using: &random) + (round == 0 ? 4 : 0) {
        let name = names[Int.random(in: 0..<names.count, using: &random)]
        let path = "\(folder.path)/d/\(name)"
        switch Int.random(in: 0..<5, using: &random) {
        case 0: try? folder.remove("d/\(name)")
        case 1:
          let other = names[Int.random(in: 0..<names.count, using: &random)]
          try? FileManager.default.moveItem(atPath: path, toPath: "\(folder.path)/d/\(other)")
        default:
          try folder.write("d/\(name)", texts[Int.random(in: 0..<texts.count, using: &random)])
        }
        // Times say nothing of the content.
        try? FileManager.default.setAttributes(
          [.modificationDate: times[Int.random(in: 0..<2, using: &random)]], ofItemAtPath: path)
      }
      try folder.write("d/always.txt", "大蒜 \(round / 3)")
      func hits(_ more: [String]) throws -> [String] {
        try SearchRun(["大蒜", "d", "--json", "-n100"] + more, in: folder).objects.map {
          "\($0["path"] ?? "") \($0["snippet"] ?? "")"
        }.sorted()
      }
      let expected = try hits(["--no-cache"])
      #expect(try hits([]) == expected, "seed \(random.seed), round \(round)")
      #expect(try hits([]) == expected, "seed \(random.seed), round \(round)")
    }
  }

  @Test func filesComeInTheOrderOfTheirPaths() throws {
    var random = SeededGenerator.fresh("walk")
    let folder = try TemporaryFolder()
    let parts = ["a", "a-", "a.txt", "b", "B", "大", "é", "z"]
    for _ in 0..<60 {
      let depth = Int.random(in: 0..<4, using: &random)
      var path = (0..<depth).map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }
      path.append("f\(Int.random(in: 0..<20, using: &random))")
      _ = try? folder.write(path.joined(separator: "/"), "text")
    }
    let all = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
    let files = all.filter {
      (try? FileStatus(of: "\(folder.path)/\($0)").kind) == .file
    }
    let expected = files.map { $0.split(separator: "/").map { Array($0.utf8) } }.sorted {
      $0.lexicographicallyPrecedes($1) { $0.lexicographicallyPrecedes($1) }
    }
    let walk = try FileWalk(folder.path)
    #expect(
      walk.files.map { $0.relativePath.split(separator: "/").map { Array($0.utf8) } } == expected,
      "seed \(random.seed)")
    #expect(walk.mark.value == (try FileWalk(folder.path)).mark.value)
    let changed = try #require(walk.files.first)
    try folder.write(changed.relativePath, "other text")
    #expect(walk.mark.value != (try FileWalk(folder.path)).mark.value)
  }

  /// Folders are looked at side by side; what is found is what one after another would find.
  @Test(arguments: TestRounds.seeds(6)) func foldersThatAreSharedOutAreFoundInOrder(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    var wanted: Set<String> = []
    for _ in 0..<60 {
      let depth = Int.random(in: 1...4, using: &random)
      let names = (0..<depth).map { _ in "d\(Int.random(in: 0...5, using: &random))" }
      let path = (names + ["f\(Int.random(in: 0...9, using: &random)).txt"]).joined(separator: "/")
      // A name is that of a file or of a folder.
      try folder.write(path, "x")
      wanted.insert(path)
    }
    try folder.write("d0/.gitignore", "f1.txt\n")
    let expected = wanted.filter { !($0.hasPrefix("d0/") && $0.hasSuffix("/f1.txt")) }
      .sorted { $0.split(separator: "/").lexicographicallyPrecedes($1.split(separator: "/")) }
    let walk = try FileWalk(folder.path)
    #expect(walk.files.map(\.relativePath) == expected)
    #expect(walk.files.allSatisfy { $0.size == 1 })
    #expect(walk.ignoredCount == wanted.count - expected.count)
    let folders = Set(
      wanted.flatMap { path in
        path.split(separator: "/").indices.map {
          path.split(separator: "/")[..<$0].joined(separator: "/")
        }
      })
    #expect(Set(walk.folders.map { String(decoding: $0, as: UTF8.self) }) == folders)
    #expect(walk.folders.count == folders.count)
    #expect(try FileWalk(folder.path).mark.value == walk.mark.value)
    try folder.write(expected[expected.count / 2], "xy")
    #expect(try FileWalk(folder.path).mark.value != walk.mark.value)
  }
}
