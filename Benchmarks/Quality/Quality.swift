// How good are the rankings on every test collection, beside simpler ways to rank?

import Foundation
import Garlic
import GarlicCommands

@main
struct Quality {
  static let usage = """
    quality FOLDER…     each a test collection, or a folder of such:
                        corpus.jsonl, queries*.tsv, qrels.tsv
    """

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let folders = try arguments.flatMap { try RetrievalSet.sets(in: $0) }
    if folders.isEmpty {
      FileHandle.standardError.write(Data((usage + "\n").utf8))
      exit(64)
    }
    var table = QualityTable()
    for set in folders {
      FileHandle.standardError.write(Data("\(set.name)\n".utf8))
      let index = try CorpusIndex(of: set.corpus)
      for queries in set.queries {
        table.add(try QualityRow(set, queries, in: index.snapshot))
      }
      index.remove()
    }
    for line in table.lines { print(line) }
  }
}
