// Is bad input told clearly, and does the rest go on?

import Foundation
import TestSupport
import Testing

@Suite struct FaultTests {
  @Test func filesThatAreNoIndex() throws {
    let folder = try ProgramTests.corpus()
    let text = try SearchRun(["-i", "texts/garlic.txt", "x"], in: folder)
    #expect(text.code == 2)
    #expect(text.errors.contains("'texts/garlic.txt' is not a Garlic index"))
    let missing = try SearchRun(["-i", "no.garlic", "x"], in: folder)
    #expect(missing.code == 2)
    #expect(missing.errors.contains("there is no index at 'no.garlic'"))
    let directory = try SearchRun(["-i", "texts", "x"], in: folder)
    #expect(directory.code == 2)
    #expect(directory.errors.contains("'texts'"))
    // Nothing is written over a file that is no index, --fresh or not.
    for more in [[], ["--fresh"]] {
      let run = try SearchRun(["index", "texts", "-o", "texts/onion.md"] + more, in: folder)
      #expect(run.code == 2)
      #expect(run.errors.contains("is not a Garlic index"))
    }
    #expect(
      try String(contentsOfFile: folder.path + "/texts/onion.md", encoding: .utf8).hasPrefix(
        "intro"))
  }

  @Test func indexesCutShort() throws {
    let folder = try ProgramTests.corpus()
    #expect(try SearchRun(["index", "texts", "-o", "my.garlic"], in: folder).code == 0)
    let bytes = try Data(contentsOf: URL(filePath: folder.path + "/my.garlic"))
    let lengths = [0, 1, 100, 4096, bytes.count / 2, bytes.count - 1]
    for length in TestRounds.sample(lengths, every: 3) {
      try folder.write("short.garlic", bytes.prefix(length))
      let run = try SearchRun(["-i", "short.garlic", "大蒜"], in: folder)
      #expect(run.code == 2, "\(length)")
      #expect(run.errors.contains("'short.garlic'"), "\(length) \(run.errors)")
      #expect(try SearchRun(["stats", "short.garlic"], in: folder).code == 2)
    }
  }

  @Test(.enabled(if: UnprivilegedUser.isAtHand, "nothing is unreadable for root"))
  func unreadableFiles() throws {
    let folder = try ProgramTests.corpus()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: folder.path + "/texts/onion.md")
    try UnprivilegedUser.own(folder)
    for _ in 0..<2 {
      let run = try SearchRun(["大蒜", "texts"], in: folder, wrapper: UnprivilegedUser.wrapper)
      #expect(run.code == 2)
      #expect(run.errors.contains("cannot open 'texts/onion.md'"))
      #expect(run.output.contains("texts/garlic.txt"))
    }
  }

  /// Unreadable for everybody, root included.
  @Test func pathsThroughAFile() throws {
    let folder = try ProgramTests.corpus()
    for _ in 0..<2 {
      let run = try SearchRun(["大蒜", "texts/onion.md/inside", "texts/garlic.txt"], in: folder)
      #expect(run.code == 2)
      #expect(run.errors.contains("'texts/onion.md/inside'"), "\(run.errors)")
    }
  }

  @Test func emptyAndBinaryFiles() throws {
    let folder = try ProgramTests.corpus()
    try folder.write("empty.txt", "")
    let empty = try SearchRun(["x", "empty.txt"], in: folder)
    #expect(empty.code == 1)
    #expect(empty.errors.contains("'empty.txt' is empty"))
    let index = try SearchRun(["index", "empty.txt", "-o", "e.garlic"], in: folder)
    #expect(index.code == 0)
    #expect(index.errors.contains("'empty.txt' is empty"))
    for _ in 0..<2 {
      let binary = try SearchRun(["x", "texts/binary.dat"], in: folder)
      #expect(binary.code == 1)
      #expect(binary.errors.contains("'texts/binary.dat' is a binary file"))
    }
    // In a folder neither is worth a word.
    #expect(try SearchRun(["大蒜", "texts"], in: folder).errors.isEmpty)
  }

  @Test func malformedUTF8() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "a.txt", Array("大蒜".utf8) + [0xFF, 0xFE, 0x20] + Array("种植 garlic".utf8) + [0xE5])
    try folder.write(
      "b.jsonl", Array(#"{"id":"b","body":"garlic "#.utf8) + [0xC0] + Array("\"}".utf8))
    let run = try SearchRun(["index", ".", "-o", "x.garlic"], in: folder)
    #expect(run.code == 0)
    #expect(run.errors.contains("'./a.txt'") || run.errors.contains("'a.txt'"))
    #expect(run.errors.contains("malformed sequence"))
    #expect(run.errors.contains("b.jsonl"))
    #expect(try SearchRun(["-i", "x.garlic", "--count", "garlic"], in: folder).output == "2\n")
  }

  @Test func malformedRecords() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "r.jsonl", "{\"id\":\"a\",\"body\":\"大蒜\"}\nnot json\n[1]\n{\"body\":\"大蒜 again\"}\n")
    let run = try SearchRun(["index", "r.jsonl", "-o", "x.garlic"], in: folder)
    #expect(run.code == 2)
    #expect(run.errors.contains("r.jsonl:2: byte 0"))
    #expect(run.errors.contains("1 other line"))
    let hits = try SearchRun(["-i", "x.garlic", "--json", "大蒜"], in: folder)
    #expect(Set(hits.objects.compactMap { $0["id"] as? String }) == ["a", "r.jsonl:4"])
  }

  @Test func encodings() throws {
    let folder = try TemporaryFolder()
    // 大蒜 in GB 18030, Big5 and UTF-16.
    try folder.write("gb.txt", [0xB4, 0xF3, 0xCB, 0xE2, 0x0A])
    try folder.write(
      "big5.html", Array("<meta charset=big5><p>".utf8) + [0xA4, 0x6A, 0xBB, 0x5B])
    try folder.write("le.txt", [0xFF, 0xFE, 0x27, 0x59, 0x9C, 0x84])
    try folder.write("be.txt", [0xFE, 0xFF, 0x59, 0x27, 0x84, 0x9C])
    let hits = try SearchRun(["--json", "大蒜", "."], in: folder)
    #expect(
      Set(hits.objects.compactMap { $0["path"] as? String })
        == ["gb.txt", "big5.html", "le.txt", "be.txt"])
    #expect(hits.errors == "search: 'gb.txt' is read as GB18030, as its bytes suggest\n")
  }

  @Test func unwritableCache() throws {
    let folder = try ProgramTests.corpus()
    try folder.write("file", "no folder")
    let run = try SearchRun(
      ["大蒜", "texts"], in: folder, environment: ["XDG_CACHE_HOME": folder.path + "/file"])
    #expect(run.code == 0)
    #expect(run.errors.contains("in memory"))
    #expect(run.output.contains("texts/garlic.txt"))
  }
}
