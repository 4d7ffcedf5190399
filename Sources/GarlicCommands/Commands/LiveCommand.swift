// search live: what is found while somebody types?

import ArgumentParser
import Garlic
import GarlicText

struct LiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "live", abstract: "Search while you type; also 'search' alone on a terminal.",
    discussion: """
      Arrows choose a hit, Enter opens it at its line as 'search open' does, Tab completes the last word, \
      Ctrl-U and Ctrl-W delete, Esc ends and leaves the terminal as it was. The files are looked at once, at the \
      beginning.
      """)

  @Argument(help: "Files and folders to search.", completion: .file())
  var paths: [String] = []

  @Option(
    name: [.customShort("i"), .long], help: "Search this index file; may be repeated.",
    completion: .file())
  var index: [String] = []

  @Option(help: "Begin with this query.")
  var query: String?

  @OptionGroup(title: "Choosing files") var choice: FileArguments

  @OptionGroup(title: "Choosing files") var conversion: ConversionArguments

  @OptionGroup var files: EncodingOption

  func validate() throws {
    if !index.isEmpty, !paths.isEmpty {
      throw ValidationError("Name either an index (-i) or paths, not both.")
    }
  }

  func run() throws {
    let console = Console()
    try CommandFailure.reported(on: console) {
      guard Terminal.isThere else {
        console.warn(Message("live search needs a terminal for input and output"))
        throw CommandFailure.failed
      }
      var live = try search(console)
      if let query { live.apply(.text(query)) }
      guard let hit = try live.run(on: Terminal()) else { throw CommandFailure.noHits }
      guard !hit.path.isEmpty else {
        console.warn(Message("the hit is not in a file"))
        throw CommandFailure.failed
      }
      let code = try OpenCommand.open(hit, console)
      if code != 0 { throw ExitCode(code) }
    }
  }

  private func search(_ console: Console) throws -> LiveSearch {
    let now = WallClock.now / 1_000_000
    if !index.isEmpty {
      let folder = try FileSystem.resolved(".")
      let paths = PathClauses(folders: [folder])
      return LiveSearch(
        try IndexPaths.snapshot(of: index, analyzer: nil), paths,
        filter: choice.filter(folders: paths.folders, now: now),
        language: console.language
      ) { ($0, PathName.shown($1, from: folder)) }
    }
    let sources = SourceFiles(
      paths.isEmpty ? ["."] : paths, choice.walk(conversion.preprocessor), on: console)
    if sources.roots.isEmpty { throw CommandFailure.failed }
    let cached = try CachedIndex(
      sources, encoding: files.encoding, usesCache: true, threads: 0, on: console)
    let clauses = cached.pathClauses
    return LiveSearch(
      cached.index.snapshot, clauses, filter: choice.filter(folders: clauses.folders, now: now),
      language: console.language
    ) { cached.name(id: $0, path: $1) }
  }
}
