// search batch QUERIES -i FILE…: what is found for each of many queries?

import ArgumentParser
import Garlic

struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "Answer a file of queries, as JSON lines.",
    discussion: """
      A line of the queries is 'id <tab> text', or a text, which is then its own id; '-' is standard input. \
      Each hit is a line of output with the id of its query; a query without hits has none.
      """)

  @Argument(help: "The file of queries.", completion: .file())
  var queries: String

  @Option(
    name: [.customShort("i"), .long],
    help: "The index file; several, and 'shards/*.garlic' in quotation marks, are searched as one.",
    completion: .file(extensions: ["garlic"]))
  var index: [String]

  @Option(
    name: [.customShort("n", allowingJoined: true), .long], help: "The most hits of each query.")
  var limit = 10

  @OptionGroup var analysis: AnalyzerOptions

  @OptionGroup var expansion: QueryExpansion

  func validate() throws {
    if index.isEmpty { throw ValidationError("Name the index to search: -i FILE.") }
    if limit < 1 { throw ValidationError("--limit \(limit): use a number above 0.") }
  }

  func run() throws {
    let console = Console()
    try CommandFailure.reported(on: console) {
      let snapshot = try IndexPaths.snapshot(of: index, analyzer: analysis.analyzer())
      var options = SearchOptions(limit: limit)
      options.fields = CommandSchema.searchedFields(of: snapshot.schema)
      try expansion.apply(to: &options)
      let lines = InputLines(queries == "-" ? .standardInput : try InputFile(queries))
      var hasHits = false
      while let line = try lines.next() {
        if line.isEmpty { continue }
        let columns = String(decoding: line, as: UTF8.self).split(separator: "\t", maxSplits: 1)
        guard let id = columns.first, let text = columns.last else { continue }
        for hit in try snapshot.search(String(text), options) {
          hasHits = true
          try console.print(Self.json(hit, query: String(id), isOfSeveral: index.count > 1))
        }
      }
      try console.flush()
      if !hasHits { throw CommandFailure.noHits }
    }
  }

  private static func json(_ hit: Hit, query: String, isOfSeveral: Bool) -> String {
    JSONText.object { json in
      json.member("query", query)
      json.member("rank", hit.rank)
      json.member("id", hit.id)
      json.member("score", hit.score)
      json.member("relaxed", hit.isRelaxed)
      if isOfSeveral { json.member("index", hit.indexPath) }
    }
  }
}
