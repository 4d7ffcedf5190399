// Are the lines that match those that a plain loop finds, and printed as other programs read them?

import Foundation
import TestSupport
import Testing

@testable import GarlicCommands

@Suite struct LineTests {
  /// The same by cutting the text at its line ends.
  static func naive(_ text: [UInt8], _ ranges: [Range<Int>], context: Int) -> [LineMatch] {
    var lines: [LineMatch] = []
    var start = 0
    // The end of the last line begins no further one.
    let whole = text.last == UInt8(ascii: "\n") ? text.dropLast() : text[...]
    for (number, part) in whole.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).enumerated() {
      let content = part.last == UInt8(ascii: "\r") ? part.dropLast() : part
      let end = start + part.count
      let inLine = ranges.filter { $0.lowerBound >= start && $0.lowerBound < end }
      lines.append(
        LineMatch(
          number: number + 1, text: String(decoding: content, as: UTF8.self),
          ranges: inLine.map {
            min($0.lowerBound - start, content.count)..<min($0.upperBound - start, content.count)
          }))
      start = end + 1
    }
    let matching = Set(lines.filter { !$0.ranges.isEmpty }.map(\.number))
    return lines.compactMap { line in
      var line = line
      if matching.contains(line.number) { return line }
      line.isContext = true
      let near = (line.number - context)...(line.number + context)
      return near.contains(where: { matching.contains($0) }) ? line : nil
    }
  }

  @Test(arguments: TestRounds.seeds(200)) func linesAreThoseOfALoop(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = ["大蒜", "a", "\n", "\n", "\r\n", " ", "薹x"]
    let text = Array(
      (0..<Int.random(in: 1...60, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined().utf8)
    var ranges: [Range<Int>] = []
    var at = 0
    while at < text.count {
      // Whole characters, and no line ends.
      if text[at] & 0xC0 != 0x80, text[at] > 0x20, Int.random(in: 0..<4, using: &random) == 0 {
        var end = at + 1
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        ranges.append(at..<end)
      }
      at += 1
    }
    if ranges.isEmpty { return }
    let context = Int.random(in: 0...3, using: &random)
    let found = MatchingLines(text, ranges, context: context)
    #expect(found.lines == Self.naive(text, ranges, context: context), "seed \(seed)")
    #expect(found.matchCount == ranges.count)
  }

  @Test func aFileWhoseNameMatchesIsShownByItsFirstLine() {
    let found = MatchingLines(Array("\n  \nfirst\nsecond\n".utf8), [])
    #expect(found.lines == [LineMatch(number: 3, text: "first", ranges: [])])
    #expect(MatchingLines([], []).lines.isEmpty)
    #expect(MatchingLines(Array("\n\n".utf8), []).lines.isEmpty)
  }

  static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("notes/a.txt", "种植\n一\n大蒜怎样大蒜\n二\n三\n四\n五\n大蒜\n")
    try folder.write("notes/b.md", "# 大蒜\n\ntext\n")
    try folder.write("notes/c d.txt", "no\n")
    try folder.write("notes/大蒜.log", "nothing\n")
    return folder
  }

  @Test func linesHaveNumbersColumnsAndContext() throws {
    let folder = try Self.folder()
    let lines = try SearchRun(["--lines", "大蒜", "notes"], in: folder)
    #expect(lines.lines.contains("notes/a.txt:3:大蒜怎样大蒜"))
    #expect(lines.lines.contains("notes/a.txt:8:大蒜"))
    #expect(lines.lines.contains("notes/b.md:1:# 大蒜"))
    // Its name matches.
    #expect(lines.lines.contains("notes/大蒜.log:1:nothing"))
    #expect(lines.lines.count == 5)
    let vimgrep = try SearchRun(["--vimgrep", "大蒜", "notes/a.txt"], in: folder)
    #expect(
      vimgrep.output
        == "notes/a.txt:3:1:大蒜怎样大蒜\nnotes/a.txt:3:13:大蒜怎样大蒜\nnotes/a.txt:8:1:大蒜\n")
    let context = try SearchRun(["-C1", "大蒜", "notes/a.txt"], in: folder)
    #expect(
      context.output == """
        notes/a.txt-2-一
        notes/a.txt:3:大蒜怎样大蒜
        notes/a.txt-4-二
        --
        notes/a.txt-7-五
        notes/a.txt:8:大蒜

        """)
    let counts = try SearchRun(["--count-matches", "大蒜", "notes/a.txt"], in: folder)
    #expect(counts.output == "notes/a.txt:3\n")
    let form = try SearchRun(
      ["--format", "{path}:{line}:{column} {title}\\t{rank}\\n", "大蒜", "notes/a.txt"], in: folder)
    #expect(form.output == "notes/a.txt:3:1 种植\t1\n")
    let mistakes = [
      ["--format", "{nothing}", "x"], ["--format", "{path", "x"], ["-l", "--json", "x"],
      ["-0", "x"],
      ["-C", "-1", "x"],
    ]
    for wrong in TestRounds.sample(mistakes, every: 3) {
      #expect(try SearchRun(wrong, in: folder).code == 64, "\(wrong)")
    }
  }

  @Test func namesAloneAndNothingAtAll() throws {
    let folder = try Self.folder()
    let names = try SearchRun(["-l", "大蒜", "notes"], in: folder)
    #expect(names.lines.dropLast().sorted() == ["notes/a.txt", "notes/b.md", "notes/大蒜.log"])
    let zero = try SearchRun(["-l", "-0", "no", "notes"], in: folder)
    #expect(zero.output == "notes/c d.txt\0")
    let quiet = try SearchRun(["-q", "大蒜", "notes"], in: folder)
    #expect(quiet.output.isEmpty && quiet.errors.isEmpty && quiet.code == 0)
    #expect(try SearchRun(["-q", "无此词语", "notes"], in: folder).code == 1)
    // All of them, unless a number is given.
    for i in 0..<30 { try folder.write("many/\(i).txt", "洋葱 \(i)\n") }
    #expect(try SearchRun(["-l", "洋葱", "many"], in: folder).lines.count == 31)
    #expect(try SearchRun(["-l", "洋葱", "many", "-n", "3"], in: folder).lines.count == 4)
    #expect(try SearchRun(["-l", "洋葱", "many", "--no-cache"], in: folder).lines.count == 31)
    _ = try SearchRun(["index", "many", "-o", "i.garlic"], in: folder)
    #expect(try SearchRun(["-l", "洋葱", "-i", "i.garlic"], in: folder).lines.count == 31)
  }

  @Test func filesAreChosen() throws {
    let folder = try Self.folder()
    try folder.write("notes/.hidden/d.txt", "大蒜\n")
    try folder.write("notes/sub/e.swift", "// 大蒜\n")
    try folder.write("notes/sub/f.py", "# 大蒜 \(String(repeating: "x", count: 3000))\n")
    try folder.write("notes/.gitignore", "")
    try folder.write("notes/.ignore", "g.txt\n")
    try folder.write("notes/g.txt", "大蒜\n")
    func names(_ arguments: [String]) throws -> [String] {
      try SearchRun(["-l", "大蒜", "notes"] + arguments, in: folder).output
        .split(separator: "\n").map(String.init).sorted()
    }
    let all = ["notes/a.txt", "notes/b.md", "notes/sub/e.swift", "notes/sub/f.py", "notes/大蒜.log"]
    let inSub = ["notes/sub/e.swift", "notes/sub/f.py"]
    let choices: [([String], [String])] = [
      ([], all), (["-g", "*.md"], ["notes/b.md"]),
      (["-g", "*.{md,py}"], ["notes/b.md", "notes/sub/f.py"]), (["-g", "notes/sub/*"], inSub),
      (["-g", "sub/*"], inSub), (["-g", "!*.log", "-g", "!*.py"], Array(all[0...2])),
      (["-t", "swift", "-t", "md"], ["notes/b.md", "notes/sub/e.swift"]),
      (["--max-filesize", "2K"], all.filter { !$0.hasSuffix(".py") }),
      (["--hidden"], ["notes/.hidden/d.txt"] + all), (["--newer", "1h"], all),
      (["--newer", "2100-01-01"], []),
    ]
    for (arguments, expected) in TestRounds.sample(choices, every: 2) {
      #expect(try names(arguments) == expected, "\(arguments)")
    }
    #expect(try names(["--no-ignore"]).contains("notes/g.txt"))
    let mistakes = [
      ["-t", "nothing"], ["-g", "[ab]"], ["--newer", "soon"], ["--max-filesize", "large"],
      ["--max-filesize", "99999999999G"], ["--newer", "9223372036854775807w"],
    ]
    for wrong in TestRounds.sample(mistakes, every: 3) {
      #expect(try SearchRun(["x", "notes"] + wrong, in: folder).code == 64, "\(wrong)")
    }
    #expect(try SearchRun(["--type-list"], in: folder).output.contains("\nswift: *.swift\n"))
  }

  @Test func hitsAreOpenedAtTheirLines() throws {
    let folder = try Self.folder()
    let none = try SearchRun(["open"], in: folder)
    #expect(none.code == 2 && none.errors.contains("search first"))
    _ = try SearchRun(["大蒜怎样", "notes", "-n", "1"], in: folder)
    let place = try SearchRun(["open", "--print"], in: folder)
    #expect(place.output.hasSuffix("/notes/a.txt:3:1\n"))
    try folder.write("bin/vim", "#!/bin/sh\nprintf '%s|' \"$@\"\n")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.path + "/bin/vim")
    let path = "\(folder.path)/bin:/usr/bin:/bin"
    let opened = try SearchRun(
      ["open", "1"], in: folder, environment: ["EDITOR": "vim -R", "VISUAL": "", "PATH": path])
    #expect(opened.output.hasPrefix("-R|+3|/"))
    #expect(opened.output.hasSuffix("/notes/a.txt|"))
    let missing = try SearchRun(["open", "7"], in: folder)
    #expect(missing.code == 2 && missing.errors.contains("there is no hit 7"))
    let lost = try SearchRun(
      ["open"], in: folder, environment: ["VISUAL": "no-such-editor", "PATH": path])
    #expect(lost.code == 2 && lost.errors.contains("no-such-editor"))
  }

  @Test func optionsAreReadFromTheConfigFile() throws {
    let folder = try Self.folder()
    let config = ["XDG_CONFIG_HOME": folder.path + "/config"]
    try folder.write("config/garlic/config", "# always\n\n  --vimgrep\n-n\n1\n")
    let run = try SearchRun(["大蒜怎样", "notes"], in: folder, environment: config)
    #expect(run.output.hasPrefix("notes/a.txt:3:1:"))
    #expect(
      try SearchRun(["query", "大蒜怎样", "notes"], in: folder, environment: config).output
        == run.output)
    let plain = try SearchRun(["--no-config", "大蒜怎样", "notes"], in: folder, environment: config)
    #expect(!plain.output.hasPrefix("notes/a.txt:3"))
    // Other commands do not read it.
    let index = try SearchRun(
      ["index", "notes", "-o", "i.garlic"], in: folder, environment: config)
    #expect(index.code == 0)
    try folder.write("config/garlic/config", "--no-such-option\n")
    let wrong = try SearchRun(["大蒜", "notes"], in: folder, environment: config)
    #expect(wrong.code == 64 && wrong.errors.contains("garlic/config"))
  }

  @Test func helpSaysTheFirstThingsFirst() throws {
    let folder = try TemporaryFolder()
    for arguments in [["--help"], ["-h"]] {
      let help = try SearchRun(arguments, in: folder)
      #expect(help.code == 0 && help.output.hasPrefix("Search Chinese"))
      #expect(help.lines.count < 50)
      #expect(help.lines.allSatisfy { $0.utf8.count < 140 })
    }
    #expect(try SearchRun(["help", "syntax"], in: folder).output.contains("garlc~"))
    let all = try SearchRun(["help", "query"], in: folder).output
    for option in ["--vimgrep", "--glob", "--newer", "--files-with-matches", "--format"] {
      #expect(all.contains(option))
    }
    #expect(try SearchRun(["help"], in: folder).output.contains("SUBCOMMANDS"))
  }

  @Test func pathsAreLinks() throws {
    let folder = try Self.folder()
    let run = try SearchRun(
      ["大蒜怎样", "notes", "--hyperlinks", "always", "-n", "1"], in: folder,
      environment: ["HOSTNAME": "here"])
    #expect(run.output.contains("\u{1B}]8;;file://here/"))
    #expect(run.output.contains("/notes/a.txt\u{1B}\\notes/a.txt\u{1B}]8;;\u{1B}\\"))
    #expect(try !SearchRun(["大蒜怎样", "notes"], in: folder).output.contains("\u{1B}"))
  }
}
