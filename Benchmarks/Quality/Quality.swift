// How good are the rankings on every test collection, beside simpler ways to rank?

import Foundation
import Garlic
import GarlicCommands

@main
struct Quality {
  static let usage = """
    quality [--mixed] FOLDER…   each a test collection, or a folder of such:
                                corpus.jsonl, queries*.tsv, qrels.tsv
      --mixed   each collection alone and in one index with all others
    """

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let isMixed = arguments.contains("--mixed")
    let folders = try arguments.filter { $0 != "--mixed" }
      .flatMap { try RetrievalSet.sets(in: $0) }
    if folders.isEmpty {
      FileHandle.standardError.write(Data((usage + "\n").utf8))
      exit(64)
    }
    func show(_ name: String) { FileHandle.standardError.write(Data("\(name)\n".utf8)) }
    if isMixed {
      for line in try MixedTable(folders, progress: show).lines { print(line) }
      return
    }
    var table = QualityTable()
    for set in folders {
      show(set.name)
      let index = try CorpusIndex(of: [set])
      for queries in set.queries {
        table.add(try QualityRow(set, queries, in: index.snapshot))
      }
      index.remove()
    }
    for line in table.lines { print(line) }
  }
}
