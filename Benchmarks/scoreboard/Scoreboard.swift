// How fast is Garlic beside other engines, on the same documents and queries?

import Foundation
import Garlic

@main
struct Scoreboard {
  static let usage = """
    scoreboard index DOCS.tsv INDEX THREADS     lines id \\t title \\t body; prints one JSON line
    scoreboard query INDEX QUERIES.tsv          lines kind \\t text \\t term|term|…; a line a query
    scoreboard agree INDEX DOCS.tsv [COUNT]     skipping against looking at everything
    scoreboard sizes INDEX                      where the bytes go
    """

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    switch (arguments.first, arguments.count) {
    case ("index", 4):
      try IndexingRun(
        documents: arguments[2], index: arguments[3], threads: Int(arguments[4]) ?? 1
      ).run()
    case ("agree", 3), ("agree", 4):
      try Agreement(
        index: arguments[2], documents: arguments[3],
        count: arguments.count > 3 ? Int(arguments[4]) ?? 10_000 : 10_000
      ).run()
    case ("sizes", 2):
      try Sizes(index: arguments[2]).run()
    case ("query", 3):
      try QueryRun(index: arguments[2], queries: arguments[3]).run()
    default:
      FileHandle.standardError.write(Data((usage + "\n").utf8))
      exit(64)
    }
  }
}
