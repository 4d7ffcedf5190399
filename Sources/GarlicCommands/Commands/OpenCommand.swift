// search open N: how does one get to what was found?

import ArgumentParser
import Garlic
import GarlicText

struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open a hit of the list that was shown last, at its line.",
    discussion: """
      $VISUAL, else $EDITOR, opens the file; without either, what the system opens it with. vi, vim, nvim, \
      emacs, nano, micro, kak, less, code, subl, hx, zed and idea are told the line.
      """)

  @Argument(help: "The number of the hit in the list.")
  var number = 1

  @Flag(name: .customLong("print"), help: "Print path:line:column in place of opening it.")
  var isPrinted = false

  func run() throws {
    let console = Console()
    try CommandFailure.reported(on: console) {
      let hits = LastHits.load()
      if hits.isEmpty {
        console.warn(Message("no hits have been shown yet: search first"))
        throw CommandFailure.failed
      }
      guard hits.indices.contains(number - 1) else {
        console.warn(
          Message(
            "there is no hit \(number): the last list has \(hits.count, one: "hit", other: "hits")")
        )
        throw CommandFailure.failed
      }
      let hit = hits[number - 1]
      if hit.path.isEmpty {
        console.warn(Message("hit \(number) is not in a file"))
        throw CommandFailure.failed
      }
      if isPrinted {
        // Lines of a converted text are none of the file.
        let isText = !FileKind(ofFileNamed: hit.path).isConverted
        let line = isText ? try Self.line(of: hit, console) : nil
        try console.print(
          isText ? "\(hit.path):\(line?.number ?? 1):\(line?.column ?? 1)" : hit.path)
        return
      }
      let code = try Self.open(hit, console)
      if code != 0 { throw ExitCode(code) }
    }
  }

  /// Opens a hit at its line; the exit code of the program.
  static func open(_ hit: LastHits.Entry, _ console: Console) throws -> Int32 {
    // What an editor would not show as text, the program that it belongs to opens.
    if FileKind(ofFileNamed: hit.path).isConverted {
      for opener in ["xdg-open", "open"] where ChildProcess.path(of: opener) != nil {
        return try ChildProcess.run([opener, hit.path])
      }
    }
    return try ChildProcess.run(try arguments(hit.path, try line(of: hit, console), console))
  }

  /// The first line that matches; nil where the file cannot be read for lines.
  private static func line(of hit: LastHits.Entry, _ console: Console) throws -> LineMatch? {
    let index = try SearchIndex.inMemory(schema: CommandSchema.schema)
    let status = try FileStatus(of: hit.path)
    guard status.size <= MatchingLines.largestFile else { return nil }
    let text = try TextDecoder.decode(try FileSystem.read(hit.path)).utf8
    try index.write { batch in
      try batch.put(
        id: hit.path,
        [
          CommandSchema.title: .string(PathName.name(of: hit.path)),
          CommandSchema.body: .string(String(decoding: text, as: UTF8.self)),
        ])
    }
    var options = SearchOptions(limit: 1)
    options.mode = .any
    options.fields = CommandSchema.searchedFields(of: index.schema)
    guard let found = try index.snapshot.search(hit.query, options).hits.first else { return nil }
    return try MatchingLines(found, in: text, field: CommandSchema.body).lines.first
  }

  /// The words of the command that opens a file at a line.
  static func arguments(
    _ path: String, _ line: LineMatch?, _ console: Console
  ) throws -> [String] {
    guard let editor = Environment["VISUAL"] ?? Environment["EDITOR"] else {
      for opener in ["xdg-open", "open"] where ChildProcess.path(of: opener) != nil {
        return [opener, path]
      }
      console.warn(Message("set EDITOR to the program that is to open '\(path)'"))
      throw CommandFailure.failed
    }
    // As Git has it, but without a shell: words of the variable are words of the command.
    let words = editor.split(separator: " ").map(String.init)
    guard let program = words.first else { return [editor, path] }
    let number = line?.number ?? 1
    let column = line?.column ?? 1
    switch PathName.name(of: program) {
    case "vi", "vim", "nvim", "view", "gvim", "nano", "emacs", "emacsclient", "kak", "less", "more",
      "ne", "joe", "jed", "mg":
      return words + ["+\(number)", path]
    case "micro": return words + ["+\(number):\(column)", path]
    case "code", "codium", "cursor": return words + ["--goto", "\(path):\(number):\(column)"]
    case "subl", "hx", "helix", "zed": return words + ["\(path):\(number):\(column)"]
    case "idea", "pycharm", "webstorm": return words + ["--line", "\(number)", path]
    default: return words + [path]
    }
  }
}
