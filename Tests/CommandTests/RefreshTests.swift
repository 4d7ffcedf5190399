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
    for round in 0..<TestRounds.size(5, quick: 3) {
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
      try folder.write("d/always.txt", "大蒜 \(round / TestRounds.size(3, quick: 2))")
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
    #expect(walk.mark == (try FileWalk(folder.path)).mark)
    let changed = try #require(walk.files.first)
    try folder.write(changed.relativePath, "other text")
    #expect(walk.mark != (try FileWalk(folder.path)).mark)
  }
}
