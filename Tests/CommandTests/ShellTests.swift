// Do bash, zsh and fish complete what people type?

import Foundation
import Testing

@testable import GarlicCommands

@Suite struct ShellTests {
  /// Read from the commands once.
  private static let program = CommandDescription.program()

  private static func texts(_ line: String) throws -> (texts: [String], files: [String]?) {
    let completion = CommandLineCompletion(ShellWords(line).words, of: try #require(Self.program))
    return (completion.candidates.map(\.text), completion.files)
  }

  @Test func theUsualFormIsCompleted() throws {
    #expect(try Self.texts("search 大蒜 do").files == [])
    #expect(try Self.texts("search 大蒜 -n 3 docs do").files == [])
    #expect(try Self.texts("search -i a").files == ["garlic"])
    #expect(try Self.texts("search query -i a").files == ["garlic"])
    #expect(try Self.texts("search --col").texts == ["--color"])
    #expect(try Self.texts("search 大蒜 --col").texts == ["--color"])
    #expect(try Self.texts("search --color a").texts == ["auto", "always"])
    #expect(try Self.texts("search --color=n").texts == ["--color=never"])
    #expect(try Self.texts("search -t mark").texts == ["markdown"])
    #expect(try Self.texts("search --color auto --col").texts == [])
    #expect(try Self.texts("search --glob x --glo").texts == ["--glob"])
    #expect(try Self.texts("search -- --col").texts == [])
    #expect(try Self.texts("search cac").texts == ["cache"])
    #expect(try Self.texts("search cache ").texts == ["list", "clear", "limit"])
    #expect(try Self.texts("search cache list --j").texts == ["--json"])
    #expect(try Self.texts("search stats ").files == ["garlic"])
    #expect(try Self.texts("search index d").files == [])
    #expect(try Self.texts("search index d --rec").texts == ["--records"])
    #expect(try Self.texts("search completions ").texts == ["bash", "zsh", "fish"])
    #expect(try Self.texts("search --like x ").files == [])
    #expect(try Self.texts("search ").texts == [])
    #expect(try Self.texts("search").texts == [])
    #expect(try Self.texts("search -").texts.contains("--vimgrep"))
    #expect(try Self.texts("ls | search --vim").texts == ["--vimgrep"])
  }

  /// Every option of a search is there, and no other list says so.
  @Test func allOptionsAreOffered() throws {
    let help = try SearchRun(["help", "query"], in: TemporaryFolder()).output
    let offered = Set(try Self.texts("search --").texts)
    for match in help.matches(of: #/^  (?:-\w, )?(?:-\w, )?(--[a-z-]+)/#.anchorsMatchLineEndings())
    where match.1 != "--version" && match.1 != "--help" {
      #expect(offered.contains(String(match.1)), "\(match.1)")
    }
    #expect(offered.count > 30)
  }

  @Test func linesOfBashAreTakenApart() {
    #expect(ShellWords("a 'b c' \"d \\\" e\" f\\ g h").words == ["a", "b c", "d \" e", "f g", "h"])
    #expect(ShellWords("a ").words == ["a", ""])
    #expect(ShellWords("").words == [""])
    #expect(ShellWords("x; search -i 'open").words == ["search", "-i", "open"])
    #expect(ShellWords("search lang:z").hiddenCount == 5)
    #expect(ShellWords("search \\").words == ["search", ""])
  }

  /// A folder with the program on PATH, scripts of all shells, files to be completed.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("docs/a.txt", "大蒜\n")
    try folder.write("done notes.txt", "x\n")
    try folder.write("all.txt", "x\n")
    _ = try SearchRun(["index", "docs", "-o", "all.garlic"], in: folder)
    for shell in ["bash", "zsh", "fish"] {
      let script = try SearchRun(["completions", shell], in: folder)
      #expect(script.code == 0)
      try folder.write("script.\(shell)", script.output)
    }
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/search", withDestinationPath: SearchRun.program().path)
    return folder
  }

  private static func run(_ command: [String], in folder: TemporaryFolder) throws -> [String] {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = URL(filePath: folder.path)
    var variables = ProcessInfo.processInfo.environment
    variables["PATH"] = "\(folder.path):\(variables["PATH"] ?? "/usr/bin:/bin")"
    variables["HOME"] = folder.path
    variables["LC_ALL"] = "C.UTF-8"
    variables["TERM"] = "dumb"
    process.environment = variables
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
  }

  static let lines = [
    ("search 大蒜 do", ["docs", "done notes.txt"]), ("search -i a", ["all.garlic"]),
    ("search --col", ["--color"]), ("search 大蒜 -n 3 --col", ["--color"]),
    ("search -i all.garlic he", ["heading:"]), ("search stats a", ["all.garlic"]),
  ]

  @Test(.enabled(if: ZipBuilder.has("bash"), "bash is not installed"))
  func bashCompletes() throws {
    let folder = try Self.folder()
    let script =
      "source script.bash; COMP_LINE=$1; COMP_POINT=${#1}; COMP_WORDS=(search); _search; printf '%s\\n' \"${COMPREPLY[@]}\""
    for (line, expected) in Self.lines {
      let found = try Self.run(["bash", "--norc", "-c", script, "bash", line], in: folder)
      #expect(found.sorted() == expected, "\(line)")
    }
  }

  @Test(.enabled(if: ZipBuilder.has("bash"), "bash is not installed"))
  func bashBeginsWordsBehindColons() throws {
    let folder = try Self.folder()
    try folder.write("r.jsonl", #"{"id":"1","body":"x","category":"recipe"}"# + "\n")
    _ = try SearchRun(["index", "r.jsonl", "-o", "r.garlic"], in: folder)
    let script =
      "source script.bash; COMP_LINE=$1; COMP_POINT=${#1}; COMP_WORDS=(search); _search; printf '%s\\n' \"${COMPREPLY[@]}\""
    let line = "search -i r.garlic category:re"
    #expect(try Self.run(["bash", "--norc", "-c", script, "bash", line], in: folder) == ["recipe"])
  }

  @Test(.enabled(if: ZipBuilder.has("fish"), "fish is not installed"))
  func fishCompletes() throws {
    let folder = try Self.folder()
    let script = "source script.fish; complete -C $argv[1]"
    for (line, expected) in Self.lines {
      let found = try Self.run(["fish", "--no-config", "-c", script, line], in: folder)
      let words = found.map { line in
        var word = String(line.prefix { $0 != "\t" }).replacing("\\", with: "")
        if word.last == "/" { word.removeLast() }
        return word
      }
      #expect(words.filter { $0 != "script.fish" }.sorted() == expected, "\(line)")
    }
  }

  /// In a terminal, as zsh completes in no other way.
  @Test(.enabled(if: ZipBuilder.has("zsh"), "zsh is not installed"), arguments: lines)
  func zshCompletes(_ line: String, _ expected: [String]) throws {
    let folder = try Self.folder()
    try folder.write(
      "driver.zsh",
      """
      zmodload zsh/zpty
      zpty shell zsh -f -i
      zpty -w shell 'PS1="" PS2="" PROMPT_EOL_MARK="" LISTMAX=0; unsetopt zle_bracketed_paste beep; autoload -Uz compinit; compinit -u -D; source script.zsh; zstyle ":completion:*" list-colors; setopt no_auto_menu; bindkey "^I" complete-word; print READY'
      text=''
      deadline=$((SECONDS + 20))
      while [[ $text != *$'\\n'READY* && $SECONDS -lt $deadline ]]; do
        zpty -rt shell part && text+=$part || sleep 0.05
      done
      zpty -wn shell "$1"$'\\t'
      text=''
      still=0
      while (( still < 20 )); do
        if zpty -rt shell part; then text+=$part; still=0; else sleep 0.05; (( still++ )); fi
      done
      print -r -- "$text"
      zpty -d shell
      """)
    let found = try Self.run(["zsh", "-f", "driver.zsh", line], in: folder).joined(separator: "\n")
    for word in expected {
      let shown = word.replacing(" ", with: "\\ ")
      #expect(found.contains(word) || found.contains(shown), "\(word) in \(found)")
    }
    if expected == ["all.garlic"] { #expect(!found.contains("all.txt")) }
  }
}

@Suite struct ManualTests {
  @Test func thePageHasAllOptionsAndCommands() throws {
    let folder = try TemporaryFolder()
    let run = try SearchRun(["manual"], in: folder)
    #expect(run.code == 0)
    let program = try #require(CommandDescription.program())
    let plain = run.output.replacing("\\-", with: "-")
    for command in program.subcommands where command.name != "help" {
      if command.name != "query" { #expect(plain.contains(".SS \"search \(command.name)")) }
      for name in command.arguments.flatMap(\.names)
      where !["-h", "--help", "--version"].contains(name) {
        #expect(plain.contains("\\fB\(name)\\fR"), "\(command.name) \(name)")
      }
    }
    // No line begins as a macro that is none.
    for line in run.lines where line.hasPrefix(".") {
      #expect(
        [".TH", ".SH", ".SS", ".PP", ".TP", ".nf", ".fi"].contains(String(line.prefix(3))),
        "\(line)")
    }
    // Read by the reader of manual pages it has its name.
    let page = try #require(ManualText(Array(run.output.utf8)))
    #expect(page.title == "search(1)")
  }

  @Test(.enabled(if: ZipBuilder.has("groff"), "groff is not installed"))
  func groffHasNothingToSay() throws {
    let folder = try TemporaryFolder()
    let page = try SearchRun(["manual"], in: folder)
    let errors = try ZipBuilder.run(
      "{ groff -man -Tutf8 -ww -K utf8 2>&1 >/dev/null | grep -v vertical_motion; }",
      Array(page.output.utf8))
    #expect(String(decoding: errors, as: UTF8.self) == "")
  }
}
