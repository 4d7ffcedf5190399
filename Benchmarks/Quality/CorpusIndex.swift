// How does a corpus become an index with the product's defaults?

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

  init(of corpus: String) throws {
    path = FileManager.default.temporaryDirectory.path + "/quality-\(UUID().uuidString).garlic"
    let index = try SearchIndex.open(path, schema: .titleAndBody)
    let data = try Data(contentsOf: URL(fileURLWithPath: corpus))
    let decoder = JSONDecoder()
    try index.write { batch in
      for line in data.split(separator: 0x0A) {
        let record = try decoder.decode(Record.self, from: line)
        try batch.put(
          id: record.id,
          ["title": .string(record.title ?? ""), "body": .string(record.body ?? "")])
      }
    }
    try index.waitForMerges()
    snapshot = index.snapshot
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
