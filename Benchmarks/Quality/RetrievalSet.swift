// Which files make up a test collection?

import Foundation

/// A folder with a corpus, relevance judgements and one or several files of queries.
struct RetrievalSet {
  let name: String
  let corpus: String
  let judgements: String
  /// `queries.tsv` first, then the same questions in other scripts.
  let queries: [String]

  /// What its ids begin with in an index of several sets.
  var prefix: String { name + "/" }

  /// The folder itself, when it is a collection; else all those directly inside, by name.
  static func sets(in folder: String) throws -> [RetrievalSet] {
    if let set = RetrievalSet(folder) { return [set] }
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .compactMap { RetrievalSet(folder + "/" + $0) }
  }

  private init?(_ folder: String) {
    let files = FileManager.default
    name = URL(fileURLWithPath: folder).lastPathComponent
    corpus = folder + "/corpus.jsonl"
    judgements = folder + "/qrels.tsv"
    guard files.fileExists(atPath: corpus), files.fileExists(atPath: judgements) else { return nil }
    let names = (try? files.contentsOfDirectory(atPath: folder)) ?? []
    let main = "queries.tsv"
    let others = names.filter {
      $0.hasPrefix("queries") && $0.hasSuffix(".tsv") && $0 != main
    }
    queries = ((names.contains(main) ? [main] : []) + others.sorted()).map { folder + "/" + $0 }
    if queries.isEmpty { return nil }
  }
}
