// How do corpora become an index with the product's defaults?

import Foundation
import Garlic

/// A temporary index of lines `{"id", "title", "body"}`.
struct CorpusIndex {
  private struct Record: Decodable {
    var id: String
    var title: String?
    var body: String?
  }

  let snapshot: Snapshot
  private let path: String

  /// - Parameters:
  ///   - sets: whose corpora are put into the index, one after the other.
  ///   - prefixed: whether ids begin with the name of their set, so that no two sets share one.
  init(of sets: [RetrievalSet], prefixed: Bool = false) throws {
    path = FileManager.default.temporaryDirectory.path + "/quality-\(UUID().uuidString).garlic"
    let index = try SearchIndex.open(path, schema: .titleAndBody)
    let decoder = JSONDecoder()
    try index.write { batch in
      for set in sets {
        let data = try Data(contentsOf: URL(fileURLWithPath: set.corpus))
        for line in data.split(separator: 0x0A) {
          let record = try decoder.decode(Record.self, from: line)
          try batch.put(
            id: prefixed ? set.prefix + record.id : record.id,
            ["title": .string(record.title ?? ""), "body": .string(record.body ?? "")])
        }
      }
    }
    try index.waitForMerges()
    snapshot = index.snapshot
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
