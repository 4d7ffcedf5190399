// search QUERY [PATH…]: what is found?

import ArgumentParser
import Garlic

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

  /// About two lines of a terminal.
  private static let snippetColumns = 160

  @Argument(help: "The query: words, \"phrases\", field:word, OR, -excluded, prefix*.")
  var query: String

  @Argument(help: "Files and folders to search.", completion: .file())
  var paths: [String] = []

  @Option(name: [.customShort("i"), .long], help: "Search this index file.", completion: .file())
  var index: String?

  @Option(name: [.customShort("n"), .long], help: "The most hits to show.")
  var limit = 10

  @Option(help: "Show the hits after the one with this cursor, which --json prints.")
  var after: String?

  @Option(
    help:
      "How clauses are combined: all, any, or standard: all of a short query, relaxed when that finds too few hits; long queries rank by how much matches."
  )
  var mode = Mode.standard

  @Flag(help: "Refuse a query with a syntax error.")
  var strict = false

  @Flag(help: "Print only the number of documents that match.")
  var count = false

  @Flag(help: "Print one JSON object per hit, each on a line.")
  var json = false

  @Option(help: "When to use colours.")
  var color = ColorChoice.auto

  @Option(help: "Number of threads for indexing; 0 for the number of processors.")
  var threads = 0

  @Flag(help: "Index in memory, without the cache.")
  var noCache = false

  @OptionGroup var files: EncodingOption

  @OptionGroup var analysis: AnalyzerOptions

  @OptionGroup var expansion: QueryExpansion

  func validate() throws {
    if limit < 1 {
      throw ValidationError(
        "--limit \(limit): use a number above 0, or --count to count hits only.")
    }
    if let after, SearchCursor(after) == nil {
      throw ValidationError(
        "--after '\(after)' is not a cursor: use the 'cursor' of a hit that --json printed.")
    }
    if threads < 0 {
      throw ValidationError(
        "--threads \(threads): use a number above 0, or 0 for the number of processors.")
    }
    if index != nil, !paths.isEmpty {
      throw ValidationError("Name either an index (-i) or paths, not both.")
    }
    if index != nil, files.name != nil {
      throw ValidationError("--encoding goes with paths: an index has its texts already.")
    }
    if index == nil, analysis.wordFile != nil {
      throw ValidationError("--words needs -i: files are searched without user words.")
    }
  }

  func run() throws {
    let console = Console(color: color)
    try CommandFailure.reported(on: console) {
      if let index {
        var options = SearchIndex.Options()
        options.threadCount = threads
        let opened = try SearchIndex.open(index, analyzer: analysis.analyzer(), options: options)
        try answer(opened, console) { ($0, $1) }
      } else {
        try searchFiles(console)
      }
    }
  }

  private func searchFiles(_ console: Console) throws {
    let sources = SourceFiles(paths.isEmpty ? ["."] : paths, on: console)
    if sources.roots.isEmpty { throw CommandFailure.failed }
    let cached = try CachedIndex(
      sources, encoding: files.encoding, usesCache: !noCache, threads: threads, on: console)
    var hasFailed = sources.failureCount > 0 || cached.account.failureCount > 0
    if cached.index.count == 0, !hasFailed { console.warn("there is no text to search") }
    do {
      try answer(cached.index, console) { cached.name(id: $0, path: $1) }
    } catch let exit as ExitCode where hasFailed {
      // As grep does: what could not be read outweighs what was not found.
      hasFailed = exit != .success || hasFailed
    }
    if hasFailed { throw CommandFailure.failed }
  }

  private func answer(
    _ index: SearchIndex, _ console: Console,
    naming name: (String, String) -> (id: String, path: String)
  ) throws {
    let start = ContinuousClock.now
    var options = SearchOptions(limit: count ? 1 : limit)
    options.mode = mode.searchMode
    options.after = after.flatMap { SearchCursor($0) }
    options.isStrict = strict
    options.fields = CommandSchema.searchedFields(of: index.schema)
    expansion.apply(to: &options)
    options.counting = count ? .exact : .bounded
    let results = try index.snapshot.search(query, options)
    let elapsed = (ContinuousClock.now - start).seconds
    for diagnostic in results.diagnostics { console.warn(Self.text(diagnostic)) }
    if count {
      try console.print("\(results.total.count)")
      if results.wasRelaxed {
        console.warn("documents that match only part of the query are not counted")
      }
      if results.total.count == 0 { throw CommandFailure.noHits }
      return
    }
    let fields = ShownFields(index.schema)
    let format = HitFormat(isColored: console.isColored, columns: console.columns)
    if results.wasRelaxed, !json, !results.isEmpty {
      console.warn("documents that match only part of the query are shown too")
    }
    for (rank, hit) in results.enumerated() {
      let record = try HitRecord(hit, fields, columns: Self.snippetColumns, naming: name)
      if json {
        try console.print(HitFormat.json(record))
      } else {
        if rank > 0 { try console.print("") }
        try console.write(format.text(record))
      }
    }
    try console.flush()
    if !json {
      console.note("\(Self.summary(results)), \(Decimal.text(elapsed * 1000, digits: 1)) ms")
    }
    if results.isEmpty { throw CommandFailure.noHits }
  }

  /// How many hits are shown of how many, and how many of them match in part.
  private static func summary(_ results: SearchResults) -> String {
    let partial = results.count { $0.isRelaxed }
    var parts: [String] = []
    if partial == 0 || results.total.count > 0 {
      let about = results.total.isExact ? "" : "at least "
      parts.append(
        "\(results.count - partial) of \(about)\(Decimal.count(results.total.count, "hit"))")
    }
    if partial > 0 { parts.append("\(Decimal.count(partial, "hit")) in part") }
    return parts.joined(separator: ", ")
  }

  private static func text(_ diagnostic: QueryDiagnostic) -> String {
    "query, byte \(diagnostic.offset): \(diagnostic.message)"
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
