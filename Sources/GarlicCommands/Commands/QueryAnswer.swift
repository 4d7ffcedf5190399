// What is printed of a search?

import ArgumentParser
import Garlic
import GarlicText

/// A search and what is printed of it.
struct QueryAnswer {
  /// About two lines of a terminal.
  private static let snippetColumns = 160
  /// With more hits no other query is suggested.
  private static let fewHits = 3

  private let command: QueryCommand
  private let all: Snapshot
  /// What is searched: a document is not among those that are like it.
  private let snapshot: Snapshot
  private let paths: PathClauses
  private let console: Console
  private let name: (String, String) -> (id: String, path: String)

  /// - Parameters:
  ///   - command: what was asked.
  ///   - snapshot: what is searched.
  ///   - paths: where paths in the query begin.
  ///   - name: what a person calls a document of this id and path.
  init(
    _ command: QueryCommand, _ snapshot: Snapshot, _ paths: PathClauses, _ console: Console,
    naming name: @escaping (String, String) -> (id: String, path: String)
  ) throws {
    self.command = command
    all = snapshot
    self.snapshot = try command.likeID.map { try snapshot.excluding(id: $0) } ?? snapshot
    self.paths = paths
    self.console = console
    self.name = name
  }

  /// Searches and prints.
  ///
  /// - Throws: `CommandFailure.noHits` where there is none.
  func print() throws {
    let start = ContinuousClock.now
    let (results, diagnostics) = try search()
    let elapsed = (ContinuousClock.now - start).seconds
    for diagnostic in diagnostics {
      console.warn("query, byte \(diagnostic.offset): \(diagnostic.message)")
    }
    let differences = try snapshot.analyzerDifferences()
    if !differences.isEmpty {
      console.warn(
        "documents of the index were cut into words in another way (\(differences.joined(separator: "; "))), which may change their order: 'search index --rebuild' cuts them anew"
      )
    }
    let isQuiet: Bool
    switch command.output.form {
    case .nothing:
      if results.isEmpty { throw CommandFailure.noHits }
      return
    case .count:
      try console.print("\(results.total.count)")
      if results.wasRelaxed {
        console.warn(Message("documents that match only part of the query are not counted"))
      }
      if results.total.count == 0 { throw CommandFailure.noHits }
      return
    case .json, .files, .matchCounts, .vimgrep, .template: isQuiet = true
    case .blocks, .lines: isQuiet = false
    }
    if results.wasRelaxed, !isQuiet, !results.isEmpty {
      console.warn(Message("documents that match only part of the query are shown too"))
    }
    switch command.output.form {
    case .blocks, .json, .template: try printHits(results)
    case .lines, .vimgrep, .matchCounts: try printLines(results)
    case .files: try printFiles(results)
    case .nothing, .count: break
    }
    try printFacets(results)
    try console.flush()
    if !isQuiet {
      let time = Decimal.text(elapsed * 1000, digits: 1)
      console.note(Message("\(list: Self.summary(results)), \(time) ms"))
    }
    if results.isEmpty, !results.facets.contains(where: { $0.documents + $0.missing > 0 }) {
      if let hint = Hint.subcommand(like: command.query) {
        console.warn(hint)
      } else if snapshot.count > 0, !command.hasExample, command.suggest || !command.output.json {
        try printSuggestion()
      }
      throw CommandFailure.noHits
    }
    // Looking for another query takes longer than the search: where there are hits it is done for people alone.
    if !command.hasExample, command.suggest || !isQuiet && console.showsProgress,
      results.total.count <= Self.fewHits, command.columns.facet.isEmpty
    {
      try printSuggestion(namesMissing: false)
    }
  }

