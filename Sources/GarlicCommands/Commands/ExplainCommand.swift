// search explain -i FILE QUERY --id ID: why is this document found where it is, or not at all?

import ArgumentParser
import Garlic
import GarlicText

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain the scores of hits, or why a document is not a hit.",
    discussion: """
      Without --id, shows the terms and weights of the best hits, as trees whose values add up to \
      the scores. With --id, shows the same for that document; if it is not a hit, shows which parts \
      of the query it matches, and the terms of both.
      """)

  @Option(
    name: [.short, .long], help: "The index file.", completion: .file(extensions: ["garlic"]))
  var index: String

  @Option(help: "The id of the document.")
  var id: String?

  @Option(
    name: [.customShort("n", allowingJoined: true), .long], help: "How many hits to explain.")
  var limit = 3

  @OptionGroup var analysis: AnalyzerOptions

  @OptionGroup var expansion: QueryExpansion

  @Option(
    help: "Explain the search for documents that are like this text file, instead of a query.",
    completion: .file())
  var like: String?

  @Argument(help: "The query.")
  var query: String?

  func validate() throws {
    if (query == nil) == (like == nil) {
      throw ValidationError("Name either a query or --like.")
    }
    if like != nil, id != nil {
      throw ValidationError("--id goes with a query: print that of --like first.")
    }
  }

  func run() throws {
    let console = Console()
    try CommandFailure.reported(on: console) {
      let opened = try SearchIndex.open(index, analyzer: analysis.analyzer())
      let snapshot = opened.snapshot
      var options = SearchOptions(limit: limit)
      options.fields = CommandSchema.searchedFields(of: opened.schema)
      try expansion.apply(to: &options)
      if let id {
        guard let reason = try snapshot.explain(id: id, for: query ?? "", options) else {
          throw IndexError.invalidArgument("there is no document '\(id)' in '\(index)'")
        }
        try console.print(reason.description)
        return
      }
      let results: SearchResults
      if let like {
        let text = String(
          decoding: try TextDecoder.decode(try FileSystem.read(like)).utf8, as: UTF8.self)
        let query = try snapshot.similarityQuery(to: .text(text), in: options.fields)
        try console.print("\(query)")
        results = try snapshot.search(query, options)
      } else {
        results = try snapshot.search(query ?? "", options)
      }
      for hit in results {
        try console.print("\(hit.rank)  \(hit.id)")
        try console.print(try hit.explain().description)
      }
      if results.isEmpty { throw ExitCode(1) }
    }
  }
}
