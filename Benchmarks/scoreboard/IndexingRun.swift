// How long does it take from text to a durable index?

import Foundation
import Garlic

/// Indexes a file of lines `id \t title \t body` and prints what it took.
struct IndexingRun {
  let documents: String
  let index: String
  let threads: Int
  /// Memory for writing, in MiB; nil for what an index takes unless told.
  var memory: Int?

  static let schema = Schema(.text("title"), .text("body"))

  func run() throws {
    try? FileManager.default.removeItem(atPath: index)
    let wall = Clock.wall()
    let cpu = Clock.cpu()
    var options = SearchIndex.Options()
    options.threadCount = threads
    if let memory { options.memoryBudget = memory << 20 }
    let target = try SearchIndex.open(index, schema: IndexingRun.schema, options: options)
    var count = 0
    var bytes = 0
    try target.write { batch in
      var lines = try Lines(path: documents)
      while let parts = lines.nextParts(3) {
        if parts.count < 3 { continue }
        bytes += parts[1].utf8.count + parts[2].utf8.count
        count += 1
        try batch.put(
          id: parts[0], ["title": .string(parts[1]), "body": .string(parts[2])])
      }
    }
    try target.waitForMerges()
    print(
      """
      {"wall_s": \(Clock.wall() - wall), "cpu_s": \(Clock.cpu() - cpu), "peak_kib": \(Clock.peakKiB()), \
      "docs": \(count), "bytes": \(bytes)}
      """)
  }
}