  private func search() throws -> (SearchResults, [QueryDiagnostic]) {
    var options = SearchOptions(limit: command.limit ?? 10)
    options.counting = .bounded
    switch command.output.form {
    case .count:
      options.limit = 1
      options.counting = .exact
    case .nothing: options.limit = 1
    case .files, .matchCounts: options.limit = command.limit ?? max(1, snapshot.count)
    case .blocks, .json, .lines, .vimgrep, .template: break
    }
    options.mode = command.mode.searchMode
    options.after = command.after.flatMap { SearchCursor($0) }
    options.fields = CommandSchema.searchedFields(of: snapshot.schema)
    try command.expansion.apply(to: &options)
    let reading = QueryReading(paths)
    var (query, diagnostics) = try reading.read(
      command.query, of: snapshot.schema, options.mode, isStrict: command.strict)
    if let like = command.like {
      let text = String(
        decoding: try TextDecoder.decode(try FileSystem.read(like)).utf8, as: UTF8.self)
      query = try all.similarityQuery(to: .text(text), in: options.fields)
    }
    if let id = command.likeID {
      query = try all.similarityQuery(to: .document(id: id), in: options.fields)
    }
    try command.columns.apply(to: &options, in: snapshot.schema) {
      try reading.read($0, of: snapshot.schema, .all, isStrict: true).query
    }
    if case .files = command.output.form, snapshot.schema.index(of: CommandSchema.file) != nil,
      options.grouping == nil
    {
      if options.sort.isEmpty { options.sort = [.relevance] }
      options.sort.append(.ascending(CommandSchema.file))
    }
    if let files = command.choice.filter(folders: paths.folders, now: WallClock.now / 1_000_000) {
      if snapshot.schema.index(of: CommandSchema.file) == nil {
        throw ValidationError(
          "The index does not know files: leave out -g, -t, --newer, --max-filesize.")
      }
      options.filter = options.filter.map { $0 && files } ?? files
    }
    let results = try snapshot.search(query, options)
    if results.isEmpty, options.limit > 0, !command.hasExample,
      let halfTyped = try snapshot.halfTyped(command.query, options)
    {
      return (halfTyped, diagnostics + halfTyped.diagnostics)
    }
    return (results, diagnostics)
  }

  private func record(_ hit: Hit, _ fields: ShownFields) throws -> HitRecord {
    var record = try HitRecord(hit, fields, columns: Self.snippetColumns, naming: name)
    if command.index.count > 1 || command.index.contains(where: { $0.contains("*") }) {
      record.index = hit.indexPath
    }
    return record
  }

  private func printHits(_ results: SearchResults) throws {
    let fields = ShownFields(snapshot.schema)
    let lines = HitLines(
      fields: fields, encoding: command.files.encoding, console: console,
      preprocessor: command.conversion.preprocessor)
    let format = HitFormat(isColored: console.isColored, columns: console.columns, link: link)
    var shown: [LastHits.Entry] = []
    for (rank, hit) in results.enumerated() {
      var record = try record(hit, fields)
      record.group = results.groups.isEmpty ? nil : results.groups[rank]
      switch command.output.form {
      case .json: try console.print(HitFormat.json(record))
      case .template(let template):
        let found = template.needsLines ? try lines.lines(hit, path: record.path) : nil
        try console.write(
          template.text(record, found?.lines.first, isNumbered: found?.isConverted != true))
      default:
        if rank > 0 { try console.print("") }
        try console.write(format.text(record))
        remember(record.path, in: &shown)
      }
    }
    if !shown.isEmpty, !command.noCache { LastHits.save(shown) }
  }

