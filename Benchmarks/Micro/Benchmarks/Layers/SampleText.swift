// Which texts do the benchmarks of single layers work on?

import Foundation
import Garlic

/// The articles of `Corpus`, line by line.
enum SampleText {
  static let lines: [String] = {
    var root = URL(filePath: #filePath)
    while root.lastPathComponent != "Micro" { root.deleteLastPathComponent() }
    let articles = root.appending(path: "../../Corpus/articles")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: articles.path)) ?? []
    return names.sorted().flatMap { name -> [String] in
      let text = try? String(contentsOf: articles.appending(path: name), encoding: .utf8)
      return (text ?? "").split(separator: "\n").map(String.init)
    }
  }()

  static let bytes: [[UInt8]] = lines.map { Array($0.utf8) }

  static let documents: [Document] = lines.enumerated().map { number, line in
    Document(id: "d\(number)", ["body": .string(line)])
  }

  static let schema = Schema(.text("body"))

  /// An index in memory of all lines seven times over, in as many commits; made once.
  static func snapshot() throws -> Snapshot { try kept.get() }

  private static let kept = Result { try index(7).snapshot }

  private static func index(_ times: Int) throws -> SearchIndex {
    var options = SearchIndex.Options()
    options.threadCount = 1
    options.mergesInBackground = false
    let index = try SearchIndex.inMemory(schema: schema, options: options)
    for round in 0..<times {
      try index.write { batch in
        for (number, line) in lines.enumerated() {
          try batch.put(id: "\(round)-\(number)", ["body": .string(line)])
        }
      }
    }
    return index
  }
}
