// search QUERY [PATH…]: what is found?

import ArgumentParser
import Garlic
import GarlicText

struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query", abstract: "Search files, folders or an index (the default).",
    discussion: """
      Without -i the text files under the paths are searched, or those under '.' if there are no \
      paths. Hidden files, binary files and files that .gitignore or .ignore names are left out.
      """)

  /// How clauses that spaces separate are combined.
  enum Mode: String, ExpressibleByArgument, CaseIterable {
    case all
    case any
    case standard
  }

  @Argument(
    help:
      "The query: words, \"phrases\", field:word, OR, -excluded, prefix*. With --like or --like-id there is none, and all are paths.",
    completion: .custom { arguments, _, prefix in
      QueryCompletion.candidates(arguments, typed: prefix)
    }
  )
  var queryOrPath: String?

  @Argument(help: "Files and folders to search.", completion: .file())
  var furtherPaths: [String] = []

  @Option(help: "Search for documents that are like this text file.", completion: .file())
  var like: String?

  @Option(
    name: .customLong("like-id"),
    help: "Search for documents that are like the one with this id in the index.")
  var likeID: String?

  @Option(
    name: [.customShort("i"), .long],
    help:
      "Search this index file; several are searched as one, as 'shards/*.garlic' in quotation marks, too.",
    completion: .file(extensions: ["garlic"]))
  var index: [String] = []

  @Option(
    name: [.customShort("n", allowingJoined: true), .long],
    help: "The most hits to show: 10, and all with -l and --count-matches.")
  var limit: Int?

  @Option(help: "Show the hits after the one with this cursor, which --json prints.")
  var after: String?

  @Option(
    help:
      "How clauses are combined: all, any, or standard: all of a short query, relaxed when that finds too few hits; long queries rank by how much matches."
  )
  var mode = Mode.standard

  @Flag(help: "Refuse a query with a syntax error.")
  var strict = false

  @Flag(
    help: """
      With --json and no hits, or hardly one: print last {"suggestion": {"query": ..., "hits": ...}} when \
      another query finds something.
      """)
  var suggest = false

  @Option(help: "When to use colours.")
  var color = ColorChoice.auto

  @Option(help: "Number of threads for indexing; 0 for the number of processors.")
  var threads = 0

  @Flag(help: "Index in memory, without the cache.")
  var noCache = false

  @OptionGroup(title: "Forms of output") var output: OutputArguments

  @OptionGroup(title: "Choosing files") var choice: FileArguments

  @OptionGroup(title: "Choosing files") var conversion: ConversionArguments

  @OptionGroup(title: "Values of fields") var columns: ColumnArguments

  @OptionGroup var files: EncodingOption

  @OptionGroup var analysis: AnalyzerOptions

  @OptionGroup var expansion: QueryExpansion

  /// Whether an example stands for the query.
  var hasExample: Bool { like != nil || likeID != nil }

  /// The query; empty with an example.
  var query: String { hasExample ? "" : queryOrPath ?? "" }

  var paths: [String] {
    !hasExample ? furtherPaths : (queryOrPath.map { [$0] } ?? []) + furtherPaths
  }

  func validate() throws {
    if like != nil, likeID != nil { throw ValidationError("Name either --like or --like-id.") }
    if queryOrPath == nil, !hasExample {
      throw ValidationError("Missing expected argument '<query>'")
    }
    if suggest, !output.json {
      throw ValidationError("--suggest adds a line to --json: name both.")
    }
    if let limit, limit < 0 || limit == 0 && columns.facet.isEmpty {
      throw ValidationError(
        "--limit \(limit): use a number above 0, or 0 with --facet, or --count to count hits only.")
    }
    if let after, SearchCursor(after) == nil {
      throw ValidationError(
        "--after '\(after)' is not a cursor: use the 'cursor' of a hit that --json printed.")
    }
    if threads < 0 {
      throw ValidationError(
        "--threads \(threads): use a number above 0, or 0 for the number of processors.")
    }
    if !index.isEmpty, !paths.isEmpty {
      throw ValidationError("Name either an index (-i) or paths, not both.")
    }
    if !index.isEmpty, files.name != nil {
      throw ValidationError("--encoding goes with paths: an index has its texts already.")
    }
    if !index.isEmpty, choice.hidden || choice.noIgnore {
      throw ValidationError(
        "--hidden and --no-ignore go with paths: an index has its files already.")
    }
    if paths.count > 1, paths.contains(where: { InputIndex.paths.contains($0) }) {
      throw ValidationError("'-', which is standard input, stands alone.")
    }
    if index.isEmpty, analysis.wordFile != nil {
      throw ValidationError("--words needs -i: files are searched without user words.")
    }
  }

  func run() throws {
    let console = Console(color: color)
    try CommandFailure.reported(on: console) {
      if !index.isEmpty {
        let snapshot = try IndexPaths.snapshot(of: index, analyzer: analysis.analyzer())
        let folder = try FileSystem.resolved(".")
        try QueryAnswer(self, snapshot, PathClauses(folders: [folder]), console) {
          ($0, PathName.shown($1, from: folder))
        }.print()
      } else {
        try searchFiles(console)
      }
    }
  }

  private func searchFiles(_ console: Console) throws {
    if paths.contains(where: { InputIndex.paths.contains($0) }) {
      let index = try InputIndex.make(encoding: files.encoding, threads: threads, on: console)
      let folder = try FileSystem.resolved(".")
      try QueryAnswer(self, index.snapshot, PathClauses(folders: [folder]), console) { ($0, $1) }
        .print()
      return
    }
    let sources = SourceFiles(
      paths.isEmpty ? ["."] : paths, choice.walk(conversion.preprocessor), on: console)
    if let hint = Hint.paths(query, paths, missing: sources.missing) { console.warn(hint) }
    if sources.roots.isEmpty { throw CommandFailure.failed }
    let cached = try CachedIndex(
      sources, encoding: files.encoding, usesCache: !noCache, threads: threads, on: console)
    if cached.account.isInterrupted {
      console.warn(Message("interrupted: the next search goes on from what is indexed"))
      throw ExitCode(Interruption.exitCode)
    }
    var hasFailed = sources.failureCount > 0 || cached.account.failureCount > 0
    if cached.index.count == 0, !hasFailed {
      let reasons = sources.leftOut
      console.warn(
        reasons.isEmpty
          ? Message("there is no text to search")
          : Message("there is no text to search: \(list: reasons)"))
    }
    let troubled = cached.account.troubledCount
    if troubled > 0 {
      console.warn(
        Message(
          "\(troubled, one: "file has", other: "files have") malformed text, lines that are no records, or cannot be read; --no-cache tells which"
        ))
    }
    do {
      try QueryAnswer(self, cached.index.snapshot, cached.pathClauses, console) {
        cached.name(id: $0, path: $1)
      }.print()
    } catch let exit as ExitCode where hasFailed {
      // As grep does: what could not be read outweighs what was not found.
      hasFailed = exit != .success || hasFailed
    }
    if hasFailed { throw CommandFailure.failed }
  }
}

extension QueryCommand.Mode {
  var searchMode: SearchOptions.Mode {
    switch self {
    case .all: .all
    case .any: .any
    case .standard: .standard
    }
  }
}