  /// Lines of the files of hits, each file once.
  private func printLines(_ results: SearchResults) throws {
    let fields = ShownFields(snapshot.schema)
    let lines = HitLines(
      fields: fields, encoding: command.files.encoding, console: console,
      preprocessor: command.conversion.preprocessor)
    var context = 0
    var shape = LineFormat.Shape.vimgrep
    if case .lines(let wanted) = command.output.form {
      context = wanted
      shape = console.isTerminal ? .grouped : .flat
    }
    let format = LineFormat(
      shape: shape, isColored: console.isColored && shape != .vimgrep, link: link)
    var seen: Set<String> = []
    var shown: [LastHits.Entry] = []
    var unnumberedCount = 0
    for hit in results {
      let (id, path) = try self.place(hit)
      let place = path.isEmpty ? id : path
      // The texts in an archive are many.
      let isFirst = seen.insert(place).inserted
      if !isFirst, path.isEmpty || !lines.isConverted(path) { continue }
      guard let found = try lines.lines(hit, path: path, context: context) else { continue }
      if case .matchCounts = command.output.form {
        try console.print("\(place):\(found.matchCount)")
        continue
      }
      if found.isConverted, shape == .vimgrep {
        unnumberedCount += 1
        continue
      }
      if shape == .grouped, !shown.isEmpty { try console.print("") }
      try console.write(format.text(found.lines, path: place, isNumbered: !found.isConverted))
      remember(path, in: &shown)
    }
    if unnumberedCount > 0 {
      console.warn(
        Message(
          "\(unnumberedCount, one: "hit", other: "hits") in files that no editor shows as text: left out; --lines has them"
        ))
    }
    if !shown.isEmpty, !command.noCache { LastHits.save(shown) }
  }

  private func printFiles(_ results: SearchResults) throws {
    var seen: Set<String> = []
    let hasFull = results.contains { !$0.isRelaxed }
    // Names are for programs: what matches in part is named only where nothing matches in full.
    for hit in results where !hasFull || !hit.isRelaxed {
      let (id, path) = try place(hit)
      let place = path.isEmpty ? id : path
      if !seen.insert(place).inserted { continue }
      try console.write(place + (command.output.null ? "\0" : "\n"))
    }
  }

  /// The id and the path of a hit, without its text.
  private func place(_ hit: Hit) throws -> (id: String, path: String) {
    // Names of many files are read from the column that they are sorted by.
    if case .files = command.output.form, case .string(let path)?? = hit.sortValues.last {
      return name(hit.id, path)
    }
    let document = try hit.document()
    return name(hit.id, (document[CommandSchema.file] ?? document[CommandSchema.path])?.text ?? "")
  }

  private func remember(_ path: String, in shown: inout [LastHits.Entry]) {
    let absolute = path.isEmpty ? "" : (try? FileSystem.resolved(path)) ?? ""
    shown.append(LastHits.Entry(path: absolute, query: command.query))
  }

  private var link: Hyperlink? {
    Hyperlink(command.output.hyperlinks, isTerminal: console.isTerminal)
  }

  private func printFacets(_ results: SearchResults) throws {
    if results.facets.isEmpty { return }
    switch command.output.form {
    case .json: try console.print(FacetFormat.json(results.facets))
    case .blocks, .lines:
      for facet in results.facets {
        if !results.isEmpty { try console.print("") }
        for line in FacetFormat.lines(facet) { try console.print(line) }
      }
    case .files, .matchCounts, .vimgrep, .template, .nothing, .count: break
    }
  }

  /// Tells which query finds something, or which words no document has.
  ///
  /// - Parameter namesMissing: whether words are named that no document has.
  private func printSuggestion(namesMissing: Bool = true) throws {
    guard
      let suggestion = try snapshot.suggestion(
        for: command.query, in: CommandSchema.searchedFields(of: snapshot.schema))
    else { return }
    guard let better = suggestion.query else {
      if !command.output.json, namesMissing {
        console.warn(Message("no document has \(suggestion.missing.joined(separator: ", "))"))
      }
      return
    }
    if command.output.json {
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
      console.warn(
        Message(
          "did you mean '\(better)'? (\(suggestion.documents, one: "hit", other: "hits"))"))
    }
  }

  /// How many hits are shown of how many, and how many of them match in part.
  private static func summary(_ results: SearchResults) -> [Message] {
    if results.isEmpty { return [Message("no hits")] }
    let partial = results.count { $0.isRelaxed }
    var parts: [Message] = []
    if partial == 0 || results.total.count > 0 {
      let shown = results.count - partial
      let all = results.total.count
      parts.append(
        results.total.isExact
          ? Message("\(shown) of \(all, one: "hit", other: "hits")")
          : Message("\(shown) of at least \(all, one: "hit", other: "hits")"))
    }
    if partial > 0 { parts.append(Message("\(partial, one: "hit", other: "hits") in part")) }
    return parts
  }
}
