// search export -i FILE: how are the documents of an index had as text?

import ArgumentParser
import Garlic

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print the stored documents of an index as JSON lines.",
    discussion: """
      'search export -i FILE | search index - -o COPY' makes an index of the same documents, with all fields. \
      Fields of a program's own are printed, too, but 'search index' has none of them.
      """)

  @Option(
    name: [.customShort("i"), .long], help: "The index file.",
    completion: .file(extensions: ["garlic"]))
  var index: String

  func run() throws {
    let console = Console()
    try CommandFailure.reported(on: console) {
      let snapshot = try SearchIndex.open(index).snapshot
      var failure: (any Error)?
      try snapshot.forEachDocument { (document) throws(IndexError) in
        do {
          try console.print(ExportedRecord.line(document, in: snapshot.schema))
          return true
        } catch {
          failure = error
          return false
        }
      }
      if let failure { throw failure }
      try console.flush()
    }
  }
}
