// search delete -i FILE ID…: how are documents taken out of an index?

import ArgumentParser
import Garlic

struct DeleteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete documents of an index, by their ids or by a query.",
    discussion: """
      Prints how many documents are deleted. A query deletes what 'search -i FILE --mode all QUERY' finds. \
      'search index' brings documents back whose files are still there.

      Exit codes: 0 when there is something to delete, 1 when there is nothing, 2 after a failure.
      """)

  @Option(
    name: [.short, .long], help: "The index file.", completion: .file(extensions: ["garlic"]))
  var index: String

  @Argument(help: "The ids of the documents.")
  var ids: [String] = []

  @Option(help: "Delete the documents that match this query.")
  var query: String?

  @Flag(help: "Delete nothing, and print how many documents would be deleted.")
  var dryRun = false

  @OptionGroup var analysis: AnalyzerOptions

  func validate() throws {
    if ids.isEmpty == (query == nil) {
      throw ValidationError("Name either the ids of documents or a query (--query).")
    }
  }

  func run() throws {
    let console = Console()
    try CommandFailure.reported(on: console) {
      var options = SearchIndex.Options()
      options.lockTimeout = .seconds(2)
      let opened = try SearchIndex.open(index, analyzer: analysis.analyzer(), options: options)
      let count =
        dryRun
        ? try found(opened, console).count
        : try opened.write { batch in
          try opened.refresh()
          let found = try found(opened, console)
          for id in found { try batch.delete(id: id) }
          return found.count
        }
      try opened.waitForMerges()
      let would = dryRun ? "would be" : count == 1 ? "is" : "are"
      try console.print("\(Decimal.count(count, "document")) \(would) deleted")
      if count == 0 { throw CommandFailure.noHits }
    }
  }

  /// The ids of what is to be deleted.
  private func found(_ index: SearchIndex, _ console: Console) throws -> [String] {
    let snapshot = index.snapshot
    guard let query else {
      var found: [String] = []
      for id in ids where !found.contains(id) {
        if try snapshot.document(id: id) != nil {
          found.append(id)
        } else {
          console.warn(Message("there is no document '\(id)'"))
        }
      }
      return found
    }
    var options = SearchOptions(limit: max(1, snapshot.count)).unlimited
    // What is not understood deletes nothing.
    options.fields = CommandSchema.searchedFields(of: index.schema)
    let paths = PathClauses(folders: [try FileSystem.resolved(".")])
    let (read, _) = try QueryReading(paths).read(
      query, of: index.schema, options.mode, isStrict: true)
    return try snapshot.search(read, options).map(\.id)
  }
}
