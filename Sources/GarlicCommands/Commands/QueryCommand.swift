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

  /// About two lines of a terminal.
  private static let snippetColumns = 160
  /// With more hits no other query is suggested.
  private static let fewHits = 3

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
    completion: .file())
  var index: [String] = []

  @Option(name: [.customShort("n", allowingJoined: true), .long], help: "The most hits to show.")
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

  @OptionGroup var columns: ColumnArguments

  @OptionGroup var files: EncodingOption

  @OptionGroup var analysis: AnalyzerOptions

  @OptionGroup var expansion: QueryExpansion

  /// Whether an example stands for the query.
  private var hasExample: Bool { like != nil || likeID != nil }

  /// The query; empty with an example.
  private var query: String { hasExample ? "" : queryOrPath ?? "" }

  private var paths: [String] {
    !hasExample ? furtherPaths : (queryOrPath.map { [$0] } ?? []) + furtherPaths
  }

  func validate() throws {
    if like != nil, likeID != nil { throw ValidationError("Name either --like or --like-id.") }
    if queryOrPath == nil, !hasExample {
      throw ValidationError("Missing expected argument '<query>'")
    }
    if suggest, !json { throw ValidationError("--suggest adds a line to --json: name both.") }
    if limit < 0 || limit == 0 && columns.facet.isEmpty {
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
        try answer(snapshot, PathClauses(folders: [folder]), console) {
          ($0, PathName.shown($1, from: folder))
        }
      } else {
        try searchFiles(console)
      }
    }
  }

  private func searchFiles(_ console: Console) throws {
    let sources = SourceFiles(paths.isEmpty ? ["."] : paths, on: console)
    if let hint = Hint.paths(query, paths, missing: sources.missing) { console.warn(hint) }
    if sources.roots.isEmpty { throw CommandFailure.failed }
    let cached = try CachedIndex(
      sources, encoding: files.encoding, usesCache: !noCache, threads: threads, on: console)
    if cached.account.isInterrupted {
      console.warn("interrupted: the next search goes on from what is indexed")
      throw ExitCode(Interruption.exitCode)
    }
    var hasFailed = sources.failureCount > 0 || cached.account.failureCount > 0
    if cached.index.count == 0, !hasFailed {
      let reasons = sources.leftOut
      console.warn("there is no text to search\(reasons.isEmpty ? "" : ": ")\(reasons)")
    }
    let troubled = cached.account.troubledCount
    if troubled > 0 {
      console.warn(
        "\(Decimal.count(troubled, "file")) \(troubled == 1 ? "has" : "have") malformed text or lines that are no records; --no-cache tells which"
      )
    }
    do {
      try answer(cached.index.snapshot, cached.pathClauses, console) {
        cached.name(id: $0, path: $1)
      }
    } catch let exit as ExitCode where hasFailed {
      // As grep does: what could not be read outweighs what was not found.
      hasFailed = exit != .success || hasFailed
    }
    if hasFailed { throw CommandFailure.failed }
  }

  private func answer(
    _ all: Snapshot, _ paths: PathClauses, _ console: Console,
    naming name: (String, String) -> (id: String, path: String)
  ) throws {
    let start = ContinuousClock.now
    var options = SearchOptions(limit: count ? 1 : limit)
    options.mode = mode.searchMode
    options.after = after.flatMap { SearchCursor($0) }
    options.fields = CommandSchema.searchedFields(of: all.schema)
    try expansion.apply(to: &options)
    options.counting = count ? .exact : .bounded
    let reading = QueryReading(paths)
    var (query, diagnostics) = try reading.read(
      self.query, of: all.schema, options.mode, isStrict: strict)
    if let like {
      let text = String(
        decoding: try TextDecoder.decode(try FileSystem.read(like)).utf8, as: UTF8.self)
      query = try all.similarityQuery(to: .text(text), in: options.fields)
    }
    if let likeID {
      query = try all.similarityQuery(to: .document(id: likeID), in: options.fields)
    }
    try columns.apply(to: &options, in: all.schema) {
      try reading.read($0, of: all.schema, .all, isStrict: true).query
    }
    // A document is not among those that are like it.
    let snapshot = try likeID.map { try all.excluding(id: $0) } ?? all
    let results = try snapshot.search(query, options)
    let elapsed = (ContinuousClock.now - start).seconds
    for diagnostic in diagnostics { console.warn(Self.text(diagnostic)) }
    if count {
      try console.print("\(results.total.count)")
      if results.wasRelaxed {
        console.warn("documents that match only part of the query are not counted")
      }
      if results.total.count == 0 { throw CommandFailure.noHits }
      return
    }
    let fields = ShownFields(snapshot.schema)
    let format = HitFormat(isColored: console.isColored, columns: console.columns)
    if results.wasRelaxed, !json, !results.isEmpty {
      console.warn("documents that match only part of the query are shown too")
    }
    for (rank, hit) in results.enumerated() {
      var record = try HitRecord(hit, fields, columns: Self.snippetColumns, naming: name)
      if index.count > 1 || index.contains(where: { $0.contains("*") }) {
        record.index = hit.indexPath
      }
      record.group = results.groups.isEmpty ? nil : results.groups[rank]
      if json {
        try console.print(HitFormat.json(record))
      } else {
        if rank > 0 { try console.print("") }
        try console.write(format.text(record))
      }
    }
    if json {
      if !results.facets.isEmpty { try console.print(FacetFormat.json(results.facets)) }
    } else {
      for facet in results.facets {
        if !results.isEmpty { try console.print("") }
        for line in FacetFormat.lines(facet) { try console.print(line) }
      }
    }
    try console.flush()
    if !json {
      console.note("\(Self.summary(results)), \(Decimal.text(elapsed * 1000, digits: 1)) ms")
    }
    if results.isEmpty, !results.facets.contains(where: { $0.documents + $0.missing > 0 }) {
      if let hint = Hint.subcommand(like: self.query) {
        console.warn(hint)
      } else if snapshot.count > 0, !hasExample, suggest || !json {
        try printSuggestion(snapshot, console)
      }
      throw CommandFailure.noHits
    }
    if !hasExample, suggest || !json, results.total.count <= Self.fewHits, columns.facet.isEmpty {
      try printSuggestion(snapshot, console, namesMissing: false)
    }
  }

  /// Tells which query finds something, or which words no document has.
  private func printSuggestion(
    _ snapshot: Snapshot, _ console: Console, namesMissing: Bool = true
  ) throws {
    guard
      let suggestion = try snapshot.suggestion(
        for: query, in: CommandSchema.searchedFields(of: snapshot.schema))
    else { return }
    guard let better = suggestion.query else {
      if !json, namesMissing {
        console.warn("no document has \(suggestion.missing.joined(separator: ", "))")
      }
      return
    }
    if json {
      let line = JSONText.object { json in
        json.key("suggestion")
        json.object { json in
          json.member("query", better)
          json.member("hits", suggestion.documents)
        }
      }
      try console.print(line)
      try console.flush()
    } else {
      console.warn("did you mean '\(better)'? (\(Decimal.count(suggestion.documents, "hit")))")
    }
  }

  /// How many hits are shown of how many, and how many of them match in part.
  private static func summary(_ results: SearchResults) -> String {
    if results.isEmpty { return "no hits" }
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
