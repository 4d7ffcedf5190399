// What do many tasks wait for that put one document each?

import Foundation
import Garlic

/// Puts documents from as many tasks at once, joined into common commits and each in a commit of its own.
struct PutRun {
  let folder: String
  let count: Int

  func run() throws {
    let finished = DispatchSemaphore(value: 0)
    Task {
      await measure("joined", { index, document in try await index.put(document) })
      await measure(
        "one by one", { index, document in try await index.write { try $0.put(document) } })
      finished.signal()
    }
    finished.wait()
  }

  private func measure(
    _ name: String, _ put: @escaping @Sendable (SearchIndex, Document) async throws -> Void
  ) async {
    let path = folder + "/puts-\(name.replacing(" ", with: "-")).garlic"
    try? FileManager.default.removeItem(atPath: path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    do {
      let index = try SearchIndex.open(
        path, schema: Schema(.text("title", weight: 3), .text("body")))
      try await index.put(Document(id: "first", ["body": "大蒜"]))
      let before = index.snapshot.sequence
      let start = ContinuousClock.now
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<count {
          group.addTask {
            try await put(
              index,
              Document(
                id: "\(number)", ["title": "大蒜 \(number)", "body": "秋播大蒜以十月上旬到中旬下种最稳妥。"]))
          }
        }
        try await group.waitForAll()
      }
      let time = ContinuousClock.now - start
      try await index.waitForMerges()
      // A commit syncs twice: what was written, then the slot that points at it.
      print(
        "\(name): \(count) puts in \(time), \(index.snapshot.sequence - before) commits with those of merges, "
          + "\(index.count - 1) documents")
    } catch { print("\(name): \(error)") }
  }
}
